import { encodeCursor } from './cursor';
import { processParams } from './params';

const NOW = Date.parse('2026-11-02T12:00:00Z');
const DAY = 86_400_000;

test('without anything asked for it is the unexpected children of Python in the last day', () => {
  expect(processParams({}, undefined, NOW)).toMatchObject({
    filters: { view: 'python', words: [], expected: false },
    from: NOW - DAY,
    to: NOW,
    order: 'desc',
    size: 25,
  });
});

test('a range of which one end is given', () => {
  const from = processParams({ from: '2026-11-01T00:00:00Z' }, undefined, NOW);
  expect([from.from, from.to]).toEqual([Date.parse('2026-11-01T00:00:00Z'), NOW]);
  const to = processParams({ to: '2026-11-01T00:00:00Z' }, undefined, NOW);
  expect(to.to - to.from).toBe(DAY);
});

test('a cursor keeps the range and order of its first page', () => {
  const cursor = encodeCursor({ from: 1, to: 2, order: 'asc', after: { at: 2 } });
  expect(processParams({ cursor }, undefined, NOW)).toMatchObject({
    from: 1,
    to: 2,
    order: 'asc',
    after: { at: 2 },
  });
  expect(() => processParams({ cursor, order: 'desc' }, undefined, NOW)).toThrow('the other order');
});
