import { REQUESTS_INDEX, ROUTES, routePath } from '../../../common';
import type { ProcessesPage, ProjectInput, RequestActivity } from '../../../common';
import { sharedEngine } from '../../engine/for_tests';
import type { SharedEngine } from '../../engine/for_tests';
import { startHost } from '../../host/host';
import type { Host } from '../../host/host';
import { call } from './caller';
import { startEvent, storeEvents } from './event_index';

const REQUEST = '0f5e2c1a-7b3d-4e19-a6c1-3d1b9e42c701';
const CREATED = '2026-11-02T12:00:00.000Z';

let engine: SharedEngine;
let host: Host;

const shown = async (project: string) => {
  const query = { view: 'any', project, from: '2026-11-02T00:00:00Z', to: '2026-11-02T23:00:00Z' };
  const { status, body } = await call<ProcessesPage>(host, 'GET', ROUTES.processes, { query });
  return status === 200 ? body.items.map(({ name }) => name).sort() : status;
};
const put = async (id: string, body: ProjectInput) => {
  const reply = await call(host, 'PUT', routePath(ROUTES.project, { id }), { body });
  expect(reply.status).toBe(200);
};
const activity = <T = RequestActivity>(id: string) =>
  call<T>(host, 'GET', routePath(ROUTES.requestActivity, { id }), { as: 'reviewer' });

const event = (name: string, hostName: string, project?: string, computerName?: string) => ({
  ...startEvent({
    at: '2026-11-02T10:00:00.000Z',
    id: `{${name}}`,
    name,
    host: hostName,
    tre: project ? { project: { id: project } } : undefined,
  }),
  ...(computerName ? { winlog: { computer_name: computerName } } : {}),
});

beforeAll(async () => {
  engine = await sharedEngine();
  await engine.reset();
  host = await startHost({ client: engine.client });
  await call(host, 'POST', ROUTES.setup, { body: { action: 'install' } });
  await put('heart', { name: 'Heart', hosts: ['vm-1', 'vm-2.tre.local'] });
  await put('lung', { name: 'Lung' });
  await put('hidden', { name: 'Hidden', space: 'genomics', hosts: ['vm-1'] });
  await storeEvents(
    engine.client,
    [
      event('tagged', 'anywhere', 'heart'),
      event('untagged', 'VM-1'),
      event('with-domain', 'Vm-1.other.local', 'unassigned'),
      event('full-name', 'vm-2.tre.local'),
      event('short-name', 'VM-2'),
      event('computer-name', 'alias', undefined, 'vm-2.TRE.local'),
      event('other-domain', 'vm-2', undefined, 'vm-2.evil.local'),
      event('longer', 'vm-12'),
      event('of-lung', 'vm-1', 'lung'),
    ],
    'auditbeat-8.3.3'
  );
});
afterAll(async () => {
  await host.stop();
  await engine.reset();
});

test('a project has what is tagged with it and what its hosts sent before it was registered', async () => {
  expect(await shown('heart')).toEqual([
    'computer-name',
    'full-name',
    'short-name',
    'tagged',
    'untagged',
    'with-domain',
  ]);
  expect(await shown('lung')).toEqual(['of-lung']);
});

test('a project that is not, or is of another space, is no filter', async () => {
  expect(await shown('nothing')).toBe(404);
  expect(await shown('hidden')).toBe(404);
});

describe('beside a request', () => {
  const flagged = (name: string, at: string, hostName: string, activityLabels: string[]) => ({
    ...startEvent({ at, id: `{${name}}`, name, host: hostName, tre: { activity: activityLabels } }),
  });

  beforeAll(async () => {
    const request = (id: string, project: string) =>
      engine.client.index({
        index: REQUESTS_INDEX,
        id,
        refresh: true,
        document: {
          id,
          status: 'in_review',
          direction: 'egress',
          created_at: CREATED,
          project: { id: project, name: project },
          history: [],
        },
      });
    await request(REQUEST, 'heart');
    await request(REQUEST.replace('0f', '1f'), 'hidden');
    await storeEvents(
      engine.client,
      [
        flagged('just-before.exe', '2026-11-02T11:59:59.000Z', 'vm-1', ['encoded_command']),
        flagged('day-before.exe', '2026-11-01T12:00:01.000Z', 'vm-1', ['python_child', 'unexpected_child']),
        flagged('too-old.exe', '2026-11-01T11:59:00.000Z', 'vm-1', ['unexpected_child']),
        flagged('after.exe', '2026-11-02T12:00:01.000Z', 'vm-1', ['unexpected_child']),
        flagged('harmless.exe', '2026-11-02T11:00:00.000Z', 'vm-1', ['python_child']),
        flagged('other-project.exe', '2026-11-02T11:00:00.000Z', 'vm-7', ['unexpected_child']),
      ],
      'auditbeat-8.3.3'
    );
  });

  test('the flagged executions of its project in the day before it are shown', async () => {
    const { status, body } = await activity(REQUEST);
    expect(status).toBe(200);
    expect(body.from).toBe('2026-11-01T12:00:00.000Z');
    expect(body.to).toBe(CREATED);
    expect(body.page.items.map(({ name }) => name)).toEqual(['just-before.exe', 'day-before.exe']);
    expect(body.page.rights.readable).toEqual(['auditbeat-*']);
  });

  test('a request of another space is not there, as one that never was', async () => {
    for (const id of [REQUEST.replace('0f', '1f'), REQUEST.replace('0f', '2f')]) {
      const reply = await activity<{ message: string }>(id);
      expect(reply.status).toBe(404);
      expect(reply.body.message).toBe(`There is no request "${id}".`);
    }
  });
});
