/**
 * Fields of an event's `_source`. Whoever runs a process writes part of its event, and agents differ: a field
 * may be nested or have dots in its name, be a list or single, text or a number, or not be what its name says.
 */
export type Source = Record<string, unknown>;

const isObject = (value: unknown): value is Source =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const has = (object: Source, key: string) => Object.prototype.hasOwnProperty.call(object, key);

function hasDottedKey(source: Source): boolean {
  for (const key in source) {
    if (key.includes('.')) return true;
    const value = source[key];
    if (isObject(value) && hasDottedKey(value)) return true;
  }
  return false;
}

/** What is there stays; objects are put together. */
function place(into: Source, path: readonly string[], value: unknown): void {
  const [key, ...rest] = path as [string, ...string[]];
  if (rest.length > 0 || isObject(value)) {
    // Without a prototype, "__proto__" is a key like any other.
    if (!has(into, key)) into[key] = Object.create(null) as Source;
    const inner = into[key];
    if (!isObject(inner)) return;
    if (rest.length > 0) return place(inner, rest, value);
    for (const [name, part] of Object.entries(value as Source)) place(inner, name.split('.'), part);
  } else if (!has(into, key)) into[key] = value;
}

/** The source with every field nested: itself, unless a key has dots, which is rare. */
export function nested(source: Source): Source {
  if (!hasDottedKey(source)) return source;
  const result = Object.create(null) as Source;
  for (const [key, value] of Object.entries(source)) place(result, key.split('.'), value);
  return result;
}

/** Split once for all events: a tree reads a dozen fields of thousands. */
const PARTS = new Map<string, readonly string[]>();

function partsOf(path: string): readonly string[] {
  const known = PARTS.get(path);
  if (known) return known;
  const parts = path.split('.');
  PARTS.set(path, parts);
  return parts;
}

function walk(value: unknown, parts: readonly string[], from: number): unknown {
  let at = value;
  for (let index = from; index < parts.length; index++) {
    if (Array.isArray(at)) {
      const position = index;
      return at.flatMap((entry) => walk(entry, parts, position) ?? []);
    }
    const key = parts[index] as string;
    if (!isObject(at) || !has(at, key)) return undefined;
    at = at[key];
  }
  return at;
}

/** What stands at a path such as `process.parent.name` of a nested source; of several, a list. */
const valueAt = (source: Source, path: string): unknown => walk(source, partsOf(path), 0);
const firstAt = (source: Source, path: string): unknown => {
  const value = valueAt(source, path);
  return Array.isArray(value) ? value[0] : value;
};

const asText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

/** The first text at a path, cut to `max` UTF-16 code units, the last of which is then "…". */
export function textAt(source: Source, path: string, max: number): string | undefined {
  const text = asText(firstAt(source, path));
  return text === undefined || text.length <= max ? text : `${text.slice(0, max - 1)}…`;
}

export function textsAt(source: Source, path: string): string[] {
  const value = valueAt(source, path);
  return (Array.isArray(value) ? value : [value]).flatMap((entry) => asText(entry) ?? []);
}

/** A whole number, also one written as decimal text. */
export function integerAt(source: Source, path: string): number | undefined {
  const value = firstAt(source, path);
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined;
}

export function booleanAt(source: Source, path: string): boolean | undefined {
  const value = firstAt(source, path);
  return value === true || value === 'true' ? true : value === false || value === 'false' ? false : undefined;
}
