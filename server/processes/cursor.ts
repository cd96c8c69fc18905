import { badRequest } from '../errors';

/**
 * Where a page ended: the range and order of the search and the sort values of the page's last row. The range
 * is part of it since "the last 24 hours" are others when the next page is asked for.
 */
export interface Cursor {
  from: number;
  to: number;
  order: 'asc' | 'desc';
  /** Of the fields in SORT_FIELDS, in their order; null where the event has none. */
  after: [number, string | null, string | null, string | null];
}

/** Changes with the meaning of the parts, so that an old page's cursor is refused and not misread. */
const VERSION = 1;

export function encodeCursor({ from, to, order, after }: Cursor): string {
  return Buffer.from(JSON.stringify([VERSION, from, to, order, ...after])).toString('base64url');
}

const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) <= 8.64e15;
const isKey = (value: unknown): value is string | null => value === null || typeof value === 'string';

/** Throws AirlockError 400 for anything that `encodeCursor` did not make. */
export function decodeCursor(text: string): Cursor {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    parts = undefined;
  }
  const [version, from, to, order, at, id, host, record, ...more] = Array.isArray(parts)
    ? (parts as unknown[])
    : [];
  const valid =
    version === VERSION &&
    isTime(from) &&
    isTime(to) &&
    from <= to &&
    (order === 'asc' || order === 'desc') &&
    isTime(at) &&
    isKey(id) &&
    isKey(host) &&
    isKey(record) &&
    more.length === 0;
  if (!valid)
    throw badRequest('cursor is not one that an answer of this version gave. Start from the first page.');
  return { from, to, order, after: [at, id, host, record] };
}
