import type { Entry, Listing } from './listing';
import { absence } from './presence';
import { NO_HASH, emptyState } from './state';

const SHARE = { dev: 7, ino: 1 };
const OTHER = { dev: 8, ino: 99 };
const entry = (size: number): Entry => ({ kind: 'file', size, mtime: 1, ctime: 1, ino: 1 });

function known() {
  const state = emptyState('heart');
  state.share = SHARE;
  state.reported = true;
  for (const [path, size] of [
    ['a', 1],
    ['b', 2],
  ] as const)
    state.files.set(path, {
      ...entry(size),
      kind: 'file',
      sha256: NO_HASH,
      request: '00000000-0000-4000-8000-000000000001',
      result: 'pass',
      verified: 0,
    });
  return state;
}
const listing = (files: Record<string, number>, report = false): Listing => ({
  entries: new Map(Object.entries(files).map(([path, size]) => [path, entry(size)])),
  unknown: [],
  report,
});

test('the empty folder under a mount that is gone is not the share', () => {
  expect(absence(known(), OTHER, listing({}))).toContain('not mounted');
  expect(absence(known(), OTHER, listing({ 'something-else': 5 }))).toContain('not mounted');
});

test('the same folder without files is the share, emptied by its people', () => {
  expect(absence(known(), SHARE, listing({}))).toBeUndefined();
});

test('a share that is mounted anew is known by our report, or by its files', () => {
  expect(absence(known(), OTHER, listing({}, true))).toBeUndefined();
  expect(absence(known(), OTHER, listing({ a: 1, c: 3 }))).toBeUndefined();
});

test('a share that is seen for the first time is taken as it is', () => {
  expect(absence(emptyState('heart'), OTHER, listing({}))).toBeUndefined();
});
