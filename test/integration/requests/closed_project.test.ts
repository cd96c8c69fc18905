import { sharedEngine } from '../../engine/for_tests';
import type { SharedEngine } from '../../engine/for_tests';
import { Airlock, installTemplates } from './harness';
import { SCANNER, batch, file, project, pushVerdict, review } from './samples';

const CLOSED = { closed_at: '2026-06-01T09:00:00.000Z', closed_by: 'olga' };
const FILES = [file('out/a.csv'), review('out/b.csv')];
const reason = 'Looked at it.';

let engine: SharedEngine;
let airlock: Airlock;

beforeAll(async () => {
  engine = await sharedEngine();
  await engine.reset();
  await installTemplates(engine.client);
});
beforeEach(() => {
  airlock = new Airlock(engine.client);
});
afterEach(() => airlock.services.audit.stop());
afterAll(() => engine.reset());

/** A request that came in while its project was being closed, so that nobody counted it. */
async function heldRequest() {
  const sent = batch(FILES);
  await airlock.egress(sent);
  airlock.projects.splice(0, 1, project(CLOSED));
  return sent;
}

test('an open request of a closed project is shown, and offers nothing', async () => {
  const { request } = await heldRequest();
  const { status, body } = await airlock.detail(request.id);
  expect(status).toBe(200);
  expect(body).toMatchObject({ status: 'in_review', moves: [] });
  expect(body.vote_refused).toMatch(/was closed by olga at 2026-06-01.*open it again/);
});

test.each([
  ['rita', 'votes', { vote: 'approve', revision: 3 }],
  ['rita', 'return', { revision: 3 }],
  ['rita', 'reject', { revision: 3 }],
  ['scanner', 'withdraw', {}],
] as const)('%s gets a 409 with the reason for %s', async (user, name, body) => {
  const { request } = await heldRequest();
  const answer = await airlock.act(user, name, request.id, { reason, ...body });
  expect(answer.status).toBe(409);
  expect(answer.body.message).toContain('was closed by olga');
  expect(answer.body.attributes).toEqual({ status: 'in_review' });
  expect((await airlock.document(request.id)).revision).toBe(3);
});

test('its verdicts wait with the scanner, and are taken once the project is open again', async () => {
  const sent = await heldRequest();
  const again = { ...sent, scanner: { ...SCANNER, version: '2.0.0' } };
  // A 409 would make the scanner go on under another id.
  expect((await airlock.egress(again)).status).toBe(404);
  airlock.projects.splice(0, 1, project());
  expect((await airlock.egress(again)).status).toBe(200);
});

test('what was released can still be revoked, and a release is told once more', async () => {
  const sent = batch(FILES);
  await airlock.egress(sent);
  const { id } = sent.request;
  await airlock.vote('rita', id);
  const copied = {
    destination: 's3://out',
    files: FILES.map(({ path, sha256 }) => ({ path, sha256 })),
  };
  expect((await airlock.act('agent', 'release', id, copied)).status).toBe(200);
  airlock.projects.splice(0, 1, project(CLOSED));
  expect((await airlock.act('agent', 'release', id, copied)).status).toBe(200);
  const { revision, moves } = (await airlock.detail(id)).body;
  expect(moves).toEqual(['revoke']);
  const revoked = await airlock.act('rita', 'revoke', id, { revision, reason });
  expect([revoked.status, revoked.body.status]).toEqual([200, 'revoked']);
});

test('no push begins in it', async () => {
  airlock.projects.splice(0, 1, project(CLOSED));
  const verdict = pushVerdict();
  const { status, body } = await airlock.ingress(verdict);
  expect([status, body.message]).toEqual([404, expect.stringContaining('was closed at 2026-06-01')]);
  expect(await airlock.inStream('logs-tre.verdict-default', verdict.request.id)).toEqual([]);
});
