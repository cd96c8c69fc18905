import { judge } from '../content/inspect';
import type { Judgement } from '../content/inspect';
import { BufferSource } from '../content/source';
import { DEFAULT_POLICY } from '../policy';
import type { Policy } from '../policy';

/** What the scanner says of a content under a name, by the default policy. */
export const judged = (
  name: string,
  content: string | Buffer,
  policy: Policy = DEFAULT_POLICY
): Promise<Judgement> =>
  judge(name, new BufferSource(Buffer.isBuffer(content) ? content : Buffer.from(content)), policy);

/** The rules that fired, each once, in order of the alphabet. */
export const firedRules = ({ findings }: Pick<Judgement, 'findings'>): string[] =>
  [...new Set(findings.map(({ rule }) => rule))].sort();

/** A generator of numbers from 0 to 1 that repeats for a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
