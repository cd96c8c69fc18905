import { RESULTS } from '../../common';
import type { RequestFile, Result } from '../../common';
import { explainRule } from './explain';

/** One kind of finding over all files. */
export interface FoundRule {
  /** In plain words where the rule's family is known, else the rule's id. */
  title: string;
  /** Files in which it was found. */
  files: number;
  /** The worst verdict among these files. */
  worst: Result;
}

/** What was found in how many files, the worst first. Rules that mean the same to a person count as one. */
export function foundRules(files: readonly RequestFile[]): FoundRule[] {
  const found = new Map<string, FoundRule>();
  for (const { result, rules } of files) {
    const titles = new Set(rules.map((rule) => explainRule(rule)?.title ?? rule));
    for (const title of titles) {
      const entry = found.get(title) ?? { title, files: 0, worst: result };
      entry.files += 1;
      if (RESULTS.indexOf(result) > RESULTS.indexOf(entry.worst)) entry.worst = result;
      found.set(title, entry);
    }
  }
  return [...found.values()].sort(
    (a, b) => RESULTS.indexOf(b.worst) - RESULTS.indexOf(a.worst) || b.files - a.files
  );
}
