// The cells of the columns that hold counts, in the rows of a table that are not looked at whole.

import { equal, first } from './masks';
import { windowAt } from './memory';
import { MAX_COLUMNS, beginTally, countCell, isWanted } from './tally';

const LF: u8 = 10;
const CR: u32 = 13;
const QUOTE: u8 = 34;
/** Bytes of a row that is left to the next window when it has no end here; at most what windows share. */
const MAX_CUT: usize = 4096;

let length: usize = 0;
let delimiter: u8 = 0;
let rowsRead: i32 = 0;
/** The column and the place where the cell begins that goes on, and where its row begins. */
let column: usize = 0;
let cell: usize = 0;
let row: usize = 0;

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
  beginTally(smallBound);
  rowsRead = 0;
  column = 0;
  cell = row = from;
  let at = from;
  while (at < length) {
    if (at === row && (rowsRead >= most || (at >= lastEnd && length - at < MAX_CUT))) return at;
    at = load<u8>(windowAt() + at) === QUOTE && at === cell ? quotedCell(at) : plainCells(at, most, lastEnd);
  }
  // The last row may have no end.
  if (row < length) {
    endCell(withoutReturn(length), length);
    rowsRead += 1;
  }
  return length;
}

/** Reads cells without quotation marks in up to sixty-four bytes, and answers where to go on. */
function plainCells(at: usize, most: i32, lastEnd: usize): usize {
  const here = windowAt() + at;
  const ends = equal(here, LF);
  let breaks = ends | equal(here, delimiter);
  const opening = equal(here, QUOTE) & (breaks << 1);
  const many = min<usize>(opening === 0 ? 64 : <usize>ctz(opening), length - at);
  if (many < 64) breaks &= first(<u64>many);
  while (breaks !== 0) {
    const place = ctz(breaks);
    breaks &= breaks - 1;
    const end = at + <usize>place;
    const isEnd = ((ends >> place) & 1) === 1;
    if (column < MAX_COLUMNS && isWanted(column))
      countCell(column, cell, isEnd ? withoutReturn(end) : end, rowsRead);
    cell = end + 1;
    column += 1;
    if (!isEnd) continue;
    endRow();
    if (rowsRead >= most || (cell >= lastEnd && length - cell < MAX_CUT)) return cell;
  }
  return at + many;
}

/** Reads one cell in quotation marks with the delimiter or line end behind it. */
function quotedCell(at: usize): usize {
  const close = closingQuote(at + 1);
  let end = min(length, close + 1);
  while (end < length && byteAt(end) !== <u32>delimiter && byteAt(end) !== <u32>LF) end += 1;
  cell = at + 1;
  endCell(close, end);
  return min(length, cell);
}

/** A cell whose content ends at `end`, and which something follows at `next`. */
function endCell(end: usize, next: usize): void {
  if (column < MAX_COLUMNS && isWanted(column)) countCell(column, cell, end, rowsRead);
  cell = next + 1;
  column += 1;
  if (next < length && byteAt(next) === <u32>LF) endRow();
}

function endRow(): void {
  if (cell > row + 1) rowsRead += 1;
  row = cell;
  column = 0;
}

function withoutReturn(end: usize): usize {
  return end > cell && byteAt(end - 1) === CR ? end - 1 : end;
}

function byteAt(at: usize): u32 {
  return load<u8>(windowAt() + at);
}

/** Where the quotation mark stands that ends a cell. */
function closingQuote(start: usize): usize {
  for (let at = start; at < length; at += 1) {
    if (byteAt(at) !== <u32>QUOTE) continue;
    if (byteAt(at + 1) !== <u32>QUOTE) return at;
    at += 1;
  }
  return length;
}
