import { REQUESTS_INDEX, VERDICT_STREAM } from '../../../common';
import { sharedEngine } from '../../engine/for_tests';
import type { SharedEngine } from '../../engine/for_tests';
import { Airlock, installTemplates } from './harness';
import { batch, block, file, manifestOf, review } from './samples';

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

const FILES = [file('out/table.csv'), review('out/counts.csv')];

describe('a batch', () => {
  it('that is whole is in review, with its files, steps and totals', async () => {
    const sent = batch(FILES);
    const { status, body } = await airlock.egress(sent);
    expect(status).toBe(200);
    expect(body).toEqual({
      request: { id: sent.request.id, status: 'in_review', revision: 3, received: 2, expected: 2 },
      items: [
        { path: 'out/table.csv', status: 'stored' },
        { path: 'out/counts.csv', status: 'stored' },
      ],
    });
    const detail = (await airlock.detail(sent.request.id)).body;
    expect(detail).toMatchObject({
      status: 'in_review',
      worst: 'review',
      risk: 8,
      title: '2 files of ada',
      submitted_by: 'scanner',
      counts: { files: 2, pass: 1, review: 1, block: 0, note: 0, warning: 1, error: 0, approved: 0 },
      moves: ['vote', 'return', 'reject', 'withdraw'],
      votes_hidden: false,
    });
    expect(detail.history.map(({ action, by, from, to }) => [action, by, from, to])).toEqual([
      ['submit', 'scanner', null, 'submitted'],
      ['verdict', 'scanner', 'submitted', 'submitted'],
      ['review', 'system', 'submitted', 'in_review'],
    ]);
    expect(detail.files[1]).toMatchObject({
      path: 'out/counts.csv',
      rules: ['small-counts'],
      risk: 8,
      votes: [],
    });
    expect(detail.history_warning).toBeUndefined();
  });

  it('sent again changes nothing and says so', async () => {
    const sent = batch(FILES);
    await airlock.egress(sent);
    const again = await airlock.egress(sent);
    expect(again.status).toBe(200);
    expect(again.body.items.map(({ status }) => status)).toEqual(['duplicate', 'duplicate']);
    expect(again.body.request.revision).toBe(3);
    expect(await airlock.inStream(VERDICT_STREAM, sent.request.id)).toHaveLength(2);
    expect((await airlock.detail(sent.request.id)).body.history).toHaveLength(3);
  });

  it('whose verdicts reached the stream and not the request is completed by sending it again', async () => {
    const sent = batch(FILES);
    await airlock.egress(sent);
    await engine.client.delete({ index: REQUESTS_INDEX, id: sent.request.id, refresh: true });
    const again = await airlock.egress(sent);
    expect(again.status).toBe(200);
    expect(again.body.items.map(({ status }) => status)).toEqual(['duplicate', 'duplicate']);
    expect((await airlock.detail(sent.request.id)).body.status).toBe('in_review');
  });

  it('waits for the others, in whatever order they come', async () => {
    const all = [file('a'), review('b'), file('c'), file('d')];
    const { id } = batch(all).request;
    const first = await airlock.egress(batch(all, all.slice(2), {}, id));
    expect(first.body.request).toMatchObject({ status: 'submitted', received: 2, expected: 4 });
    expect((await airlock.detail(id)).body).toMatchObject({
      status: 'submitted',
      manifest: { files: 4, received: 2 },
      moves: ['withdraw'],
    });
    const second = await airlock.egress(batch(all, all.slice(0, 2), {}, id));
    expect(second.body.request).toMatchObject({ status: 'in_review', received: 4 });
  });

  it('at the same time as another one loses nothing', async () => {
    const all = Array.from({ length: 12 }, (_, index) => file(`f${index}`));
    const { id } = batch(all).request;
    const parts = [0, 1, 2, 3, 4, 5].map((n) => batch(all, all.slice(n * 2, n * 2 + 2), {}, id));
    const replies = await Promise.all(parts.map((part) => airlock.egress(part)));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    const detail = (await airlock.detail(id)).body;
    expect(detail.status).toBe('in_review');
    expect(detail.files.map(({ path }) => path).sort()).toEqual(all.map(({ path }) => path).sort());
  });

  it('with a bad item takes the good ones: 207', async () => {
    const all = [file('good'), file('bad')];
    const bad = { ...all[1], size: -1 };
    const sent = batch(all, [all[0], bad, { nothing: true }]);
    const { status, body } = await airlock.egress(sent);
    expect(status).toBe(207);
    expect(body.request).toMatchObject({ status: 'submitted', received: 1, expected: 2 });
    expect(body.items.map((item) => [item.path, item.status])).toEqual([
      ['good', 'stored'],
      ['bad', 'refused'],
      ['', 'refused'],
    ]);
    expect(body.items[1]?.error).toMatch(/^size must be a whole number/);
  });

  it('of which nothing can be taken is a 400 with each reason, and makes no request', async () => {
    const lying = { ...review('x'), result: 'pass' };
    const sent = batch([file('x')], [lying]);
    const { status, body } = await airlock.egress(sent);
    expect(status).toBe(400);
    expect(body.attributes.items).toEqual([
      { path: 'x', status: 'refused', error: 'says "pass", but its findings demand "review"' },
    ]);
    expect((await airlock.detail(sent.request.id)).status).toBe(404);
  });

  it('with an unknown key is refused as a whole, with the path named', async () => {
    const { status, body } = await airlock.egress({ ...batch(FILES), extra: 1 } as never);
    expect(status).toBe(400);
    expect(body.message).toBe('[request body.extra]: is not a known key');
  });

  it('for an unknown project is a 404 that says what to do', async () => {
    const sent = batch(FILES, FILES, { project: 'nobody' });
    const { status, body } = await airlock.egress(sent);
    expect(status).toBe(404);
    expect(body.message).toMatch(/no project "nobody".*operator registers it/);
    expect(await airlock.inStream(VERDICT_STREAM, sent.request.id)).toEqual([]);
  });
});

describe('a manifest', () => {
  it('that differs from the one in progress is refused, and both are named', async () => {
    const all = [file('a'), file('b')];
    const { id } = batch(all).request;
    await airlock.egress(batch(all, all.slice(0, 1), {}, id));
    const other = [file('a'), file('b'), file('c')];
    const { status, body } = await airlock.egress(batch(other, other.slice(1), {}, id));
    expect(status).toBe(400);
    expect(body.message).toContain(`2 files with the hash ${manifestOf(all).sha256}`);
    expect(body.message).toContain(`3 files with the hash ${manifestOf(other).sha256}`);
  });

  it('with fewer files than come is refused before anything is stored', async () => {
    const all = [file('a'), file('b')];
    const sent = batch(all, [...all, file('c')]);
    const { status, body } = await airlock.egress(sent);
    expect(status).toBe(400);
    expect(body.message).toMatch(/says 2 files, and with this batch there would be 3/);
    expect(await airlock.inStream(VERDICT_STREAM, sent.request.id)).toEqual([]);
  });

  it('whose hash is not that of the files keeps the request where it was', async () => {
    const all = [file('a'), file('b')];
    const { id } = batch(all).request;
    await airlock.egress(batch(all, all.slice(0, 1), {}, id));
    const { status, body } = await airlock.egress(batch(all, [file('b', 'other content')], {}, id));
    expect(status).toBe(400);
    expect(body.attributes).toEqual({
      expected: manifestOf(all).sha256,
      got: manifestOf([file('a'), file('b', 'other content')]).sha256,
    });
    expect((await airlock.detail(id)).body).toMatchObject({ status: 'submitted', manifest: { received: 1 } });
    // The right file still completes it.
    expect((await airlock.egress(batch(all, all.slice(1), {}, id))).body.request.status).toBe('in_review');
  });

  it('that is new while people review is a 409 that says what to do', async () => {
    const first = batch(FILES);
    await airlock.egress(first);
    const other = [file('new')];
    const { status, body } = await airlock.egress(batch(other, other, {}, first.request.id));
    expect(status).toBe(409);
    expect(body.message).toMatch(/is in review.*return the request or withdraw it first/);
  });

  it('names another project: 409', async () => {
    airlock.projects.push({ ...airlock.projects[0]!, id: 'other', name: 'Other' });
    const first = batch(FILES);
    await airlock.egress(first);
    const { status, body } = await airlock.egress({ ...first, project: 'other' });
    expect(status).toBe(409);
    expect(body.message).toMatch(/belongs to the project "oncology", not to "other"/);
  });
});

describe('what a scan found', () => {
  it('blocks the request when anything is blocked', async () => {
    const all = [file('a'), block('b')];
    expect((await airlock.egress(batch(all))).body.request.status).toBe('blocked_by_scan');
  });

  it('approves by itself only what is clean, where the project says so', async () => {
    airlock.projects[0] = { ...airlock.projects[0]!, auto_approve: { egress: true, ingress: false } };
    const clean = batch([file('a')]);
    expect((await airlock.egress(clean)).body.request.status).toBe('approved');
    const { history } = (await airlock.detail(clean.request.id)).body;
    expect(history[2]).toMatchObject({ action: 'approve', by: 'system', to: 'approved' });
    expect((await airlock.egress(batch(FILES))).body.request.status).toBe('in_review');
  });

  it('by a newer policy that blocks stops what people were reviewing', async () => {
    const sent = batch([file('a')]);
    await airlock.egress(sent);
    const later = { ...sent, policy: { ...sent.policy, version: '4' }, verdicts: [block('a')] };
    const { body } = await airlock.egress(later);
    expect(body.items).toEqual([{ path: 'a', status: 'stored' }]);
    expect(body.request.status).toBe('blocked_by_scan');
    // The first verdict, sent once more, is known to be replaced.
    const again = await airlock.egress(sent);
    expect(again.body.items[0]?.status).toBe('duplicate');
    expect((await airlock.detail(sent.request.id)).body.files[0]).toMatchObject({
      result: 'block',
      risk: 25,
    });
  });

  it('late on a closed request is stored and shown, and moves nothing', async () => {
    const sent = batch([file('a')]);
    await airlock.egress(sent);
    const { id } = sent.request;
    await airlock.act('scanner', 'withdraw', id, { reason: 'Changed my mind.' });
    const revision = (await airlock.detail(id)).body.revision;
    const late = { ...sent, scanner: { name: 'other', version: '2' }, verdicts: [block('a')] };
    const { status, body } = await airlock.egress(late);
    expect(status).toBe(200);
    expect(body.request).toMatchObject({ status: 'withdrawn', revision });
    await airlock.refresh();
    const page = await airlock.verdicts(id);
    expect(page.body.items).toEqual([
      expect.objectContaining({
        path: 'a',
        result: 'block',
        late: true,
        scanner: { name: 'other', version: '2' },
      }),
      expect.objectContaining({ path: 'a', result: 'pass' }),
    ]);
  });

  it('not at all, by an unfinished scan, is replaced when the same scanner tries again', async () => {
    const broken = file('a', 'a', { result: 'review', scan: 'error' });
    const sent = batch([broken]);
    await airlock.egress(sent);
    const again = await airlock.egress({ ...sent, verdicts: [file('a')] });
    expect(again.body.items[0]?.status).toBe('stored');
    expect((await airlock.detail(sent.request.id)).body.files[0]?.result).toBe('pass');
  });
});

describe('before Setup', () => {
  beforeAll(() => engine.reset());

  it('nothing is stored in indices that Elasticsearch would make up: 503, open Setup', async () => {
    for (const reply of [await airlock.egress(batch(FILES)), await airlock.queue()]) {
      expect(reply.status).toBe(503);
      expect(reply.body.attributes).toEqual({ reason: 'setup' });
      expect(reply.body.message).toMatch(/Open Setup and press Install/);
    }
    const indices = await engine.client.cat.indices({ format: 'json' });
    expect(indices).toEqual([]);
  });

  it('an empty queue is an empty page once the templates are there', async () => {
    await installTemplates(engine.client);
    const { status, body } = await airlock.queue();
    expect([status, body]).toEqual([200, { items: [], total: 0, more_than: false }]);
  });
});
