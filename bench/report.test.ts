import { table } from './report';
import { resultOf } from './result';

const indexing = resultOf(
  {
    name: 'pipelines, raw',
    unit: 'ms CPU',
    target: { of: 'ratio', is: 'at most', value: 1.9 },
    notes: ['labels: 12 %'],
  },
  { ours: [2_000, 2_100, 1_900], bare: [1_000, 1_000, 1_000] }
);
const vote = resultOf(
  { name: 'vote', unit: 'ms', target: { of: 'ours', is: 'at most', value: 100 } },
  { ours: [33.333] }
);

test('a row says both figures with their spread, the ratio, the target and whether it was missed', () => {
  expect(table([indexing])).toContain(
    '| pipelines, raw | 2,000 (1,900 to 2,100) ms CPU | 1,000 (1,000 to 1,000) ms CPU | 2.00 × | at most 1.9 × | NO  |'
  );
});

test('an absolute target has a unit and no ratio', () => {
  const row = table([vote]).split('\n')[2];
  expect(row?.split('|').map((cell) => cell.trim())).toEqual([
    '',
    'vote',
    '33.3 (33.3 to 33.3) ms',
    '',
    '',
    'at most 100 ms',
    'yes',
    '',
  ]);
});

test('the notes stand below, under the name of their result', () => {
  expect(table([indexing, vote])).toMatch(/\n\npipelines, raw:\n {2}labels: 12 %$/);
});
