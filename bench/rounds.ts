import type { Measured } from './result';

export interface Pair {
  rounds: number;
  /** Rounds before those that count: the engine compiles what runs often only after a while. */
  warmUp: number;
  /** Each answers its own figure, so that what a round prepares need not be measured. */
  ours(round: number): Promise<number>;
  bare(round: number): Promise<number>;
}

/**
 * Measures two things in turns, so that what else the machine does falls on both. Who comes first changes from
 * round to round. Rounds are numbered from 0, those for warming up included.
 */
export async function inTurns({ rounds, warmUp, ours, bare }: Pair): Promise<Required<Measured>> {
  const measured = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const order = round % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const);
    for (const side of order) {
      const value = await (side === 'ours' ? ours : bare)(round);
      if (round >= warmUp) measured[side].push(value);
    }
  }
  return measured;
}

/** Milliseconds of the wall clock that work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
