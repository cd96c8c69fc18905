import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** SHA-256 over text as UTF-8, in small hexadecimal digits. */
export function textHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** A value's canonical JSON (RFC 8785). Throws a TypeError for what JSON cannot hold. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Only a JSON value has a canonical form.');
  return text;
}

/** SHA-256 over a value's canonical JSON. */
export const canonicalHash = (value: unknown): string => textHash(canonicalText(value));
