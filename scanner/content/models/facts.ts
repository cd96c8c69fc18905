import type { Inspection } from '../inspection';

/** Names in a list of facts; the others are counted. */
const MAX_NAMED = 12;

/** Reports what a reviewer needs to know of a model: short phrases, the empty ones left out. */
export function tellFacts(
  inspection: Inspection,
  kind: string,
  facts: readonly (string | undefined | false)[]
): void {
  const told = facts.filter((fact): fact is string => Boolean(fact));
  inspection.report('models/facts', { message: `${kind}.`, evidence: told.join('; ') });
}

/** Some of many names, and how many there are. */
export function named(names: Iterable<string>): string {
  const all = [...names];
  const shown = all.slice(0, MAX_NAMED).join(', ');
  return all.length > MAX_NAMED ? `${shown} and ${all.length - MAX_NAMED} more` : shown;
}

export const shapeText = (shape: readonly number[]): string => shape.join('×') || 'scalar';

/** Numbers in an array of a shape; at most what can be counted exactly. */
export const countOf = (shape: readonly number[]): number =>
  shape.reduce((product, length) => Math.min(product * length, Number.MAX_SAFE_INTEGER), 1);
