import { formatDuration } from './duration';

it.each([
  [0, '0 s'],
  [400, '0.4 s'],
  [3_000, '3 s'],
  [9_960, '10 s'],
  [45_000, '45 s'],
  [59_600, '1 min'],
  [120_000, '2 min'],
  [125_000, '2 min 5 s'],
  [599_700, '10 min'],
  [59 * 60_000 + 40_000, '1 h'],
  [200 * 60_000, '3 h 20 min'],
  [24 * 3_600_000 - 10_000, '1 d'],
  [52 * 3_600_000, '2 d 4 h'],
])('says %d ms as %s', (ms, said) => expect(formatDuration(ms)).toBe(said));
