// Long words, which have no blank among them: the few in which something may hide. The constants are those of
// `words.ts` and `look.ts`.

import { byHalves } from './masks';
import { tell, windowAt } from './memory';
import { beginXor, xorKeyOf } from './xor';

/** What is told of a word: some of it is dense, it is a full line of uuencode, or it reads as words after xor. */
const DENSE: i32 = 3;
const UU: i32 = 6;
const XORED: i32 = 7;

/** A full line of uuencode: a length, which is `M`, and sixty characters. */
const UU_LINE: usize = 61;
const UU_LENGTH: u8 = 77;

/** Kinds of punctuation among so many characters; a long word is sampled now and then. */
const MIN_KINDS: u32 = 11;
const SAMPLE: usize = 128;
const SAMPLE_EVERY: usize = 512;

/** Bytes after which a part between quotation marks is cut. */
const MAX_PART: usize = 4096;

/** Words of one text that are opened. */
const MAX_OPENED: i32 = 200;
let opened: i32 = 0;

/** A bit for each kind of punctuation, by the byte; 0 for other characters. */
const KINDS = memory.data(1024, 16);
/** So many kinds of punctuation stand in every row of JSON. */
const COMMON = '",:.-_/{}';
/** The other kinds: a bit for the upper half of the byte, by its lower half and by its upper half. */
const BY_LOWER = memory.data(16, 16);
const BY_UPPER = memory.data(16, 16);
let ready = false;

function prepare(): void {
  if (ready) return;
  ready = true;
  let kind: u32 = 1;
  for (let code: usize = 33; code < 127; code += 1) {
    if (code - 48 < 10 || (code | 32) - 97 < 26) continue;
    store<u32>(KINDS + (code << 2), kind);
    kind <<= 1;
    let isCommon = false;
    for (let index = 0; index < COMMON.length; index += 1)
      if (<i32>code === COMMON.charCodeAt(index)) isCommon = true;
    if (isCommon) continue;
    const bit = <u8>(1 << ((<u8>code) >> 4));
    store<u8>(BY_LOWER + (code & 15), load<u8>(BY_LOWER + (code & 15)) | bit);
    store<u8>(BY_UPPER + (code >> 4), bit);
  }
}

/** Before a text, or before another window of it. */
export function beginWords(goesOn: bool): void {
  prepare();
  beginXor();
  if (!goesOn) opened = 0;
}

export function endWord(start: usize, end: usize): void {
  const text = windowAt() + start;
  const size = end - start;
  if (size === UU_LINE && load<u8>(text) === UU_LENGTH) tell(UU, start, end, 0);
  if (opened < MAX_OPENED) {
    opened += 1;
    let key = xorKeyOf(text, size);
    if (key === 0) key = xorKeyOfPart(text, size);
    if (key !== 0) tell(XORED, start, end, key);
  }
  for (let at: usize = 0; at === 0 || at + SAMPLE <= size; at += SAMPLE_EVERY) {
    if (!isDense(text + at, text + min(size, at + SAMPLE))) continue;
    tell(DENSE, start + at, end, 0);
    return;
  }
}

/** The same of the longest part between quotation marks: a row of JSON without blanks is one word. */
function xorKeyOfPart(text: usize, size: usize): i32 {
  let longest: usize = 0;
  let place = text;
  let from = text;
  const end = text + size;
  while (from < end) {
    const quote = min(end, nextQuote(from));
    if (quote - from > longest) {
      longest = quote - from;
      place = from;
    }
    from = quote + 1;
  }
  return longest < size ? xorKeyOf(place, longest) : 0;
}

/** Where the next quotation mark stands; it may lie behind the word. */
function nextQuote(from: usize): usize {
  let at = from;
  const limit = from + MAX_PART;
  while (at < limit) {
    const quotes = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(34)));
    if (quotes !== 0) return at + <usize>ctz(quotes);
    at += 16;
  }
  return at;
}

/** Whether there are letters, and more kinds of punctuation than in any notation. */
function isDense(start: usize, end: usize): bool {
  if (!mayBeDense(start, end)) return false;
  let seen: u32 = 0;
  let letters: usize = 0;
  for (let at = start; at < end; at += 1) {
    const kind = load<u32>(KINDS + ((<usize>load<u8>(at)) << 2));
    seen |= kind;
    letters += kind === 0 ? 1 : 0;
  }
  return letters * 4 >= end - start && popcnt(seen) >= MIN_KINDS;
}

/** Whether kinds that are not common are so many that with all the common ones they would be enough. */
function mayBeDense(start: usize, end: usize): bool {
  let seen: u32 = 0;
  for (let at = start; at < end; at += 16) {
    let rare = rareAt(at);
    const rest = <i32>min<usize>(16, end - at);
    rare &= (1 << rest) - 1;
    for (; rare !== 0; rare &= rare - 1)
      seen |= load<u32>(KINDS + ((<usize>load<u8>(at + <usize>ctz(rare))) << 2));
  }
  return popcnt(seen) + <u32>COMMON.length >= MIN_KINDS;
}

function rareAt(at: usize): i32 {
  const bytes = v128.load(at);
  const kinds = byHalves(bytes, v128.load(BY_LOWER), v128.load(BY_UPPER));
  return i8x16.bitmask(i8x16.ne(kinds, i8x16.splat(0)));
}
