import type { RuleId } from '../../rules';
import { base32, base64, base85, hex } from './decode';
import { isText, lookAt, signatureOf } from './look';
import type { Look } from './look';
import { isHex } from './shapes';

/** What an encoded piece of text turned out to hold. */
export interface Opening {
  rule: RuleId;
  look: Look;
  bytes: number;
}

const BASE32 = /^[A-Z2-7]+$/;
/** Pieces of so many characters are opened at each alignment, so that one stray token does not hide the rest. */
const PIECE = 64;
const PIECES = 256;

export const isBase32 = (token: string): boolean => BASE32.test(token);

const certain = (look: Look) => look.kind === 'signature' || look.kind === 'text';

const opening = (rule: RuleId, bytes: Buffer): Opening => ({
  rule,
  look: lookAt(bytes),
  bytes: bytes.length,
});

/** Numbers are hexadecimal digits, too, and 2048 is a blank and an H; encoded text has letters among its digits. */
const hasHexLetters = (text: string) => text.replace(/\d/g, '').length >= text.length * 0.05;

/** Opens one token of letters, digits and `+/-_`: as hex or base32 where only their digits occur, else as base64. */
export function openToken(token: string): Opening {
  if (isHex(token)) return opening('hidden/hex', hex(token));
  if (isBase32(token)) {
    const found = opening('hidden/base32', base32(token));
    if (certain(found.look)) return found;
  }
  return opening('hidden/base64', base64(token));
}

/** Opens many tokens put together: whole, then in pieces at every alignment. Undefined when nothing certain is in it. */
export function openPool(text: string): Opening | undefined {
  if (isHex(text) && !hasHexLetters(text)) return undefined;
  const whole = openToken(text);
  if (certain(whole.look)) return whole;
  const [rule, decode, steps] = isHex(text)
    ? (['hidden/hex', hex, 2] as const)
    : isBase32(text)
      ? (['hidden/base32', base32, 8] as const)
      : (['hidden/base64', base64, 4] as const);
  for (let shift = 0; shift < steps; shift += 1) {
    const pieces = Math.min(PIECES, Math.floor((text.length - shift) / PIECE));
    for (let piece = 0; piece < pieces; piece += 1) {
      const at = shift + piece * PIECE;
      if (!isText(decode(text.slice(at, at + PIECE)))) continue;
      return { rule, look: { kind: 'text', what: 'text' }, bytes: text.length };
    }
  }
  return undefined;
}

/** Opens characters of base85 at each of its five alignments. */
export function openBase85(text: string): Opening | undefined {
  for (let shift = 0; shift < 5; shift += 1)
    for (const bytes of base85(text.slice(shift, shift + 1_280))) {
      const what = signatureOf(bytes);
      if (bytes.length < 24 || !(what || isText(bytes))) continue;
      const look: Look = what ? { kind: 'signature', what } : { kind: 'text', what: 'text' };
      return { rule: 'hidden/base85', look, bytes: (text.length * 4) / 5 };
    }
  return undefined;
}
