import { setTimeout as sleep } from 'node:timers/promises';
import { AUDIT_STREAM, INDEX_TEMPLATES, REQUESTS_INDEX } from '../../../common';
import type { HistoryEntry } from '../../../common';
import { entryHash, verifyChain } from '../../../server/requests/history';
import { sharedEngine } from '../../engine/for_tests';
import type { SharedEngine } from '../../engine/for_tests';
import { Airlock, installTemplates } from './harness';
import { batch, file } from './samples';

interface AuditSource {
  event: { action: string; id: string; sequence?: number };
  user: { name: string };
  tre: { audit: { sequence?: number; previous?: string | null; head?: string } };
}

let engine: SharedEngine;
let airlock: Airlock;

beforeAll(async () => {
  engine = await sharedEngine();
});

beforeEach(async () => {
  await engine.reset();
  await installTemplates(engine.client);
  airlock = new Airlock(engine.client);
});

afterEach(() => airlock.services.audit.stop());
afterAll(() => engine.reset());

async function approved(): Promise<string> {
  const sent = batch([file('a.csv')]);
  await airlock.egress(sent);
  const { revision } = await airlock.document(sent.request.id);
  const body = { revision, vote: 'approve', reason: 'Fine.' };
  expect((await airlock.act('rita', 'votes', sent.request.id, body)).status).toBe(200);
  await airlock.services.audit.stop();
  return sent.request.id;
}

/** Rewrites a history as somebody with rights on the index could, with its chain made right again. */
async function rewrite(id: string, change: (entry: HistoryEntry) => HistoryEntry): Promise<void> {
  const history: HistoryEntry[] = [];
  for (const entry of (await airlock.document(id)).history) {
    const last = history[history.length - 1];
    history.push({ ...change(entry), previous: last ? entryHash(last) : null });
  }
  expect(verifyChain(history)).toBeUndefined();
  await engine.client.update({ index: REQUESTS_INDEX, id, doc: { history }, refresh: true });
}

test('every step is copied once, with its number and the chain’s head', async () => {
  const id = await approved();
  const entries = await airlock.inStream<AuditSource>(AUDIT_STREAM, id);
  expect(entries.map(({ id: key }) => key)).toEqual(
    [1, 2, 3, 4, 5].map((sequence) => `${id}-00000${sequence}`)
  );
  expect(entries.map(({ source }) => [source.event.action, source.user.name])).toEqual([
    ['request-submit', 'scanner'],
    ['request-verdict', 'scanner'],
    ['request-review', 'system'],
    ['request-vote', 'rita'],
    ['request-approve', 'rita'],
  ]);
  const { history, audited, audit_pending } = await airlock.document(id);
  expect([audited, audit_pending]).toEqual([5, false]);
  expect(verifyChain(history)).toBeUndefined();
  entries.forEach(({ source }, index) => {
    expect(source.tre.audit.head).toBe(entryHash(history[index]!));
    expect(source.tre.audit.previous).toBe(index === 0 ? null : entries[index - 1]?.source.tre.audit.head);
  });
});

test('how long a decision took can be asked of the audit stream', async () => {
  const id = await approved();
  await engine.client.indices.refresh({ index: AUDIT_STREAM });
  const found = await engine.client.search<unknown, { longest: { value: number } }>({
    index: AUDIT_STREAM,
    query: {
      bool: {
        filter: [
          { term: { 'tre.request.id': id } },
          { term: { 'event.action': 'request-approve' } },
          { range: { 'event.start': { lte: 'now' } } },
        ],
      },
    },
    aggs: { longest: { max: { field: 'event.duration' } } },
  });
  expect(found.hits.hits).toHaveLength(1);
  // Nanoseconds: the steps of this test are milliseconds to minutes apart.
  expect(found.aggregations?.longest.value).toBeGreaterThan(1_000_000);
  expect(found.aggregations?.longest.value).toBeLessThan(600e9);
});

test('a look is recorded, and one that cannot be is logged while the page is shown', async () => {
  const id = await approved();
  await airlock.detail(id, 'rosa');
  const views = (await airlock.inStream<AuditSource>(AUDIT_STREAM, id)).filter(
    ({ source }) => source.event.action === 'request-view'
  );
  expect(views.map(({ source }) => source.user.name)).toEqual(['rosa']);
  await engine.client.indices.deleteDataStream({ name: AUDIT_STREAM });
  await engine.client.indices.deleteIndexTemplate({ name: INDEX_TEMPLATES.audit });
  const later = new Airlock(engine.client);
  expect((await later.detail(id, 'rosa')).status).toBe(200);
  expect(later.logged.filter(({ level }) => level === 'error')).toEqual([
    { level: 'error', line: expect.stringMatching(/rosa looked at request .* could not be recorded/) },
  ]);
});

test('a history that was bent, chain and all, no longer matches its copy', async () => {
  const id = await approved();
  expect((await airlock.detail(id)).body.history_warning).toBeUndefined();
  await rewrite(id, (entry) => (entry.action === 'vote' ? { ...entry, by: 'mallory' } : entry));
  await airlock.refresh();
  expect((await airlock.detail(id)).body.history_warning).toMatch(
    /^Step 4 of the history is not what was copied/
  );
});

test('a history that was cut short is noticed', async () => {
  const id = await approved();
  const { history } = await airlock.document(id);
  await engine.client.update({ index: REQUESTS_INDEX, id, doc: { history: history.slice(0, 3) } });
  await airlock.refresh();
  expect((await airlock.detail(id)).body.history_warning).toMatch(/^Step 4 /);
});

test('an entry that was bent by hand breaks the chain', async () => {
  const id = await approved();
  const { history } = await airlock.document(id);
  const bent = history.map((entry) => (entry.sequence === 2 ? { ...entry, by: 'mallory' } : entry));
  await engine.client.update({ index: REQUESTS_INDEX, id, doc: { history: bent } });
  expect((await airlock.detail(id)).body.history_warning).toMatch(/does not hold together from step 3 on/);
});

test('what could not be copied is copied by the timer, from the mark on', async () => {
  await engine.client.indices.deleteIndexTemplate({ name: INDEX_TEMPLATES.audit });
  const timed = new Airlock(engine.client, { auditIntervalSeconds: 0.1 });
  const sent = batch([file('a.csv')]);
  expect((await timed.egress(sent)).status).toBe(200);
  expect(await timed.document(sent.request.id)).toMatchObject({ audited: 0, audit_pending: true });

  await timed.refresh();
  timed.services.audit.start();
  await sleep(500);
  // It says once that it fails, not at every run.
  expect(timed.logged.filter(({ level }) => level === 'warn')).toEqual([
    { level: 'warn', line: expect.stringMatching(/wait to be copied.*index template/) },
  ]);
  await installTemplates(engine.client);
  const deadline = Date.now() + 10_000;
  while ((await timed.document(sent.request.id)).audit_pending && Date.now() < deadline) await sleep(50);
  await timed.services.audit.stop();
  expect(await timed.document(sent.request.id)).toMatchObject({ audited: 3, audit_pending: false });
  expect(await timed.inStream(AUDIT_STREAM, sent.request.id)).toHaveLength(3);
});

test('a copy that was cut off before its mark is not made twice', async () => {
  const id = await approved();
  await engine.client.update({ index: REQUESTS_INDEX, id, doc: { audited: 1, audit_pending: true } });
  await airlock.services.audit.copy(id);
  expect(await airlock.document(id)).toMatchObject({ audited: 5, audit_pending: false });
  expect(await airlock.inStream(AUDIT_STREAM, id)).toHaveLength(5);
});
