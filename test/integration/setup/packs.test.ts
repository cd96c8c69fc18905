import { ROUTES, packRules, routePath } from '../../../common';
import type { PackAnswer, RoutePath } from '../../../common';
import { sharedEngine } from '../../engine/for_tests';
import type { SharedEngine } from '../../engine/for_tests';
import { startHost } from '../../host/host';
import type { Host } from '../../host/host';
import { USER_COOKIE } from '../../host/http_server';
import type { UserName } from '../../host/users';

let engine: SharedEngine;
let host: Host;

beforeAll(async () => {
  engine = await sharedEngine();
  host = await startHost({ client: engine.client, log: () => undefined });
});
afterAll(() => host.stop());

const pathOf = (pack: string) => routePath(ROUTES.pack as RoutePath, { pack });

async function get(url: string, user: UserName) {
  const headers = { cookie: `${USER_COOKIE}=${user}`, host: new URL(host.url).host };
  const { statusCode, payload } = await host.server.inject({ method: 'GET', url, headers });
  return { status: statusCode, body: JSON.parse(payload) as PackAnswer & { message: string } };
}

test('whoever may look gets the dashboards, whole', async () => {
  const { status, body } = await get(pathOf('dashboards'), 'auditor');
  expect(status).toBe(200);
  expect(body.pack).toBe('dashboards');
  expect(body.objects.filter(({ type }) => type === 'dashboard')).toHaveLength(3);
});

test('the rules are what Kibana’s import takes, each asleep', async () => {
  const { status, body } = await get(pathOf('rules'), 'auditor');
  expect(status).toBe(200);
  const rules = packRules(body.objects);
  expect(rules.length).toBe(body.objects.length);
  expect(rules.length).toBeGreaterThanOrEqual(30);
  expect(rules.filter(({ enabled }) => enabled !== false)).toEqual([]);
});

test('there is no other pack, and no way to another file', async () => {
  for (const pack of ['other', '../../package.json']) {
    const { status, body } = await get(pathOf(pack), 'auditor');
    expect([pack, status]).toEqual([pack, 400]);
    expect(body.message).toContain('rules, dashboards');
  }
});

test('who may not look gets nothing', async () => {
  expect((await get(pathOf('rules'), 'stranger')).status).toBe(403);
});
