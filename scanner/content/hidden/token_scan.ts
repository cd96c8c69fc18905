import { BREAK, DIGIT, KIND, changesIn } from './classes';

/** What the scan of a text tells; positions are those of the bytes given. */
export interface TokenSink {
  /** A token of at least `MIN_TOKEN` characters that changes its kind of character too often for a word; `changes` of them. */
  mixed(start: number, end: number, changes: number): void;
  /** A token that begins with a digit and may be a number: 4 characters, or 10 and more. */
  number(start: number, end: number): void;
  /** Characters without any blank, at least `LONG_WORD` of them. */
  word(start: number, end: number): void;
  /** A `=` or `@`, or a `+` or `-` that no plain number follows. */
  sign(at: number): void;
  /** The end of a block. */
  block(start: number, end: number): void;
}

/** Shorter tokens are judged by their block alone. */
export const MIN_TOKEN = 8;
export const LONG_WORD = 60;
export const BLOCK = 2_048;
/** A token counts as mixed from three changes on, and one in this many characters (`Uint8Array` has two). */
const CHANGE_EVERY = 4;
/** Longer tokens are told of with fewer changes: encoded text may have stretches of one kind. */
const LONG_TOKEN = 16;
const CHANGE_EVERY_LONG = 7;
const VERY_LONG_TOKEN = 64;
const CHANGE_EVERY_VERY_LONG = 12;
const BLANK = 32;
const EQUALS = 61;
const AT = 64;
const PLUS = 43;
const MINUS = 45;

const isMixed = (size: number, changes: number) =>
  changes > 2 &&
  changes *
    (size < LONG_TOKEN
      ? CHANGE_EVERY
      : size < VERY_LONG_TOKEN
        ? CHANGE_EVERY_LONG
        : CHANGE_EVERY_VERY_LONG) >=
    size - 2;

/** Reads UTF-8 once and tells what stands out. The cost is that of one loop over its bytes. */
export function scanTokens(bytes: Buffer, sink: TokenSink): void {
  const { length } = bytes;
  let token = 0;
  let word = 0;
  for (let from = 0; from < length; from += BLOCK) {
    const end = Math.min(length, from + BLOCK);
    for (let at = from; at < end; at += 1) {
      const byte = bytes[at] as number;
      if (KIND[byte] !== BREAK) continue;
      if (at - token > 1) endToken(bytes, token, at, sink);
      token = at + 1;
      if (byte <= BLANK) {
        if (at - word >= LONG_WORD) sink.word(word, at);
        word = at + 1;
      } else if (byte === EQUALS || byte === AT) sink.sign(at);
    }
    if (end === length) {
      // The end of the text ends the last token as a blank would.
      if (length - token > 1) endToken(bytes, token, length, sink);
      if (length - word >= LONG_WORD) sink.word(word, length);
    }
    sink.block(from, end);
  }
}

function endToken(bytes: Buffer, start: number, end: number, sink: TokenSink): void {
  const size = end - start;
  const head = bytes[start] as number;
  if ((head === MINUS || head === PLUS) && !isPlain(bytes, start + 1, end)) sink.sign(start);
  if (size < 4) return;
  if ((size === 4 || size >= 10) && KIND[head] === DIGIT) sink.number(start, end);
  if (size < MIN_TOKEN) return;
  const changes = changesIn(bytes, start, end);
  if (isMixed(size, changes)) sink.mixed(start, end, changes);
}

function isPlain(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (KIND[bytes[at] as number] !== DIGIT) return false;
  return true;
}
