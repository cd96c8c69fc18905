/** SARIF is read tolerantly: what is absent or of another type counts as not said, since tools differ in what they write. */
export type Json = Record<string, unknown>;

export const asObject = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};

export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Well-formed text of bounded length, or undefined when there is none. */
export function asText(value: unknown, length: number): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const whole = value.replace(/\p{Surrogate}/gu, '\uFFFD');
  return whole.length <= length ? whole : `${whole.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

export const asCount = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 ? value : undefined;
