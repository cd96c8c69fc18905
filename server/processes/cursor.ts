import { badRequest } from '../errors';

/** Values of the fields that order rows of one time, null where the event has none. */
export type TieKeys = [id: string | null, host: string | null, record: string | null];

/** Where a page ended. */
export interface Position {
  /** Milliseconds since 1970 of the page's last row. */
  at: number;
  /** Of the last row, where the page ended among rows of one time; absent where all of them were shown. */
  keys?: TieKeys;
}

/**
 * A position with the range and order of its search. The range is part of it since "the last 24 hours" are
 * others when the next page is asked for.
 */
export interface Cursor {
  from: number;
  to: number;
  order: 'asc' | 'desc';
  after: Position;
}

/** Changes with the meaning of the parts, so that an old page's cursor is refused and not misread. */
const VERSION = 1;

export function encodeCursor({ from, to, order, after }: Cursor): string {
  const parts = [VERSION, from, to, order, after.at, ...(after.keys ?? [])];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) <= 8.64e15;
const isKey = (value: unknown) => value === null || typeof value === 'string';
const isTieKeys = (value: unknown[]): value is TieKeys => value.length === 3 && value.every(isKey);

/** Throws AirlockError 400 for anything that `encodeCursor` did not make. */
export function decodeCursor(text: string): Cursor {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    parts = undefined;
  }
  const [version, from, to, order, at, ...keys] = Array.isArray(parts) ? (parts as unknown[]) : [];
  const inOrder = order === 'asc' || order === 'desc' ? order : undefined;
  const cut = isTieKeys(keys);
  if (
    version !== VERSION ||
    !isTime(from) ||
    !isTime(to) ||
    from > to ||
    !inOrder ||
    !isTime(at) ||
    (!cut && keys.length > 0)
  )
    throw badRequest('cursor is not one that an answer of this version gave. Start from the first page.');
  return { from, to, order: inOrder, after: cut ? { at, keys } : { at } };
}
