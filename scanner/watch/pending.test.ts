import type { Entry, Listing } from './listing';
import { Pending, differences } from './pending';
import { NO_HASH, emptyState } from './state';
import type { FileRecord, WatchState } from './state';

const entry = (size: number, extra: Partial<Entry> = {}): Entry => ({
  kind: 'file',
  size,
  mtime: 1,
  ctime: 1,
  ino: size,
  ...extra,
});
const listing = (entries: Record<string, Entry>, extra: Partial<Listing> = {}): Listing => ({
  entries: new Map(Object.entries(entries)),
  unknown: [],
  ...extra,
});
const record = (size: number): FileRecord => ({
  ...entry(size),
  kind: 'file',
  sha256: NO_HASH,
  request: '00000000-0000-4000-8000-000000000000',
  result: 'pass',
  verified: 0,
});
function known(files: Record<string, number>): WatchState {
  const state = emptyState('heart');
  for (const [path, size] of Object.entries(files)) state.files.set(path, record(size));
  return state;
}
const pathsOf = (found: Iterable<{ path: string }>) => [...found].map(({ path }) => path).sort();

test('a difference is what is new, gone, or of another size, time or number', () => {
  const state = known({ same: 1, gone: 2, larger: 3, touched: 4, replaced: 5 });
  const now = listing({
    same: entry(1),
    larger: entry(30, { ino: 3 }),
    touched: entry(4, { ctime: 2 }),
    replaced: entry(5, { ino: 99 }),
    added: entry(6),
  });
  expect(pathsOf(differences(state, now))).toEqual(['added', 'gone', 'larger', 'replaced', 'touched']);
});

test('what could not be listed is not gone', () => {
  const state = known({ 'a/1': 1, 'b/2': 2 });
  expect(pathsOf(differences(state, listing({}, { unknown: ['a/'] })))).toEqual(['b/2']);
  expect(pathsOf(differences(state, listing({}, { truncated: 'too many' })))).toEqual([]);
});

const QUIET = { quiet: 10, longest: 100 };

test('nothing is taken while one file is still written, and then all at once', () => {
  const pending = new Pending(QUIET);
  const state = emptyState('heart');
  pending.observe(differences(state, listing({ a: entry(1) })), 0);
  expect(pending.ready(9)).toEqual([]);
  pending.observe(differences(state, listing({ a: entry(1), b: entry(1) })), 9);
  expect(pending.ready(12)).toEqual([]);
  expect(pathsOf(pending.ready(19))).toEqual(['a', 'b']);
});

test('a file that grows all the time holds up the others only so long', () => {
  const pending = new Pending(QUIET);
  const state = emptyState('heart');
  for (let now = 0; now <= 105; now += 5)
    pending.observe(differences(state, listing({ still: entry(1), log: entry(now) })), now);
  expect(pathsOf(pending.ready(105))).toEqual(['still']);
});

test('a file that came and went leaves nothing', () => {
  const pending = new Pending(QUIET);
  const state = emptyState('heart');
  pending.observe(differences(state, listing({ a: entry(1) })), 0);
  pending.observe(differences(state, listing({})), 1);
  expect(pending.ready(100)).toEqual([]);
  expect(pending.size).toBe(0);
});
