// One pass over a window for all that stands out in its tokens; the constants are those of `token_scan.ts`.

import { blockFlags } from './blocks';
import { isDigit, isToken } from './bytes';
import {
  beginClasses,
  changed,
  classify,
  digit,
  digitBefore,
  equals,
  minus,
  space,
  spaceBefore,
  token,
  tokenBefore,
} from './classes';
import { isMarker, mayBeMarker } from './markers';
import { after, below, equal, first } from './masks';
import { EVENT_CAPACITY, clearEvents, eventCount, tell, windowAt } from './memory';
import { beginPeople, mayBePerson } from './people';
import { beginWords, endWord } from './words';

const MIXED: i32 = 0;
const SIGN: i32 = 1;
const NUMBER: i32 = 2;
const BLOCK_END: i32 = 4;
const MARKER: i32 = 5;

/** What is looked for beside tokens: cells that may be formulas, and people in running text. */
const FORMULAS: i32 = 1;
const PROSE: i32 = 2;

const MIN_TOKEN: i32 = 8;
const LONG_WORD: usize = 60;
const LONG_TOKEN: i32 = 16;
const VERY_LONG_TOKEN: i32 = 64;
const BLOCK: usize = 2048;
const SMALL: usize = 512;
/** More than one block can tell of: a sign for each byte, and the few tokens, words and markers that fit into it. */
const EVENTS_OF_BLOCK: i32 = 4096;

let at: usize = 0;
/** Where the token and the word begin that the next byte may go on with, and the changes in that token so far. */
let tokenStart: usize = 0;
let wordStart: usize = 0;
let changesSoFar: i32 = 0;
let people = false;

/** Begins a window, which may go on with a text: nothing stands before its first byte. */
export function beginTokens(goesOn: bool): void {
  at = 0;
  tokenStart = 0;
  wordStart = 0;
  changesSoFar = 0;
  people = false;
  beginClasses();
  beginPeople();
  beginWords(goesOn);
}

/** So far the window has been read. */
export function tokensReached(): usize {
  return at;
}

/** Whether something that may be of a person stands in running text. */
export function hasPeople(): bool {
  return people;
}

/** Goes on in a window of so many bytes, until its end or until there may be no room for more events; answers their number. */
export function scanTokens(length: usize, what: i32): i32 {
  clearEvents();
  while (at < length && eventCount() + EVENTS_OF_BLOCK <= EVENT_CAPACITY) {
    const start = at;
    at = min(length, start + BLOCK);
    const changes = scanBlock(start, at, what);
    // Zeroes follow the text, which end its last token; they may be the next sixty-four bytes.
    if (at === length && (length & 63) === 0) scanChunk(length, what);
    const flags = blockFlags(windowAt(), start, at, changes);
    if (flags !== 0) tell(BLOCK_END, start, at, flags);
  }
  return eventCount();
}

/** Answers the changes of kind at some spots of the block. */
function scanBlock(start: usize, end: usize, what: i32): i32 {
  const betweenSpots: usize = end - start <= SMALL ? 63 : 255;
  let changes = 0;
  for (let from = start; from < end; from += 64) {
    const found = scanChunk(from, what);
    // Each spot begins anew, so its first byte is no change.
    if (((from - start) & betweenSpots) === 0) changes += <i32>popcnt(found & ~1);
  }
  return changes;
}

/** Reads sixty-four bytes, and answers where kinds of characters change. */
function scanChunk(from: usize, what: i32): u64 {
  const here = windowAt() + from;
  classify(here);
  const changes = changed();
  if (what & FORMULAS) tellSigns(from, minus | equal(here, 43), equals | equal(here, 64));
  endTokens(from, changes);
  endWords(from, below(here, 33));
  const markers = mayBeMarker();
  if (markers !== 0) tellMarkers(from, markers);
  if (what & PROSE && !people) people = mayBePerson(here);
  return changes;
}

/** Takes in where tokens end and which one goes on. */
function endTokens(from: usize, changes: u64): void {
  // Words of one kind of character are most of all text, and are never told of.
  const mayTell = (changes | digit) !== 0 || changesSoFar !== 0 || isDigit(load<u8>(windowAt() + tokenStart));
  if (mayTell) tellTokens(from, changes);
  const breaks = ~token;
  if (breaks === 0) {
    changesSoFar += <i32>popcnt(changes);
    return;
  }
  const start = 64 - clz(breaks);
  tokenStart = from + <usize>start;
  changesSoFar = start === 64 ? 0 : <i32>popcnt(changes >> start);
}

/** Looks at the tokens that end here and are long, or may be a part of a number. */
function tellTokens(from: usize, changes: u64): void {
  const two = token & after(token, tokenBefore, 1);
  const twoBefore = tokenBefore & (tokenBefore << 1);
  const four = two & after(two, twoBefore, 2);
  const fourBefore = twoBefore & (twoBefore << 2);
  const eight = four & after(four, fourBefore, 4);
  const eightBefore = fourBefore & (fourBefore << 4);
  const parts = after(digit, digitBefore, 4) & after(space, spaceBefore, 5) & after(space, spaceBefore, 9);
  let ends = ~token & (after(eight, eightBefore, 1) | (after(four, fourBefore, 1) & parts));
  while (ends !== 0) {
    const end = ctz(ends);
    ends &= ends - 1;
    const breaks = ~token & first(end);
    if (breaks === 0)
      endToken(tokenStart, from + <usize>end, changesSoFar + <i32>popcnt(changes & first(end)));
    else {
      const start = 64 - clz(breaks);
      endToken(from + <usize>start, from + <usize>end, <i32>popcnt(changes & first(end) & ~first(start)));
    }
  }
}

function endToken(start: usize, end: usize, changes: i32): void {
  const size = <i32>(end - start);
  const isNumber = size === 4 || size === 10 || size === 12 || (size >= 64 && changes === 0);
  if (isNumber && isDigit(load<u8>(windowAt() + start))) tell(NUMBER, start, end, 0);
  if (size >= MIN_TOKEN && isMixed(size, changes)) tell(MIXED, start, end, changes);
}

function isMixed(size: i32, changes: i32): bool {
  const every = size < LONG_TOKEN ? 4 : size < VERY_LONG_TOKEN ? 7 : 12;
  return changes > 2 && changes * every >= size - 2;
}

/** Characters without a blank among them. */
function endWords(from: usize, blanks: u64): void {
  while (blanks !== 0) {
    const end = from + <usize>ctz(blanks);
    if (end - wordStart >= LONG_WORD) endWord(wordStart, end);
    wordStart = end + 1;
    const last = 63 - clz(blanks);
    // No long word has room between two blanks that are nearer.
    if (<usize>last < end - from + LONG_WORD) {
      wordStart = from + <usize>last + 1;
      return;
    }
    blanks &= blanks - 1;
  }
}

function tellSigns(from: usize, plusOrMinus: u64, others: u64): void {
  const heads = plusOrMinus & ~after(token, tokenBefore, 1);
  let signs = heads | others;
  while (signs !== 0) {
    const place = ctz(signs);
    signs &= signs - 1;
    const sign = from + <usize>place;
    if (((heads >> place) & 1) === 0 || isUnusual(windowAt() + sign + 1)) tell(SIGN, sign, sign + 1, 0);
  }
}

/** Whether a token that goes on after a sign is more than digits. */
function isUnusual(rest: usize): bool {
  while (isDigit(load<u8>(rest))) rest += 1;
  return isToken(load<u8>(rest));
}

function tellMarkers(from: usize, markers: u64): void {
  while (markers !== 0) {
    const place = from + <usize>ctz(markers);
    markers &= markers - 1;
    const start = isMarker(windowAt() + place);
    if (start !== 0) tell(MARKER, start - windowAt(), place + 1, 0);
  }
}
