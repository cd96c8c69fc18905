/**
 * Fields of an event's `_source`. Whoever runs a process writes part of its event, and agents differ: a field
 * may be nested or have dots in its name, be a list or single, text or a number, or not be what its name says.
 */
export type Source = Record<string, unknown>;

const isObject = (value: unknown): value is Source =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The values at a path such as `process.parent.name`; empty where there is none. */
export function valuesAt(source: Source, path: string): unknown[] {
  const parts = path.split('.');
  for (let taken = parts.length; taken > 0; taken--) {
    const key = parts.slice(0, taken).join('.');
    if (!Object.prototype.hasOwnProperty.call(source, key)) continue;
    const value = source[key];
    if (taken === parts.length) {
      if (value === null || value === undefined) continue;
      return Array.isArray(value) ? value : [value];
    }
    const rest = parts.slice(taken).join('.');
    const objects = (Array.isArray(value) ? value : [value]).filter(isObject);
    const found = objects.flatMap((inner) => valuesAt(inner, rest));
    if (found.length > 0) return found;
  }
  return [];
}

const asText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

/** The first text at a path, cut to `max` UTF-16 code units, the last of which is then "…". */
export function textAt(source: Source, path: string, max: number): string | undefined {
  const text = asText(valuesAt(source, path)[0]);
  return text === undefined || text.length <= max ? text : `${text.slice(0, max - 1)}…`;
}

export function textsAt(source: Source, path: string): string[] {
  return valuesAt(source, path).flatMap((value) => asText(value) ?? []);
}

/** A whole number, also one written as decimal text. */
export function integerAt(source: Source, path: string): number | undefined {
  const value = valuesAt(source, path)[0];
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

export function booleanAt(source: Source, path: string): boolean | undefined {
  const value = valuesAt(source, path)[0];
  return value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined;
}
