/** What the walk over a pickle knows of a value; it never makes the value itself. */
export type Value =
  | { kind: 'mark' }
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number }
  | { kind: 'global'; module: string; name: string }
  | { kind: 'items'; items: Value[] }
  | { kind: 'made'; of: Value; args: Value; state?: Value }
  | { kind: 'other' };

export const OTHER: Value = { kind: 'other' };
export const MARK: Value = { kind: 'mark' };

/** Items of a tuple, list or dict that are kept; the others only count. */
export const MAX_ITEMS = 64;
/** Levels of values within values that are looked through. */
const MAX_LEVELS = 4;

/** The globals that a value is or holds. */
export function globalsIn(value: Value, levels = MAX_LEVELS): { module: string; name: string }[] {
  if (value.kind === 'global') return [value];
  if (levels === 0) return [];
  if (value.kind === 'items') return value.items.flatMap((item) => globalsIn(item, levels - 1));
  return value.kind === 'made'
    ? [...globalsIn(value.of, levels - 1), ...globalsIn(value.args, levels - 1)]
    : [];
}

/** The value of a key in a dict that was built as keys and values one after another. */
export function entry(value: Value | undefined, key: string): Value | undefined {
  if (value?.kind !== 'items') return undefined;
  const at = value.items.findIndex(
    (item, index) => index % 2 === 0 && item.kind === 'text' && item.text === key
  );
  return at === -1 ? undefined : value.items[at + 1];
}

/** Numbers of a shape such as `(3, 4)`; undefined where one is unknown. */
export function shapeOf(value: Value | undefined): number[] | undefined {
  if (value?.kind !== 'items') return undefined;
  const numbers = value.items.map((item) => (item.kind === 'number' ? item.number : -1));
  return numbers.every((number) => number >= 0) ? numbers : undefined;
}
