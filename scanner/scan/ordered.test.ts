import { ordered } from './ordered';

const later = <T>(value: T, ms: number): Promise<T> =>
  new Promise((resolve) => setTimeout(() => resolve(value), ms));

async function all<A, B>(inputs: Iterable<A>, limit: number, map: (input: A) => Promise<B>): Promise<B[]> {
  const found: B[] = [];
  for await (const one of ordered(inputs, limit, map)) found.push(one);
  return found;
}

it('yields in the order of the input, whatever is ready first', async () => {
  expect(await all([30, 1, 20, 2], 4, (ms) => later(ms, ms))).toEqual([30, 1, 20, 2]);
});

it('has no more under way than it may', async () => {
  let running = 0;
  let most = 0;
  await all([...Array(20).keys()], 3, async (input) => {
    running += 1;
    most = Math.max(most, running);
    await later(input, 1);
    running -= 1;
  });
  expect(most).toBe(3);
});

it('throws the first rejection, and lets none of the others end the process', async () => {
  const fail = async (input: number) => {
    await later(input, 1);
    throw new Error(`no ${input}`);
  };
  const unhandled = jest.fn();
  process.on('unhandledRejection', unhandled);
  await expect(all([1, 2, 3, 4], 4, fail)).rejects.toThrow('no 1');
  await later(0, 20);
  process.off('unhandledRejection', unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});
