import { VERDICT_STREAM } from '../../../common';
import { sharedEngine } from '../../engine/for_tests';
import type { SharedEngine } from '../../engine/for_tests';
import { Airlock, installTemplates } from './harness';
import { ERROR, WARNING, batch, file, oid, project, push, pushVerdict } from './samples';

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

const flagged = { result: 'review' as const, findings: [{ ...WARNING, file: 'fit.py', line: 3 }] };

test('a push is reviewed as a whole and delivered with its commit', async () => {
  const sent = pushVerdict(flagged);
  const { id } = sent.request;
  const { status, body } = await airlock.ingress(sent);
  expect([status, body]).toEqual([
    200,
    {
      request: { id, status: 'in_review', revision: 3, received: 1, expected: 1 },
      items: [{ path: 'refs/heads/main', status: 'stored' }],
    },
  ]);
  const detail = (await airlock.detail(id)).body;
  expect(detail).toMatchObject({
    title: 'analysis: main',
    researcher: 'ada',
    direction: 'ingress',
    risk: 8,
    push: { repository: 'git@forge:team/analysis.git', after: oid('after'), pusher: 'ada', commits: 1 },
    pushed: { commits: [{ id: oid('after'), message: 'Fit' }], votes: [] },
    counts: { files: 2, pass: 0, review: 1, block: 0, warning: 1, approved: 0 },
    files: [],
  });
  await airlock.refresh();
  expect((await airlock.verdicts(id)).body.items).toEqual([
    expect.objectContaining({ result: 'review', findings: flagged.findings }),
  ]);

  expect((await airlock.vote('rita', id, 'approve', ['fit.py'])).status).toBe(400);
  expect((await airlock.vote('rita', id)).body).toMatchObject({
    status: 'approved',
    counts: { approved: 1 },
  });
  const wrong = await airlock.act('hook', 'release', id, { destination: '/in', files: [], commit: oid('x') });
  expect([wrong.status, wrong.body.attributes.mismatches]).toEqual([
    409,
    [{ path: 'refs/heads/main', problem: 'changed', reviewed: oid('after'), copied: oid('x') }],
  ]);
  expect((await airlock.detail(id)).body).toMatchObject({ status: 'in_review', pushed: { votes: [] } });
  await airlock.vote('rita', id);
  const body2 = { destination: '/in', files: [], commit: oid('after') };
  expect((await airlock.act('hook', 'release', id, body2)).body.status).toBe('released');
  expect((await airlock.detail(id)).body.release).toMatchObject({ commit: oid('after'), destination: '/in' });
});

test('the same verdict again changes nothing', async () => {
  const sent = pushVerdict();
  await airlock.ingress(sent);
  const { body } = await airlock.ingress(sent);
  expect(body.items[0]?.status).toBe('duplicate');
  expect(body.request.revision).toBe(3);
  expect(await airlock.inStream(VERDICT_STREAM, sent.request.id)).toHaveLength(1);
});

test('a clean push is delivered without a vote where the project says so; a flagged one never', async () => {
  airlock.projects[0] = project({ auto_approve: { egress: false, ingress: true } });
  expect((await airlock.ingress(pushVerdict())).body.request.status).toBe('approved');
  expect((await airlock.ingress(pushVerdict(flagged))).body.request.status).toBe('in_review');
  const blocked = pushVerdict({ result: 'block', findings: [ERROR] });
  expect((await airlock.ingress(blocked)).body.request.status).toBe('blocked_by_scan');
});

test('new commits under review are a 409; after a return they begin a new round without old votes', async () => {
  const sent = pushVerdict(flagged);
  const { id } = sent.request;
  await airlock.ingress(sent);
  const next = pushVerdict(
    {
      push: push({
        after: oid('fixed'),
        commits: [{ id: oid('fixed'), author: { name: 'Ada' }, message: 'x' }],
      }),
    },
    id
  );
  const early = await airlock.ingress(next);
  expect([early.status, early.body.message]).toEqual([409, expect.stringMatching(/return the request/)]);
  await airlock.vote('rita', id, 'changes_requested');
  const { body } = await airlock.ingress(next);
  expect(body.request.status).toBe('in_review');
  expect((await airlock.detail(id)).body).toMatchObject({
    worst: 'pass',
    push: { after: oid('fixed') },
    pushed: { votes: [] },
  });
});

test('a verdict that contradicts itself, or its request, is refused', async () => {
  const lying = await airlock.ingress(pushVerdict({ ...flagged, result: 'pass' }));
  expect([lying.status, lying.body.message]).toEqual([
    400,
    'The verdict says "pass", but its findings demand "review".',
  ]);
  const files = batch([file('a')]);
  await airlock.egress(files);
  const crossed = await airlock.ingress(pushVerdict({}, files.request.id));
  expect([crossed.status, crossed.body.message]).toEqual([
    409,
    expect.stringMatching(/is egress, and this is ingress/),
  ]);
  const sent = pushVerdict(flagged);
  await airlock.ingress(sent);
  const other = await airlock.ingress({ ...sent, push: push({ repository: 'other.git', after: oid('o') }) });
  expect([other.status, other.body.message]).toEqual([409, expect.stringMatching(/is about the repository/)]);
});

test('a later verdict that blocks stops an approved push', async () => {
  const sent = pushVerdict();
  await airlock.ingress(sent);
  await airlock.vote('rita', sent.request.id);
  const later = {
    ...sent,
    policy: { id: 'default', version: '4' },
    result: 'block' as const,
    findings: [ERROR],
  };
  expect((await airlock.ingress(later)).body.request.status).toBe('blocked_by_scan');
});
