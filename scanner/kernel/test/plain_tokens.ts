/** What a scan tells, in the order of the places where it ends. */
export interface Told {
  mixed: [start: number, end: number, changes: number][];
  numbers: [start: number, end: number][];
  signs: number[];
}

const kindOf = (character: string) =>
  /[a-z]/.test(character) ? 'a' : /[A-Z]/.test(character) ? 'A' : /[0-9]/.test(character) ? '0' : '-';
const CHANGES = /^(aA|a0|A0|0a|0A)$/;

/** Changes of the kind of character that are rare in words. */
export function changesIn(token: string): number {
  let changes = 0;
  for (let at = 1; at < token.length; at += 1)
    if (CHANGES.test(kindOf(token[at - 1] as string) + kindOf(token[at] as string))) changes += 1;
  return changes;
}

const isMixed = (size: number, changes: number) =>
  size >= 8 && changes > 2 && changes * (size < 16 ? 4 : size < 64 ? 7 : 12) >= size - 2;

/** A plain search for tokens and signs in characters of one byte, to compare the kernel's with. */
export function tokensPlainly(text: string): Told {
  const told: Told = { mixed: [], numbers: [], signs: [] };
  for (const { 0: token, index: start } of text.matchAll(/[A-Za-z0-9+/_-]+/g)) {
    const end = start + token.length;
    const changes = changesIn(token);
    const parts = token.length === 4 && text[start - 1] === ' ' && text[start - 5] === ' ';
    const isLong = token.length >= 64 && changes === 0;
    if (/^\d/.test(token) && (parts || token.length === 10 || token.length === 12 || isLong))
      told.numbers.push([start, end]);
    if (isMixed(token.length, changes)) told.mixed.push([start, end, changes]);
    if (/^[-+]\d*[^\d]/.test(token)) told.signs.push(start);
  }
  for (const { index } of text.matchAll(/[=@]/g)) told.signs.push(index);
  told.signs.sort((a, b) => a - b);
  return told;
}

/** The flags of a block (1 dense, 4 escapes, 8 odd), counted as `blocks.ts` says; those of runs of numbers are left out. */
export function flagsPlainly(block: string): number {
  const isSmall = block.length <= 512;
  let changes = 0;
  let seen = 0;
  for (let at = 0; at < block.length; at += isSmall ? 64 : 256) {
    const spot = block.slice(at, at + 64);
    changes += changesIn(spot);
    seen += spot.length;
  }
  const sample = [...block].filter((_, at) => isSmall || at % 11 === 0);
  const share = (of: RegExp) => sample.filter((character) => of.test(character)).length / sample.length;
  const dense = changes >= seen * 0.08 ? 1 : 0;
  if (sample.length < 48 || share(/[\x80-\xff]/) >= 0.3) return dense;
  const signs = Math.max(...['=', '%', '\\\\', '&', 'x'].map((sign) => share(new RegExp(sign))));
  const letters = share(/[A-Za-z]/);
  const odd =
    share(/[A-Za-z0-9 ,.\n\r\t":_-]/) < 0.85 || (letters >= 0.6 && share(/[etaoinsr]/i) < letters * 0.33);
  return dense | (signs >= 0.07 ? 4 : 0) | (odd && share(/\d/) < 0.3 ? 8 : 0);
}
