import { isMet, resultOf } from './result';

const cost = { name: 'indexing', unit: 'ms CPU' } as const;

test('a target of a ratio is held against the medians', () => {
  const result = resultOf(
    { ...cost, target: { of: 'ratio', is: 'at most', value: 1.3 } },
    { ours: [13, 12, 40], bare: [10, 10, 10] }
  );
  expect(result).toMatchObject({ ratio: 1.3, met: true, ours: { median: 13 }, bare: { median: 10 } });
});

test('a rate has to reach its target', () => {
  const target = { of: 'ratio', is: 'at least', value: 0.5 } as const;
  expect(resultOf({ ...cost, target }, { ours: [49], bare: [100] }).met).toBe(false);
  expect(resultOf({ ...cost, target }, { ours: [50], bare: [100] }).met).toBe(true);
});

test('an absolute target looks at ours alone', () => {
  const target = { of: 'ours', is: 'at most', value: 100 } as const;
  expect(resultOf({ ...cost, target }, { ours: [120], bare: [110] }).met).toBe(false);
  expect(resultOf({ ...cost, target }, { ours: [90] })).toMatchObject({ met: true });
});

test('without a target nothing is met or missed', () => {
  expect(resultOf(cost, { ours: [1], bare: [1] })).not.toHaveProperty('met');
});

test('a target of a ratio needs something to compare with', () => {
  const ours = { median: 1, min: 1, max: 1, rounds: 1 };
  expect(() => isMet({ of: 'ratio', is: 'at most', value: 2 }, ours, undefined)).toThrow('compare');
});
