import { BREAK, CHANGE, DIGIT, KIND } from './classes';

/** What the scan of a text tells; positions are those of the bytes given. */
export interface TokenSink {
  /** A token of at least `MIN_TOKEN` characters that changes its kind of character too often for a word; `changes` of them. */
  mixed(start: number, end: number, changes: number): void;
  /** A token that begins with a digit and holds no letters: 4 characters, or 10 and more. */
  number(start: number, end: number): void;
  /** Characters without any blank, at least `LONG_WORD` of them. */
  word(start: number, end: number): void;
  /** The end of a block: how many characters of tokens it had, and changes of kind among them. */
  block(start: number, end: number, characters: number, changes: number): void;
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
const BLANK = 32;

const isMixed = (size: number, changes: number) =>
  changes * (size < LONG_TOKEN ? CHANGE_EVERY : CHANGE_EVERY_LONG) >= size - 2;

/** Reads UTF-8 once and tells what stands out. The cost is that of one loop over its bytes. */
export function scanTokens(bytes: Buffer, sink: TokenSink): void {
  const { length } = bytes;
  let token = 0;
  let word = 0;
  let changes = 0;
  let before = BREAK;
  for (let from = 0; from < length; from += BLOCK) {
    const end = Math.min(length, from + BLOCK);
    // The end of the text ends the last token as a blank would.
    const to = end === length ? length + 1 : end;
    let characters = 0;
    let allChanges = 0;
    for (let at = from; at < to; at += 1) {
      const byte = at < length ? (bytes[at] as number) : BLANK;
      const kind = KIND[byte] as number;
      if (kind !== BREAK) {
        changes += CHANGE[(before << 3) | kind] as number;
        before = kind;
        continue;
      }
      const size = at - token;
      if (size >= 4) {
        if (changes === 0) {
          if ((size >= 10 || size === 4) && KIND[bytes[token] as number] === DIGIT) sink.number(token, at);
        } else if (size >= MIN_TOKEN && changes > 2 && isMixed(size, changes)) sink.mixed(token, at, changes);
      }
      characters += size;
      allChanges += changes;
      if (byte <= BLANK) {
        if (at - word >= LONG_WORD) sink.word(word, at);
        word = at + 1;
      }
      token = at + 1;
      changes = 0;
      before = BREAK;
    }
    sink.block(from, end, characters, allChanges);
  }
}
