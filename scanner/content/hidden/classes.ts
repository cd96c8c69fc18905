/** Kinds of characters; 0 stands between tokens. */
export const BREAK = 0;
export const LOWER = 1;
export const UPPER = 2;
export const DIGIT = 3;
/** `+ / - _`: within tokens of base64, paths, dates. */
export const JOINT = 4;

/** The kind of each byte of UTF-8; what is no ASCII is `BREAK`. */
export const KIND = new Uint8Array(256);
const mark = (characters: string, kind: number) => {
  for (const character of characters) KIND[character.charCodeAt(0)] = kind;
};
mark('abcdefghijklmnopqrstuvwxyz', LOWER);
mark('ABCDEFGHIJKLMNOPQRSTUVWXYZ', UPPER);
mark('0123456789', DIGIT);
mark('+/-_', JOINT);

/**
 * 1 where two neighbours (`before << 3 | after`) change kind in a way that is rare in words: small to capital,
 * letter to digit, digit to letter. Random base64 has 0.42 of them a pair, hex 0.47, base32 0.30; prose and
 * tables hardly any, camelCase about 0.1.
 */
export const CHANGE = new Uint8Array(64);
for (const [before, after] of [
  [LOWER, UPPER],
  [LOWER, DIGIT],
  [UPPER, DIGIT],
  [DIGIT, LOWER],
  [DIGIT, UPPER],
] as const)
  CHANGE[(before << 3) | after] = 1;

/** Changes of kind among some bytes. */
export function changesIn(bytes: Buffer, start: number, end: number): number {
  let changes = 0;
  let before = BREAK;
  for (let at = start; at < end; at += 1) {
    const kind = KIND[bytes[at] as number] as number;
    changes += CHANGE[(before << 3) | kind] as number;
    before = kind;
  }
  return changes;
}

/** How many of some bytes are part of tokens. */
export function tokenBytes(bytes: Buffer): number {
  let count = 0;
  for (let at = 0; at < bytes.length; at += 1) if (KIND[bytes[at] as number] !== BREAK) count += 1;
  return count;
}
