// Rows and cells of a text with a delimiter, as RFC 4180 says; empty lines are left out.

import { equal, first } from './masks';
import { windowAt } from './memory';

const LF: u8 = 10;
const CR: u8 = 13;
const QUOTE: u8 = 34;

/** Anywhere outside of quotation marks, within them, or right after one that may close. */
const PLAIN: i32 = 0;
const QUOTED: i32 = 1;
const CLOSED: i32 = 2;

/** Numbers told to the other side, in the order in which `csv_check.ts` reads them. */
const FACTS = memory.data(80, 16);

let delimiter: u8 = 0;
let state: i32 = PLAIN;
/** Bytes of the text before the window; places of rows and cells count from its first byte, too. */
let before: i64 = 0;
let rowStart: i64 = 0;
let cellStart: i64 = 0;
let last: u8 = 0;
let cells: i64 = 1;
let line: i64 = 1;
let quotedAt: i64 = 0;
/** The line where something follows a closing quotation mark; 0 where nothing does. */
let brokenAt: i64 = 0;
let rows: i64 = 0;
let columns: i64 = 0;
let widest: i64 = 0;
let wider: i64 = 0;
let narrower: i64 = 0;
let firstWider: i64 = 0;
let firstNarrower: i64 = 0;

export function rowFactsAt(): usize {
  return FACTS;
}

/** Begins a text. */
export function beginRows(between: i32): void {
  delimiter = <u8>between;
  state = PLAIN;
  before = rowStart = cellStart = quotedAt = brokenAt = 0;
  rows = columns = widest = wider = narrower = firstWider = firstNarrower = 0;
  cells = line = 1;
  last = 0;
}

/** Reads a window of so many bytes. */
export function scanRows(length: usize): void {
  let at: usize = 0;
  while (at < length) at = state === PLAIN ? scanPlain(at, length) : scanQuoted(at, length);
  if (length > 0) last = load<u8>(windowAt() + length - 1);
  before += <i64>length;
}

/** Ends the text. */
export function endRows(): void {
  const isOpen = state === QUOTED;
  if (cells > 1 || !isBlank(before, last)) endRow(false);
  store<f64>(FACTS, <f64>rows);
  store<f64>(FACTS, <f64>columns, 8);
  store<f64>(FACTS, <f64>widest, 16);
  store<f64>(FACTS, <f64>wider, 24);
  store<f64>(FACTS, <f64>narrower, 32);
  store<f64>(FACTS, <f64>firstWider, 40);
  store<f64>(FACTS, <f64>firstNarrower, 48);
  store<f64>(FACTS, <f64>brokenAt, 56);
  store<f64>(FACTS, isOpen ? <f64>quotedAt : 0, 64);
}

/** Reads up to sixty-four bytes outside of quotation marks and answers where to go on. */
function scanPlain(at: usize, length: usize): usize {
  const here = windowAt() + at;
  const many = min<usize>(64, length - at);
  let inside = many === 64 ? ~(<u64>0) : first(<u64>many);
  let next = at + many;
  const between = equal(here, delimiter);
  const ends = equal(here, LF);
  const quotes = equal(here, QUOTE) & inside;
  if (quotes !== 0) {
    // Only at the beginning of a cell does a quotation mark open anything.
    const begins = ((between | ends) << 1) | (cellStart === before + <i64>at ? 1 : 0);
    const opening = quotes & begins;
    if (opening !== 0) {
      const place = ctz(opening);
      inside &= first(place);
      next = at + <usize>place + 1;
      state = QUOTED;
    }
  }
  count(at, between & inside, ends & inside);
  if (state === QUOTED) quotedAt = line;
  return next;
}

function count(at: usize, between: u64, lineEnds: u64): void {
  let ends = lineEnds;
  let left = between;
  while (ends !== 0) {
    const place = ctz(ends);
    ends &= ends - 1;
    const inRow = left & first(place);
    left ^= inRow;
    cells += <i64>popcnt(inRow);
    const end = before + <i64>at + <i64>place;
    const byte = at + <usize>place > 0 ? load<u8>(windowAt() + at + <usize>place - 1) : last;
    endRow(cells === 1 && isBlank(end, byte));
    cells = 1;
    rowStart = end + 1;
  }
  cells += <i64>popcnt(left);
  const breaks = between | lineEnds;
  if (breaks !== 0) cellStart = before + <i64>at + 64 - <i64>clz(breaks);
}

/** Goes on within quotation marks and answers where to go on. */
function scanQuoted(at: usize, length: usize): usize {
  if (state === CLOSED) {
    const byte = load<u8>(windowAt() + at);
    state = byte === QUOTE ? QUOTED : PLAIN;
    if (byte === QUOTE) return at + 1;
    if (byte !== delimiter && byte !== LF && byte !== CR && brokenAt === 0) brokenAt = line;
    return at;
  }
  const here = windowAt() + at;
  const many = min<usize>(64, length - at);
  const inside = many === 64 ? ~(<u64>0) : first(<u64>many);
  const quotes = equal(here, QUOTE) & inside;
  const ends = equal(here, LF) & inside;
  if (quotes === 0) {
    line += <i64>popcnt(ends);
    return at + many;
  }
  const place = ctz(quotes);
  line += <i64>popcnt(ends & first(place));
  state = CLOSED;
  return at + <usize>place + 1;
}

/** Whether nothing of a row came, or the first half of a line end. */
function isBlank(end: i64, byte: u8): bool {
  return end === rowStart || (end - rowStart === 1 && byte === CR);
}

function endRow(isEmpty: bool): void {
  line += 1;
  if (isEmpty) return;
  rows += 1;
  if (rows === 1) columns = widest = cells;
  else if (cells > columns) {
    wider += 1;
    if (firstWider === 0) firstWider = line - 1;
    widest = max(widest, cells);
  } else if (cells < columns) {
    narrower += 1;
    if (firstNarrower === 0) firstNarrower = line - 1;
  }
}
