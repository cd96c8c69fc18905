import { REQUESTS_INDEX, VERDICT_STREAM } from '../../../common';
import { sharedEngine } from '../../engine/for_tests';
import type { SharedEngine } from '../../engine/for_tests';
import { engineClient } from '../../engine/client';
import { freePort } from '../../engine/ports';
import { faultyEngine } from './faulty_engine';
import { Airlock, installTemplates } from './harness';
import { WARNING, batch, file, review } from './samples';

let engine: SharedEngine;
let airlock: Airlock;

beforeAll(async () => {
  engine = await sharedEngine();
  await engine.reset();
  await installTemplates(engine.client);
  airlock = new Airlock(engine.client);
});

afterAll(async () => {
  await airlock.services.audit.stop();
  await engine.reset();
});

const PATHS = [
  '<script>alert(1)</script>.csv',
  'invoice\u202Efdp.exe',
  '../../etc/passwd',
  'C:\\egress\\a\tb.csv',
  '/absolute/with "quotes" and {{mustache}}',
  'name\nwith\nlines',
  'ünïcode-\u{1F600}-\u{10FFFF}',
  `${'long/'.repeat(819)}x`,
  '__proto__',
  'constructor',
];

test('paths come back as they were sent, whatever they hold', async () => {
  const files = PATHS.map((path) => review(path, path));
  const sent = batch(files);
  const { status, body } = await airlock.egress(sent);
  expect([status, body.request.status]).toEqual([200, 'in_review']);
  const detail = (await airlock.detail(sent.request.id)).body;
  expect(detail.files.map(({ path }) => path)).toEqual(PATHS);
  await airlock.refresh();
  for (const path of PATHS) {
    const page = (await airlock.verdicts(sent.request.id, { path })).body;
    expect(page.items).toEqual([
      expect.objectContaining({ path, result: 'review', findings: [WARNING], risk: 8 }),
    ]);
  }
  expect((await airlock.vote('rita', sent.request.id, 'approve', PATHS)).body.status).toBe('approved');
});

test('paths that can name no file are refused, each with its reason', async () => {
  const bad = ['', 'a\0b', '\uD800', 'x'.repeat(4_097)];
  const items = bad.map((path) => ({ ...file('x'), path }));
  const sent = batch(
    [file('ok'), ...bad.map((path, index) => file(`${index}`, path))],
    [file('ok'), ...items]
  );
  const { status, body } = await airlock.egress(sent);
  expect(status).toBe(207);
  expect(body.items.map(({ status: outcome, error }) => error ?? outcome)).toEqual([
    'stored',
    'path must not be empty',
    'path has a NUL character, which no file name can hold',
    'path must be well-formed Unicode',
    'path must have at most 4096 characters, has 4097',
  ]);
});

test('a path twice in one batch with different hashes is refused; the same twice is one', async () => {
  const all = [file('a'), file('b')];
  const sent = batch(all, [all[0], file('a', 'other'), all[1], all[1]]);
  const { status, body } = await airlock.egress(sent);
  expect(status).toBe(207);
  expect(body.items.map(({ status: outcome }) => outcome)).toEqual([
    'refused',
    'refused',
    'stored',
    'duplicate',
  ]);
});

test('what Elasticsearch could not store costs only its own item', async () => {
  const odd = review('odd');
  odd.findings = [{ ...WARNING, message: 'half \uD800 a pair' }];
  const never = file('never', 'never', { created: '2026-13-45T00:00:00Z' });
  const leap = file('leap', 'leap', { modified: '2026-02-30T00:00:00Z' });
  const all = [file('plain'), odd, never, leap];
  const { status, body } = await airlock.egress(batch(all));
  expect(status).toBe(207);
  expect(body.items.map((item) => item.status)).toEqual(['stored', 'refused', 'refused', 'refused']);
  expect(body.items[1]?.error).toBe('findings.0.message must be well-formed Unicode');
});

test('text of a whole batch that is not well-formed is a 400', async () => {
  const sent = batch([file('a')]);
  sent.request.title = 'half \uD800 a pair';
  const { status, body } = await airlock.egress(sent);
  expect([status, body.message]).toEqual([400, expect.stringMatching(/request\.title.*well-formed/)]);
});

test('a request of ten thousand files is taken in batches and decided as a whole', async () => {
  const files = Array.from({ length: 10_000 }, (_, index) =>
    file(`results/table_${index}.csv`, String(index))
  );
  const sent = batch(files, []);
  for (let from = 0; from < files.length; from += 1_000) {
    const part = { ...sent, verdicts: files.slice(from, from + 1_000) };
    const { status, body } = await airlock.egress(part);
    expect(status).toBe(200);
    expect(body.request.received).toBe(from + 1_000);
  }
  const { id } = sent.request;
  const voted = await airlock.vote('rita', id);
  expect(voted.body).toMatchObject({ status: 'approved', counts: { files: 10_000, approved: 10_000 } });
  const copied = files.map(({ path, sha256 }) => ({ path, sha256 }));
  const released = await airlock.act('agent', 'release', id, { destination: '/out', files: copied });
  expect(released.body.status).toBe('released');
  expect((await airlock.queue({ text: id })).body.items[0]?.counts.files).toBe(10_000);
}, 120_000);

test('verdicts of a request are paged, newest first, each once', async () => {
  const files = Array.from({ length: 25 }, (_, index) => file(`f${index}`));
  const sent = batch(files);
  await airlock.egress(sent);
  await airlock.refresh();
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = (await airlock.verdicts(sent.request.id, { size: '10', ...(cursor ? { cursor } : {}) }))
      .body;
    seen.push(...page.items.map(({ path }) => String(path)));
    cursor = page.next;
  } while (cursor);
  expect([...seen].sort()).toEqual(files.map(({ path }) => path).sort());
  expect((await airlock.verdicts(sent.request.id, { cursor: 'x' })).status).toBe(400);
});

test('a copy that a rollover let in is shown once', async () => {
  const files = Array.from({ length: 12 }, (_, index) => file(`f${index}`));
  const sent = batch(files);
  await airlock.egress(sent);
  const { id } = sent.request;
  await engine.client.indices.rollover({ alias: VERDICT_STREAM });
  await engine.client.delete({ index: REQUESTS_INDEX, id, refresh: true });
  const again = await airlock.egress(sent);
  expect(again.body.items.every(({ status }) => status === 'stored')).toBe(true);
  expect(await airlock.inStream(VERDICT_STREAM, id)).toHaveLength(24);
  const first = (await airlock.verdicts(id, { size: '10' })).body;
  const second = (await airlock.verdicts(id, { size: '10', cursor: first.next })).body;
  const third = (await airlock.verdicts(id, { size: '10', cursor: second.next })).body;
  expect(third.next).toBeUndefined();
  const keys = [...first.items, ...second.items, ...third.items].map(({ key }) => key);
  expect(keys).toHaveLength(12);
  expect(new Set(keys).size).toBe(12);
});

test('without Elasticsearch every call is a 503 with Retry-After', async () => {
  const away = new Airlock(engineClient(`http://127.0.0.1:${await freePort()}`));
  const { id } = batch([file('a')]).request;
  const replies = [
    await away.egress(batch([file('a')])),
    await away.queue(),
    await away.detail(id),
    await away.act('rita', 'votes', id, { revision: 1, vote: 'approve', reason: 'x' }),
  ];
  for (const { status, headers, body } of replies) {
    expect([status, headers]).toEqual([503, { 'retry-after': '5' }]);
    expect(body.message).toMatch(/Elasticsearch does not answer/);
  }
});

test('cut off between stream and request, the same batch sent again completes it', async () => {
  const faulty = await faultyEngine(engine.url);
  const cut = new Airlock(faulty.client);
  try {
    const sent = batch([file('a'), review('b')]);
    faulty.cutOff = `PUT /${REQUESTS_INDEX}/`;
    const first = await cut.egress(sent);
    expect([first.status, first.body.message]).toEqual([503, expect.stringMatching(/Send the same again/)]);
    expect(await airlock.inStream(VERDICT_STREAM, sent.request.id)).toHaveLength(2);
    expect((await airlock.detail(sent.request.id)).status).toBe(404);
    faulty.cutOff = undefined;
    const second = await cut.egress(sent);
    expect(second.status).toBe(200);
    expect(second.body.items.map(({ status }) => status)).toEqual(['duplicate', 'duplicate']);
    expect(second.body.request.status).toBe('in_review');
  } finally {
    await cut.services.audit.stop();
    await faulty.close();
  }
});
