import { kernel } from '../../kernel/kernel';

/** What the scan of a text tells; positions are those of the bytes given. Tokens are letters, digits and `+ / - _`. */
export interface TokenSink {
  /**
   * A token of 8 characters or more that changes its kind of character too often for a word (`Uint8Array` has two
   * changes): more than twice, and once in 4 characters, or in 7 from 16 characters and in 12 from 64 on, since long
   * encoded text has stretches of one kind.
   */
  mixed(start: number, end: number, changes: number): void;
  /**
   * A token that begins with a digit and may identify someone: 10 or 12 characters, or 4 after two blanks that are
   * four characters apart; or digits alone, 64 and more.
   */
  number(start: number, end: number): void;
  /** More kinds of punctuation than any notation has, in a word: 60 characters or more without any blank. */
  dense(start: number, end: number): void;
  /** A word as long as a full line of uuencode, which begins as one. */
  uuLine(start: number, end: number): void;
  /** A word, one of the first of a text, that reads as words after xor with a byte. */
  xored(start: number, end: number, key: number): void;
  /** A `=` or `@`, or a `+` or `-` that no plain number follows; asked for with `formulas`. */
  sign(at: number): void;
  /** A block that stands out, with its `BLOCK_FLAGS`. */
  block(start: number, end: number, flags: number): void;
  /** Here one of the `MARKERS` may begin, or a PEM block. */
  marker(at: number): void;
}

/** In what a block of text stands out. */
export const BLOCK_FLAGS = {
  /** Kinds of characters change often at some spots of it. */
  dense: 1,
  /** It is digits for a good part, and a few numbers follow each other. */
  numbers: 2,
  /** One of the signs that begin escapes is common. */
  escapes: 4,
  /** Its characters are not those of words. */
  odd: 8,
} as const;

// Kinds of events and what to look for; the same numbers stand in `kernel/assembly/tokens.ts` and `words.ts`.
const MIXED = 0;
const SIGN = 1;
const NUMBER = 2;
const DENSE = 3;
const BLOCK = 4;
const UU_LINE = 6;
const XORED = 7;
const FORMULAS = 1;
const PROSE = 2;

/**
 * Reads UTF-8 once and tells what stands out. Answers whether running text (`prose`) holds what may be a postcode, a
 * National Insurance or telephone number, or a date of birth. A window may go on with the text of the one before
 * (`goesOn`).
 */
export function scanTokens(
  bytes: Buffer,
  sink: TokenSink,
  { formulas = false, prose = false, goesOn = false } = {}
): boolean {
  const what = (formulas ? FORMULAS : 0) | (prose ? PROSE : 0);
  const loops = kernel();
  const length = loops.lay(bytes);
  const { beginTokens, scanTokens: scan, tokensReached, hasPeople } = loops.exports;
  beginTokens(goesOn);
  do
    loops.tell(scan(length, what), (kind, start, end, extra) => {
      if (kind === MIXED) sink.mixed(start, end, extra);
      else if (kind === SIGN) sink.sign(start);
      else if (kind === NUMBER) sink.number(start, end);
      else if (kind === BLOCK) sink.block(start, end, extra);
      else if (kind === DENSE) sink.dense(start, end);
      else if (kind === UU_LINE) sink.uuLine(start, end);
      else if (kind === XORED) sink.xored(start, end, extra);
      else sink.marker(start);
    });
  while (tokensReached() < length);
  return hasPeople() !== 0;
}
