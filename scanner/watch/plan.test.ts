import type { RequestState } from '../../common';
import type { Entry } from './listing';
import type { Difference } from './pending';
import { makePlan, titleOf } from './plan';
import { NO_HASH, emptyState } from './state';
import type { RequestRecord, WatchState } from './state';

const ids = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const R1 = ids(1);
const R2 = ids(2);
const counter = () => {
  let next = 100;
  return () => ids((next += 1));
};
const ENTRY: Entry = { kind: 'file', size: 1, mtime: 1, ctime: 1, ino: 1 };
const changed = (path: string): Difference => ({ path, entry: ENTRY });
const gone = (path: string): Difference => ({ path, entry: undefined });

function stateWith(
  ...requests: Array<{ id: string; status: RequestState; paths: string[] } & Partial<RequestRecord>>
) {
  const state: WatchState = emptyState('heart');
  for (const { id, status, paths, ...more } of requests) {
    state.requests.set(id, {
      id,
      status,
      stage: 'posted',
      title: 'Files',
      created: '2026-01-01T00:00:00.000Z',
      manifest: { files: paths.length, sha256: NO_HASH },
      worst: 'pass',
      policy: { id: 'default', version: '1' },
      revision: 1,
      ...more,
    });
    for (const path of paths)
      state.files.set(path, {
        ...ENTRY,
        kind: 'file',
        sha256: NO_HASH,
        request: id,
        result: 'pass',
        verified: 0,
      });
  }
  return state;
}
const plan = (state: WatchState, group: Difference[], restless: string[] = []) =>
  makePlan(state, group, restless, counter());

test('new files are one request', () => {
  expect(plan(stateWith(), [changed('b'), changed('a')])).toEqual({
    submissions: [{ id: ids(101), paths: ['a', 'b'], supersedes: [] }],
    withdrawals: [],
    gone: [],
  });
});

test('a returned request goes on with its id, with all its files and what came with them', () => {
  const state = stateWith({ id: R1, status: 'returned', paths: ['a', 'b.docx', 'c'] });
  expect(plan(state, [changed('a'), gone('b.docx'), changed('b.txt')])).toEqual({
    submissions: [{ id: R1, paths: ['a', 'b.txt', 'c'], supersedes: [] }],
    withdrawals: [],
    gone: ['b.docx'],
  });
});

test.each(['submitted', 'in_review', 'blocked_by_scan', 'approved'] as const)(
  'a request that is %s is not changed under the reviewers: its files go on under another id',
  (status) => {
    const state = stateWith({ id: R1, status, paths: ['a', 'b'] });
    expect(plan(state, [changed('a')]).submissions).toEqual([
      { id: ids(101), paths: ['a', 'b'], supersedes: [R1] },
    ]);
  }
);

test.each(['released', 'rejected', 'withdrawn', 'revoked'] as const)(
  'of a request that is %s only the changed file is submitted anew, and a removed one is forgotten',
  (status) => {
    const state = stateWith({ id: R1, status, paths: ['a', 'b', 'c'] });
    expect(plan(state, [changed('a'), gone('b')])).toEqual({
      submissions: [{ id: ids(101), paths: ['a'], supersedes: [] }],
      withdrawals: [],
      gone: ['b'],
    });
  }
);

test('a request without files is withdrawn', () => {
  const state = stateWith({ id: R1, status: 'in_review', paths: ['a'] });
  expect(plan(state, [gone('a')])).toEqual({ submissions: [], withdrawals: [R1], gone: ['a'] });
});

test('a returned request whose files were all replaced goes on with the new ones', () => {
  const state = stateWith({ id: R1, status: 'returned', paths: ['a.docx'] });
  expect(plan(state, [gone('a.docx'), changed('a.txt')]).submissions).toEqual([
    { id: R1, paths: ['a.txt'], supersedes: [] },
  ]);
});

test('new files that came with changes of two requests go where their folder is', () => {
  const state = stateWith(
    { id: R1, status: 'returned', paths: ['x/a'] },
    { id: R2, status: 'returned', paths: ['y/a', 'y/b'] }
  );
  const { submissions } = plan(state, [changed('x/a'), changed('y/a'), changed('y/new')]);
  expect(submissions.map(({ id, paths }) => [id, paths])).toEqual([
    [R1, ['x/a']],
    [R2, ['y/a', 'y/b', 'y/new']],
  ]);
});

test('a file that is still written is left out, and is new when it is quiet', () => {
  const state = stateWith({ id: R1, status: 'in_review', paths: ['a', 'log'] });
  expect(plan(state, [changed('a')], ['log'])).toEqual({
    submissions: [{ id: ids(101), paths: ['a'], supersedes: [R1] }],
    withdrawals: [],
    gone: ['log'],
  });
});

test('what was decided but never came to the spool is done again under its id', () => {
  const state = stateWith({ id: R2, status: 'submitted', stage: 'spooling', supersedes: [R1], paths: ['a'] });
  expect(plan(state, []).submissions).toEqual([{ id: R2, paths: ['a'], supersedes: [R1] }]);
});

test('a request that the API would not change any more goes on under another id', () => {
  const closed = stateWith({ id: R1, status: 'rejected', stale: true, paths: ['a'] });
  expect(plan(closed, []).submissions).toEqual([{ id: ids(101), paths: ['a'], supersedes: [] }]);
  const open = stateWith({ id: R1, status: 'in_review', stale: true, paths: ['a'] });
  expect(plan(open, []).submissions).toEqual([{ id: ids(101), paths: ['a'], supersedes: [R1] }]);
});

test('more than 10,000 files are several requests, and the first keeps the id', () => {
  const many = Array.from({ length: 20_001 }, (_, index) => `f${String(index).padStart(6, '0')}`);
  const { submissions } = plan(
    stateWith({ id: R1, status: 'returned', paths: ['f000000'] }),
    many.map(changed)
  );
  expect(submissions.map(({ id, paths }) => [id, paths.length])).toEqual([
    [R1, 10_000],
    [ids(101), 10_000],
    [ids(102), 1],
  ]);
  expect(submissions.flatMap(({ paths }) => paths)).toEqual(many);
});

test('long paths make requests smaller', () => {
  const long = Array.from({ length: 4_000 }, (_, index) => `${'d'.repeat(2_000)}/${index}`);
  expect(plan(stateWith(), long.map(changed)).submissions.length).toBeGreaterThan(1);
});

test('a title says the file, the shared folder, or the first of many', () => {
  expect(titleOf(['a/b.csv'])).toBe('a/b.csv');
  expect(titleOf(['paper/t1.csv', 'paper/t2.csv'])).toBe('2 files in paper/');
  expect(titleOf(['a.csv', 'b.csv'])).toBe('2 files: a.csv …');
  expect(titleOf([`${'x'.repeat(5_000)}.csv`]).length).toBeLessThanOrEqual(200);
});
