import { median, ratioOf, summarise } from './statistics';

test('the median is the middle value, in whatever order they come', () => {
  expect(median([9, 1, 5])).toBe(5);
});

test('of an even number of values the median lies between the two in the middle', () => {
  expect(median([10, 2, 4, 1])).toBe(3);
});

test('there is no median of no values', () => {
  expect(() => median([])).toThrow('no values');
});

test('a summary keeps the values as they were given', () => {
  const values = [3, 1, 2];
  expect(summarise(values)).toEqual({ median: 2, min: 1, max: 3, rounds: 3 });
  expect(values).toEqual([3, 1, 2]);
});

test('one slow round does not change the ratio', () => {
  expect(ratioOf(summarise([2, 2, 200]), summarise([1, 1, 1]))).toBe(2);
});
