import { decode } from '../../common';
import type { Codec } from '../../common';
import { badRequest } from '../errors';

/** A place in a list, opaque to the caller: base64url over JSON. */
export function encodeCursor(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Throws AirlockError 400 when the cursor is none that this API gave. */
export function decodeCursor<A>(codec: Codec<A>, cursor: string): A {
  let place: unknown;
  try {
    place = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    place = undefined;
  }
  const decoded = decode(codec, place);
  if (!decoded.ok)
    throw badRequest('The cursor is not one that this API gave. Ask for the first page again.');
  return decoded.value;
}
