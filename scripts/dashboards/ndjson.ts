import type { SavedObject } from './saved_objects';

/** The file that Kibana's import takes: one object a line, always in the same order of keys. */
export const toNdjson = (objects: readonly SavedObject[]): string =>
  objects.map((one) => `${JSON.stringify(sorted(one))}\n`).join('');

/** Keys by the alphabet, as Kibana's own export has them; lists stay as they are. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
