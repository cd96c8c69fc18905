import { LIMITS } from '../../../common';
import { sharedEngine } from '../../engine/for_tests';
import type { SharedEngine } from '../../engine/for_tests';
import { Airlock, installTemplates } from './harness';
import { batch, block, file, project, review, sha256 } from './samples';

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

const FILES = [file('out/a.csv'), review('out/b.csv')];
const reason = 'Looked at it.';

async function submitted(files = FILES): Promise<string> {
  const sent = batch(files);
  const { status } = await airlock.egress(sent);
  expect(status).toBe(200);
  return sent.request.id;
}

const released = (files = FILES) => ({
  destination: 's3://out/2026-02',
  files: files.map(({ path, sha256: hash }) => ({ path, sha256: hash })),
});

describe('a vote', () => {
  it('on everything approves, where one approval is enough', async () => {
    const id = await submitted();
    const { status, body } = await airlock.vote('rita', id);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, status: 'approved', revision: 5, counts: { approved: 2 } });
    const { history, files, moves } = (await airlock.detail(id)).body;
    expect(history.slice(3)).toMatchObject([
      { action: 'vote', by: 'rita', reason, detail: { vote: 'approve', files: 2 } },
      { action: 'approve', by: 'rita', from: 'in_review', to: 'approved' },
    ]);
    expect(files[0]?.votes).toEqual([{ by: 'rita', vote: 'approve', at: history[3]?.at }]);
    expect(moves).toEqual(['withdraw', 'revoke', 'release']);
  });

  it('on some files waits for the others; one that asks for changes returns the request', async () => {
    const id = await submitted();
    const first = await airlock.vote('rita', id, 'changes_requested', ['out/b.csv']);
    expect(first.body).toMatchObject({ status: 'in_review' });
    const second = await airlock.vote('rosa', id, 'approve', ['out/a.csv']);
    expect(second.body).toMatchObject({ status: 'returned', counts: { approved: 1 } });
  });

  it('of the same reviewer replaces the earlier one', async () => {
    const id = await submitted();
    await airlock.vote('rita', id, 'changes_requested', ['out/b.csv']);
    await airlock.vote('rita', id, 'approve', ['out/b.csv']);
    const last = await airlock.vote('rita', id, 'approve', ['out/a.csv']);
    expect(last.body.status).toBe('approved');
  });

  it('on what another one changed meanwhile is a 409 that says who and what', async () => {
    const id = await submitted();
    const { revision } = (await airlock.detail(id)).body;
    const body = { revision, vote: 'approve', reason, paths: ['out/a.csv'] };
    const replies = await Promise.all([
      airlock.act('rita', 'votes', id, body),
      airlock.act('rosa', 'votes', id, body),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = replies[0]?.status === 200 ? 'rita' : 'rosa';
    const { message, attributes } = replies.find(({ status }) => status === 409)!.body;
    expect(message).toContain(`changed by ${winner} (vote)`);
    expect(attributes).toEqual({
      revision: 4,
      status: 'in_review',
      changed: [{ sequence: 4, action: 'vote', by: winner, at: expect.any(String) }],
    });
  });

  it('is not for who submitted it, nor for who is no reviewer of the project', async () => {
    const id = await submitted();
    const own = await airlock.vote('scanner', id);
    expect([own.status, own.body.message]).toEqual([
      403,
      expect.stringMatching(/somebody else has to review/),
    ]);
    const researcher = await airlock.vote('Ada', id);
    expect(researcher.status).toBe(403);
    airlock.projects[0] = project({ reviewers: ['rosa'] });
    const other = await airlock.vote('rita', id);
    expect([other.status, other.body.message]).toEqual([403, expect.stringMatching(/not a reviewer/)]);
    expect((await airlock.detail(id, 'rita')).body.vote_refused).toMatch(/not a reviewer/);
    expect((await airlock.detail(id, 'rosa')).body.vote_refused).toBeUndefined();
    expect((await airlock.vote('rosa', id)).body.status).toBe('approved');
  });

  it('in another state is a 409 that names the state', async () => {
    const id = await submitted();
    await airlock.vote('rita', id);
    const again = await airlock.vote('rosa', id);
    expect([again.status, again.body.message]).toEqual([
      409,
      'The request is approved. It can be voted on only when it is in review.',
    ]);
  });

  it('on a file that is not there is a 400', async () => {
    const id = await submitted();
    const { status, body } = await airlock.vote('rita', id, 'approve', ['out/none.csv']);
    expect([status, body.message]).toEqual([400, 'The request has no file "out/none.csv".']);
  });
});

describe('two approvals needed', () => {
  beforeEach(() => {
    airlock.projects[0] = project({ approvals_needed: 2 });
  });

  it('others’ votes are hidden until the reader has voted on everything', async () => {
    const id = await submitted();
    await airlock.vote('rita', id);
    const blind = (await airlock.detail(id, 'rosa')).body;
    expect(blind).toMatchObject({ status: 'in_review', votes_hidden: true, counts: { approved: 0 } });
    expect(blind.files.flatMap(({ votes }) => votes)).toEqual([]);
    expect(JSON.stringify(blind.history)).not.toContain(reason);
    expect(JSON.stringify(blind.history)).not.toContain('"approve"');

    await airlock.vote('rosa', id, 'approve', ['out/a.csv']);
    expect((await airlock.detail(id, 'rosa')).body.votes_hidden).toBe(true);
    const last = await airlock.vote('rosa', id, 'approve', ['out/b.csv']);
    expect(last.body.status).toBe('approved');
    const open = (await airlock.detail(id, 'rosa')).body;
    expect(open.votes_hidden).toBe(false);
    expect(open.files[0]?.votes.map(({ by }) => by)).toEqual(['rita', 'rosa']);
  });

  it('the same reviewer twice is one approval', async () => {
    const id = await submitted();
    await airlock.vote('rita', id);
    expect((await airlock.vote('rita', id)).body.status).toBe('in_review');
  });
});

describe('a new round', () => {
  it('keeps the votes of what did not change', async () => {
    const id = await submitted();
    await airlock.vote('rita', id, 'approve', ['out/a.csv']);
    await airlock.vote('rita', id, 'changes_requested', ['out/b.csv']);
    const next = [FILES[0]!, file('out/b.csv', 'less detail'), file('out/c.csv')];
    const again = await airlock.egress(batch(next, next.slice(0, 1), {}, id));
    // The unchanged file's verdict is known; it counts for the new round all the same.
    expect(again.body.items).toEqual([{ path: 'out/a.csv', status: 'duplicate' }]);
    expect(again.body.request).toMatchObject({ status: 'submitted', received: 1, expected: 3 });
    const whole = await airlock.egress(batch(next, next.slice(1), {}, id));
    expect(whole.body.request.status).toBe('in_review');
    const { files, history } = (await airlock.detail(id)).body;
    expect(files.map(({ path, votes }) => [path, votes.length])).toEqual([
      ['out/a.csv', 1],
      ['out/b.csv', 0],
      ['out/c.csv', 0],
    ]);
    expect(history.map(({ action }) => action)).toEqual([
      'submit',
      'verdict',
      'review',
      'vote',
      'vote',
      'return',
      'resubmit',
      'verdict',
      'verdict',
      'review',
    ]);
    const last = await airlock.vote('rosa', id, 'approve', ['out/b.csv', 'out/c.csv']);
    expect(last.body.status).toBe('approved');
  });
});

describe('decisions', () => {
  it('return, reject, override and revoke move the request, each with its reason', async () => {
    const blocked = await submitted([block('x')]);
    const decide = async (user: string, name: 'return' | 'reject' | 'override' | 'revoke', id: string) => {
      const { revision } = (await airlock.detail(id, user)).body;
      return airlock.act(user, name, id, { revision, reason });
    };
    expect((await decide('olga', 'override', blocked)).body.status).toBe('in_review');
    expect((await airlock.vote('rita', blocked)).body.status).toBe('approved');
    expect((await decide('rita', 'revoke', blocked)).body.status).toBe('revoked');
    const late = await decide('rita', 'reject', blocked);
    expect([late.status, late.body.message]).toEqual([
      409,
      'The request is revoked. It can be rejected only when it is in review or blocked by scan.',
    ]);
    const other = await submitted();
    expect((await decide('rita', 'return', other)).body.status).toBe('returned');
    const withdrawn = await airlock.act('scanner', 'withdraw', other, { reason });
    expect(withdrawn.body.status).toBe('withdrawn');
    const { history } = (await airlock.detail(other)).body;
    expect(history[history.length - 1]).toMatchObject({ action: 'withdraw', by: 'scanner', reason });
  });

  it('of a project in another space is a 404, as if there were none', async () => {
    airlock.projects[0] = project({ space: 'trust-a' });
    const sent = batch(FILES);
    expect((await airlock.egress(sent)).status).toBe(404);
    airlock.projects[0] = project();
    await airlock.egress(sent);
    airlock.projects[0] = project({ space: 'trust-a' });
    const { id } = sent.request;
    const hidden = await airlock.detail(id);
    expect([hidden.status, hidden.body.message]).toEqual([404, `There is no request "${id}".`]);
    expect((await airlock.detail(id, 'rita', 'trust-a')).status).toBe(200);
    const vote = await airlock.act('rita', 'votes', id, { revision: 3, vote: 'approve', reason });
    expect(vote.status).toBe(404);
  });
});

describe('release', () => {
  it('records where the files went', async () => {
    const id = await submitted();
    await airlock.vote('rita', id);
    const { status, body } = await airlock.act('agent', 'release', id, released());
    expect([status, body.status]).toEqual([200, 'released']);
    const detail = (await airlock.detail(id)).body;
    expect(detail.release).toEqual({
      at: expect.any(String),
      by: 'agent',
      destination: 's3://out/2026-02',
      files: 2,
    });
    // An agent that got no answer sends it again.
    const again = await airlock.act('agent', 'release', id, released());
    expect([again.status, again.body.revision]).toEqual([200, detail.revision]);
  });

  it('of something else than was reviewed sends it back, and the changed files lose their votes', async () => {
    const id = await submitted();
    await airlock.vote('rita', id);
    const copied = released([file('out/a.csv', 'swapped'), file('out/extra.csv')]);
    const { status, body } = await airlock.act('agent', 'release', id, copied);
    expect(status).toBe(409);
    expect(body.attributes).toMatchObject({
      status: 'in_review',
      differences: 3,
      mismatches: [
        { path: 'out/a.csv', problem: 'changed', reviewed: sha256('out/a.csv'), copied: sha256('swapped') },
        { path: 'out/b.csv', problem: 'missing' },
        { path: 'out/extra.csv', problem: 'not_reviewed' },
      ],
    });
    const detail = (await airlock.detail(id)).body;
    expect(detail.status).toBe('in_review');
    expect(detail.files.map(({ votes }) => votes)).toEqual([[], []]);
    expect(detail.history[detail.history.length - 1]).toMatchObject({
      action: 'content_changed',
      by: 'agent',
      detail: { changed: 1, missing: 1, not_reviewed: 1 },
    });
  });

  it('before approval is a 409', async () => {
    const id = await submitted();
    const { status, body } = await airlock.act('agent', 'release', id, released());
    expect([status, body.message]).toEqual([
      409,
      'The request is in review. It can be released only when it is approved.',
    ]);
  });
});

describe('the queue', () => {
  it('pages through everything once, in order, and filters', async () => {
    airlock.projects[0] = project({ id: 'queue', name: 'Queue project' });
    const ids: string[] = [];
    for (let index = 0; index < 13; index += 1) {
      const sent = batch(
        index % 2 ? [review(`table_${index}.csv`)] : [file(`figure ${index}.png`)],
        undefined,
        { project: 'queue' }
      );
      expect((await airlock.egress(sent)).status).toBe(200);
      ids.push(sent.request.id);
    }
    for (const query of [
      {},
      { sort: 'risk' },
      { sort: 'created', order: 'asc' },
      { sort: 'risk', order: 'asc' },
    ]) {
      const first = (await airlock.queue({ ...query, size: '10' })).body;
      expect([first.items.length, first.total, first.more_than]).toEqual([10, 13, false]);
      const second = (await airlock.queue({ ...query, size: '10', cursor: first.next })).body;
      expect(second.next).toBeUndefined();
      const all = [...first.items, ...second.items];
      expect(all.map(({ id }) => id).sort()).toEqual([...ids].sort());
      if ('sort' in query && query.sort === 'risk') {
        const risks = all.map(({ risk }) => risk);
        const ordered = [...risks].sort((a, b) => ('order' in query ? a - b : b - a));
        expect(risks).toEqual(ordered);
      }
    }
    const find = async (query: object) => (await airlock.queue(query)).body.items.map(({ id }) => id);
    expect(await find({ text: 'TABLE 3' })).toEqual([ids[3]]);
    expect(await find({ text: 'table.*' })).toHaveLength(6);
    expect(await find({ text: ids[4] })).toEqual([ids[4]]);
    expect(await find({ text: 'queue ada', worst: 'pass' })).toHaveLength(7);
    expect(await find({ status: 'approved,released' })).toEqual([]);
    expect(await find({ direction: 'ingress' })).toEqual([]);
    expect(await find({ project: 'elsewhere' })).toEqual([]);
    const one = (await airlock.queue({ text: ids[4] })).body.items[0];
    const before = await find({ created_before: one?.created_at, sort: 'created', order: 'asc' });
    expect(before).toEqual(ids.slice(0, 4));
    expect(one).toEqual({
      id: ids[4],
      direction: 'egress',
      project: { id: 'queue', name: 'Queue project' },
      title: '1 file of ada',
      status: 'in_review',
      revision: 3,
      risk: 0,
      worst: 'pass',
      counts: { files: 1, pass: 1, review: 0, block: 0, note: 0, warning: 0, error: 0, approved: 0 },
      approvals_needed: 1,
      researcher: 'ada',
      submitted_by: 'scanner',
      scanner: { name: 'tre-airlock', version: '1.0.0' },
      policy: { id: 'default', version: '3' },
      created_at: expect.any(String),
      updated_at: expect.any(String),
    });
  });

  it('shows a decision to who asks right after it', async () => {
    const id = await submitted();
    expect((await airlock.queue({ text: id })).body.items[0]?.status).toBe('in_review');
    await airlock.vote('rita', id);
    expect((await airlock.queue({ text: id })).body.items[0]?.status).toBe('approved');
  });

  it.each([
    [{ cursor: 'nonsense' }, /cursor is not one/],
    [{ status: 'in_review,nowhere' }, /"status" names a state/],
    [{ sort: 'name' }, /must be one of/],
    [{ size: '11' }, /must be one of/],
  ])('refuses %j', async (query, message) => {
    const { status, body } = await airlock.queue(query);
    expect([status, body.message]).toEqual([400, expect.stringMatching(message)]);
  });

  it('refuses a cursor of another order', async () => {
    await submitted();
    await submitted();
    for (let index = 0; index < 9; index += 1) await submitted();
    const { next } = (await airlock.queue({ size: '10' })).body;
    const { status, body } = await airlock.queue({ size: '10', sort: 'risk', cursor: next });
    expect([status, body.message]).toEqual([400, expect.stringMatching(/another order/)]);
  });
});

test('a history keeps room for people when a scanner sends its files one by one', async () => {
  const files = Array.from({ length: 3 }, (_, index) => file(`f${index}`));
  const { id } = batch(files).request;
  await airlock.egress(batch(files, files.slice(0, 1), {}, id));
  const document = await airlock.document(id);
  const full = { ...document.history[1]! };
  const history = Array.from({ length: LIMITS.history - 100 }, () => full);
  await engine.client.update({ index: 'tre-airlock-requests', id, doc: { history }, refresh: true });
  const { status, body } = await airlock.egress(batch(files, files.slice(1, 2), {}, id));
  expect([status, body.message]).toEqual([409, expect.stringMatching(/nearly full.*larger batches/)]);
  expect((await airlock.act('scanner', 'withdraw', id, { reason })).status).toBe(200);
});
