export type Json = Record<string, unknown>;

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

/**
 * Whether what is stored says what was asked for. Kibana adds defaults to what it stores (an empty list, a key that
 * was left out) and makes a list of one value, so what is there beyond the wanted does not count.
 */
export function says(stored: unknown, wanted: unknown): boolean {
  if (isNothing(wanted)) return isNothing(stored);
  if (Array.isArray(stored) && !Array.isArray(wanted)) return stored.length === 1 && says(stored[0], wanted);
  if (Array.isArray(wanted))
    return (
      Array.isArray(stored) &&
      stored.length === wanted.length &&
      wanted.every((value, index) => says(stored[index], value))
    );
  if (isRecord(wanted))
    return isRecord(stored) && Object.entries(wanted).every(([key, value]) => says(stored[key], value));
  return stored === wanted;
}
