import { decodeCursor, encodeCursor } from './cursor';
import type { Cursor } from './cursor';

const cursor: Cursor = {
  from: 1_700_000_000_000,
  to: 1_700_000_100_000,
  order: 'desc',
  after: { at: 1_700_000_050_000, keys: ['{A}-é', null, '7'] },
};
const forged = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');

test('a cursor comes back as it was, and is safe in an address', () => {
  const text = encodeCursor(cursor);
  expect(decodeCursor(text)).toEqual(cursor);
  expect(encodeURIComponent(text)).toBe(text);
  const between = { ...cursor, after: { at: 5 } };
  expect(decodeCursor(encodeCursor(between))).toEqual(between);
});

test.each([
  ['nothing', ''],
  ['no base64', '%%%'],
  ['no JSON', Buffer.from('{').toString('base64url')],
  ['no list', Buffer.from('{"from":1}').toString('base64url')],
  ['another version', forged(2, 1, 2, 'asc', 1, null, null, null)],
  ['a range that ends before it begins', forged(1, 2, 1, 'asc', 1, null, null, null)],
  ['a time that is none', forged(1, 1, 9e15, 'asc', 1, null, null, null)],
  ['a time as text', forged(1, '1', 2, 'asc', 1, null, null, null)],
  ['no order', forged(1, 1, 2, 'up', 1, null, null, null)],
  ['an object for a sort value', forged(1, 1, 2, 'asc', 1, { script: 'x' }, null, null)],
  ['too few parts', forged(1, 1, 2, 'asc', 1, null, null)],
  ['too many parts', forged(1, 1, 2, 'asc', 1, null, null, null, 'x')],
])('%s is refused', (_what, text) => {
  expect(() => decodeCursor(text)).toThrow(expect.objectContaining({ status: 400 }));
});
