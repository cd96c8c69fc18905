import type { Entry } from './listing';
import { absence } from './presence';
import { NO_HASH } from './state';
import type { FileRecord } from './state';

const entry = (size: number): Entry => ({ kind: 'file', size, mtime: 1, ctime: 1, ino: 1 });
const record = (size: number): FileRecord => ({
  ...entry(size),
  kind: 'file',
  sha256: NO_HASH,
  request: '00000000-0000-4000-8000-000000000001',
  result: 'pass',
  verified: 0,
});
const KNOWN = {
  files: new Map([
    ['a', record(1)],
    ['b', record(2)],
  ]),
};
const listing = (files: Record<string, number>) => ({
  entries: new Map(Object.entries(files).map(([path, size]) => [path, entry(size)])),
});

test('the empty folder under a mount that is gone is not the share', () => {
  expect(absence(KNOWN, listing({}), false)).toContain('not mounted');
  expect(absence(KNOWN, listing({ 'something-else': 5 }), false)).toContain('not mounted');
});

test('a share that is mounted anew is known by our report, or by its files', () => {
  expect(absence(KNOWN, listing({}), true)).toBeUndefined();
  expect(absence(KNOWN, listing({ a: 1, c: 3 }), false)).toBeUndefined();
});

test('where no file is known, any folder may be the share', () => {
  expect(absence({ files: new Map() }, listing({ x: 1 }), false)).toBeUndefined();
});
