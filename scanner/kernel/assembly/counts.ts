// The cells of the columns that hold counts, in the rows of a table that are not looked at whole.

import { isDigit } from './bytes';
import { equal, first } from './masks';
import { windowAt } from './memory';

const LF: u32 = 10;
const CR: u32 = 13;
const QUOTE: u32 = 34;
/** A longer whole number counts nothing. */
const MAX_DIGITS: usize = 12;
/** Bytes of a row that is left to the next window when it has no end here; at most what windows share. */
const MAX_CUT: usize = 4096;

const MAX_COLUMNS: usize = 512;
/** 1 for a column that is counted. */
const WANTED = memory.data(512, 16);
/** For each column: cells, whole numbers, those up to 255, small ones, and the row of the first small one, 1 being the first. */
const TALLY = memory.data(10240, 16);
const TALLY_BYTES: usize = 20;

let length: usize = 0;
let delimiter: u8 = 0;
let small: i64 = 0;
let rowsRead: i32 = 0;
/** Where the sixty-four bytes begin whose delimiters and line ends are known. */
let base: usize = 0;
let breaks: u64 = 0;

export function wantedAt(): usize {
  return WANTED;
}

export function tallyAt(): usize {
  return TALLY;
}

export function countedRows(): i32 {
  return rowsRead;
}

/**
 * Reads rows of a window from a place on, at most so many, and answers where the next one begins. `lastEnd` is where
 * the last line that has an end ends: a row that the window may cut is not begun.
 */
export function countRows(
  from: usize,
  bytes: usize,
  lastEnd: usize,
  most: i32,
  between: i32,
  smallBound: i32
): usize {
  length = bytes;
  delimiter = <u8>between;
  small = <i64>smallBound;
  rowsRead = 0;
  memory.fill(TALLY, 0, 10240);
  see(from & ~63);
  let at = from;
  while (at < length && rowsRead < most && (at < lastEnd || length - at >= MAX_CUT)) at = countRow(at);
  return at;
}

function see(place: usize): void {
  base = place;
  const here = windowAt() + place;
  breaks = equal(here, delimiter) | equal(here, <u8>LF);
}

/** The place of the next delimiter or line end. */
function nextBreak(at: usize): usize {
  if (at - base >= 64) see(at & ~63);
  let left = breaks & ~first(<u64>(at - base));
  while (left === 0) {
    if (base + 64 >= length) return length;
    see(base + 64);
    left = breaks;
  }
  return min(length, base + <usize>ctz(left));
}

function byteAt(at: usize): u32 {
  return load<u8>(windowAt() + at);
}

function countRow(rowStart: usize): usize {
  let at = rowStart;
  let column: usize = 0;
  let isOpen = true;
  while (isOpen) {
    let start = at;
    let end: usize;
    if (byteAt(at) === QUOTE && at < length) {
      start = at + 1;
      end = closingQuote(start);
      at = nextBreak(min(length, end + 1));
    } else {
      at = nextBreak(at);
      end = at > start && byteAt(at - 1) === CR && (at === length || byteAt(at) === LF) ? at - 1 : at;
    }
    if (column < MAX_COLUMNS && start < end && load<u8>(WANTED + column) === 1) countCell(column, start, end);
    column += 1;
    isOpen = at < length && byteAt(at) !== LF;
    at += 1;
  }
  if (at > rowStart + 1) rowsRead += 1;
  return at;
}

/** Where the quotation mark stands that ends a cell. */
function closingQuote(start: usize): usize {
  for (let at = start; at < length; at += 1) {
    if (byteAt(at) !== QUOTE) continue;
    if (byteAt(at + 1) !== QUOTE) return at;
    at += 1;
  }
  return length;
}

function add(tally: usize, index: usize): void {
  store<i32>(tally + (index << 2), load<i32>(tally + (index << 2)) + 1);
}

function countCell(column: usize, start: usize, end: usize): void {
  const tally = TALLY + column * TALLY_BYTES;
  add(tally, 0);
  if (end - start > MAX_DIGITS) return;
  let value: i64 = 0;
  for (let at = start; at < end; at += 1) {
    const byte = byteAt(at);
    if (!isDigit(byte)) return;
    value = value * 10 + <i64>(byte - 48);
  }
  add(tally, 1);
  if (value <= 255) add(tally, 2);
  if (value < 1 || value >= small) return;
  add(tally, 3);
  if (load<i32>(tally, 16) === 0) store<i32>(tally, rowsRead + 1, 16);
}
