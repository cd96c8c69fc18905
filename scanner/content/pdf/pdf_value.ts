/** A value of a PDF. Of a string only the length is kept: its content is not ours to show. */
export type PdfValue =
  | { kind: 'name'; name: string }
  | { kind: 'reference'; object: number }
  | { kind: 'number'; value: number }
  | { kind: 'string'; bytes: number }
  | { kind: 'word'; word: string }
  | { kind: 'array'; items: PdfValue[] }
  | { kind: 'dictionary'; entries: PdfDictionary };

export type PdfDictionary = Map<string, PdfValue>;

/** A name under a key, or the first of a list of names; undefined when there is none. */
export function nameOf(dictionary: PdfDictionary, key: string): string | undefined {
  return namesOf(dictionary, key)[0];
}

/** The names under a key, whether one or a list. */
export function namesOf(dictionary: PdfDictionary, ...keys: string[]): string[] {
  for (const key of keys) {
    const value = dictionary.get(key);
    if (value?.kind === 'name') return [value.name];
    if (value?.kind === 'array')
      return value.items.flatMap((item) => (item.kind === 'name' ? [item.name] : []));
  }
  return [];
}

export function numberOf(dictionary: PdfDictionary, key: string): number | undefined {
  const value = dictionary.get(key);
  return value?.kind === 'number' ? value.value : undefined;
}

/** Calls back for a value and all within it; for dictionaries with their keys. */
export function walk(value: PdfValue, visit: (value: PdfValue, key?: string) => void, key?: string): void {
  visit(value, key);
  if (value.kind === 'array') for (const item of value.items) walk(item, visit, key);
  if (value.kind === 'dictionary') for (const [name, entry] of value.entries) walk(entry, visit, name);
}
