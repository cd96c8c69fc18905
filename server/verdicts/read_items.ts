import { LIMITS, decode, describeProblem, fileVerdict, resultProblem } from '../../common';
import type { FileVerdict, ItemOutcome } from '../../common';

/** A verdict that can be taken, with its place in the batch. */
export interface GoodItem {
  index: number;
  verdict: FileVerdict;
}

export interface ReadItems {
  good: GoodItem[];
  /** One place an item of the batch; those of good items are empty until they are stored. */
  outcomes: Array<ItemOutcome | undefined>;
}

/** Why a path can name no file, or undefined when it can. Whatever else it holds is kept as it was given. */
function pathProblem(path: string): string | undefined {
  if (path.includes('\0')) return 'path has a NUL character, which no file name can hold';
  return undefined;
}

const timeProblem = (name: string, time: string | undefined) =>
  time !== undefined && Number.isNaN(Date.parse(time)) ? `${name} is no time that exists` : undefined;

const problemOf = (verdict: FileVerdict): string | undefined =>
  pathProblem(verdict.path) ??
  timeProblem('created', verdict.created) ??
  timeProblem('modified', verdict.modified) ??
  resultProblem(verdict);

function pathOf(raw: unknown): string {
  const path = typeof raw === 'object' && raw !== null ? (raw as { path?: unknown }).path : undefined;
  return typeof path === 'string' ? path.slice(0, LIMITS.pathLength) : '';
}

/** What must be equal when a batch names a path twice. */
const sameWord = (a: FileVerdict, b: FileVerdict) =>
  a.sha256 === b.sha256 && a.result === b.result && a.scan === b.scan;

/** Decodes and checks each verdict of a batch alone, so that a bad one does not lose the good ones. */
export function readItems(raws: readonly unknown[]): ReadItems {
  const outcomes: Array<ItemOutcome | undefined> = raws.map(() => undefined);
  const byPath = new Map<string, GoodItem[]>();
  raws.forEach((raw, index) => {
    const decoded = decode(fileVerdict, raw);
    const error = decoded.ok ? problemOf(decoded.value) : decoded.problems.map(describeProblem).join('; ');
    if (!decoded.ok || error !== undefined) {
      outcomes[index] = { path: pathOf(raw), status: 'refused', error };
      return;
    }
    const same = byPath.get(decoded.value.path);
    if (same) same.push({ index, verdict: decoded.value });
    else byPath.set(decoded.value.path, [{ index, verdict: decoded.value }]);
  });
  const good: GoodItem[] = [];
  for (const [path, [first, ...others]] of byPath) {
    if (!first) continue;
    const agree = others.every(({ verdict }) => sameWord(first.verdict, verdict));
    if (agree) good.push(first);
    else
      outcomes[first.index] = {
        path,
        status: 'refused',
        error: 'the batch names this path more than once, with different hashes or results',
      };
    for (const { index } of others)
      outcomes[index] = agree ? { path, status: 'duplicate' } : outcomes[first.index];
  }
  return { good, outcomes };
}
