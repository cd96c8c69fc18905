import { ratioOf, summarise } from './statistics';
import type { Summary } from './statistics';

export type Unit = 'ms' | 'ms CPU' | 'docs/s' | 'MB';

export interface Target {
  /** What is held against the value: ours divided by the bare engine's, or ours alone. */
  of: 'ratio' | 'ours';
  is: 'at most' | 'at least';
  value: number;
}

/** One line of the table. */
export interface Result {
  name: string;
  unit: Unit;
  ours: Summary;
  bare?: Summary;
  ratio?: number;
  target?: Target;
  met?: boolean;
  /** What helps to understand the figures, such as where the time goes. */
  notes: string[];
}

export interface Measured {
  ours: readonly number[];
  bare?: readonly number[];
}

export function isMet({ of, is, value }: Target, ours: Summary, ratio: number | undefined): boolean {
  const got = of === 'ours' ? ours.median : ratio;
  if (got === undefined) throw new Error('A target for a ratio needs something to compare with.');
  return is === 'at most' ? got <= value : got >= value;
}

/** Sums up what was measured and holds it against the target. */
export function resultOf(
  { name, unit, target, notes = [] }: Pick<Result, 'name' | 'unit' | 'target'> & { notes?: string[] },
  measured: Measured
): Result {
  const ours = summarise(measured.ours);
  const bare = measured.bare && summarise(measured.bare);
  const ratio = bare && ratioOf(ours, bare);
  return {
    name,
    unit,
    ours,
    ...(bare ? { bare, ratio } : {}),
    ...(target ? { target, met: isMet(target, ours, ratio) } : {}),
    notes,
  };
}
