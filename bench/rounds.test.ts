import { inTurns } from './rounds';

test('takes turns, changes who is first, and leaves the warm-up out', async () => {
  const calls: string[] = [];
  const side = (name: string) => async (round: number) => {
    calls.push(`${name}${round}`);
    return round;
  };
  const measured = await inTurns({ rounds: 2, warmUp: 1, ours: side('ours'), bare: side('bare') });
  expect(calls).toEqual(['ours0', 'bare0', 'bare1', 'ours1', 'ours2', 'bare2']);
  expect(measured).toEqual({ ours: [1, 2], bare: [1, 2] });
});
