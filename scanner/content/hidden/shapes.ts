/** Characters of digests in hexadecimal: MD5, SHA-1, SHA-224, SHA-256, SHA-384, SHA-512. */
const DIGEST_LENGTHS: ReadonlySet<number> = new Set([32, 40, 56, 64, 96, 128]);
const HEX_SMALL = /^[0-9a-f]+$/;
const HEX_CAPITAL = /^[0-9A-F]+$/;
/** Identifiers of documents in MongoDB, ULIDs and short names of commits are as common in public data as digests. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Subresource integrity: https://www.w3.org/TR/sri-2/ */
const INTEGRITY =
  /^sha(?:1-[A-Za-z0-9+/]{27}|256-[A-Za-z0-9+/]{43}|384-[A-Za-z0-9+/]{64}|512-[A-Za-z0-9+/]{86})={0,2}$/;

export const isHex = (token: string): boolean => HEX_SMALL.test(token) || HEX_CAPITAL.test(token);

/**
 * The random part of a token that is a digest, a UUID or an integrity value, else undefined. Such tokens are
 * common and small, so they are no finding, unless what they hold together reads as text.
 */
export function digestOf(token: string): string | undefined {
  if (token.length <= 24 && token.length >= 7 && isHex(token) && HEX_NAMES.has(token.length)) return token;
  if (DIGEST_LENGTHS.has(token.length) && isHex(token)) return token;
  if (token.length === 36 && UUID.test(token)) return token.replaceAll('-', '');
  return token.length <= 96 && token.startsWith('sha') && INTEGRITY.test(token) ? token : undefined;
}

/** Short names of commits (7 to 12) and identifiers of documents in MongoDB (24). */
const HEX_NAMES: ReadonlySet<number> = new Set([7, 8, 9, 10, 11, 12, 24]);
