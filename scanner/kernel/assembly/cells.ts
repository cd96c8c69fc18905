// The cells of a table's rows: gathered in the rows that are looked at whole, counted in the others.

import { equal, first } from './masks';
import { EVENT_CAPACITY, clearEvents, eventCount, tell, windowAt } from './memory';
import { SAMPLED_COLUMNS, beginSample, sampleCell } from './samples';
import { MAX_COLUMNS, beginTally, countCell, isWanted } from './tally';

const LF: u8 = 10;
const CR: u32 = 13;
const QUOTE: u8 = 34;
/** Bytes of a row that is left to the next window when it has no end here; at most what windows share. */
const MAX_CUT: usize = 4096;

/** A row tells of each column twice at most. */
const EVENTS_OF_ROW: i32 = 1024;

let length: usize = 0;
/** Where the last line that has an end ends. */
let lastEnd: usize = 0;
let delimiter: u8 = 0;
let sampled = false;
let rows: i32 = 0;
let cells: i32 = 0;
let mostRows: i32 = 0;
let leastRows: i32 = 0;
let mostCells: i32 = 0;
/** So many columns at the beginning of a row; of the others nothing is asked. */
let columnsAsked: usize = 0;
/** The column and the place where the cell begins that goes on, and where its row begins. */
let column: usize = 0;
let cell: usize = 0;
let row: usize = 0;

/**
 * Begins to gather so many rows, or fewer once there were so many cells, but the least number in any case. The columns
 * of the sample are to be set after this.
 */
export function sampleRows(most: i32, least: i32, cellsAtMost: i32, smallBound: i32): void {
  begin(most, smallBound);
  sampled = true;
  columnsAsked = usize.MAX_VALUE;
  leastRows = least;
  mostCells = cellsAtMost;
  beginSample();
}

/** Begins to count cells in so many rows. */
export function countRows(most: i32, smallBound: i32): void {
  begin(most, smallBound);
  sampled = false;
  columnsAsked = MAX_COLUMNS;
  while (columnsAsked > 0 && !isWanted(columnsAsked - 1)) columnsAsked -= 1;
}

function begin(most: i32, smallBound: i32): void {
  mostRows = most;
  rows = cells = 0;
  clearEvents();
  beginTally(smallBound);
}

/** Rows that were read, and cells of those that were looked at whole. */
export function rowsRead(): i32 {
  return rows;
}

export function cellsRead(): i32 {
  return cells;
}

/** Whether all rows that are asked for were read. */
export function areRowsDone(): bool {
  return rows >= mostRows || (sampled && cells >= mostCells && rows >= leastRows);
}

/**
 * Reads rows of a window from a place on and answers where the next one begins: when all that are asked for were read,
 * where there is no room for more events, or where the window ends. A row that the window may cut is not begun.
 */
export function readRows(from: usize, bytes: usize, end: usize, between: i32): usize {
  length = bytes;
  lastEnd = end;
  delimiter = <u8>between;
  column = 0;
  cell = row = from;
  let at = from;
  while (at < length) {
    if (at === row && isOver(at)) return at;
    at = load<u8>(windowAt() + at) === QUOTE && at === cell ? quotedCell(at) : plainCells(at);
  }
  // The last row may have no end.
  if (row < length) {
    endCell(withoutReturn(length), length);
    rows += 1;
  }
  return length;
}

function isOver(at: usize): bool {
  return (
    areRowsDone() || (at >= lastEnd && length - at < MAX_CUT) || eventCount() + EVENTS_OF_ROW > EVENT_CAPACITY
  );
}

/** Reads cells without quotation marks in up to sixty-four bytes, and answers where to go on. */
function plainCells(at: usize): usize {
  const here = windowAt() + at;
  const ends = equal(here, LF);
  let breaks = ends | equal(here, delimiter);
  const opening = equal(here, QUOTE) & (breaks << 1);
  const many = min<usize>(opening === 0 ? 64 : <usize>ctz(opening), length - at);
  if (many < 64) breaks &= first(<u64>many);
  const all = breaks;
  while (breaks !== 0) {
    const place = ctz(breaks);
    breaks &= breaks - 1;
    const end = at + <usize>place;
    const isEnd = ((ends >> place) & 1) === 1;
    // Said here, too: of most cells nothing is asked, and a call for each would cost more than all else.
    if (sampled || (column < MAX_COLUMNS && isWanted(column))) take(isEnd ? withoutReturn(end) : end);
    cell = end + 1;
    column += 1;
    if (isEnd) {
      endRow();
      if (isOver(cell)) return cell;
    } else if (column >= columnsAsked) {
      // Nothing is asked of the rest of the row.
      const left = ends & breaks;
      breaks &= left === 0 ? 0 : ~first(ctz(left));
    }
  }
  if (all !== 0) cell = at + 64 - <usize>clz(all);
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
  take(end);
  cell = next + 1;
  column += 1;
  if (next < length && byteAt(next) === <u32>LF) endRow();
}

/** The content of a cell, which ends at `end`. */
function take(end: usize): void {
  if (column >= MAX_COLUMNS || cell >= end) return;
  if (!sampled) {
    if (isWanted(column)) countCell(column, cell, end, rows);
    return;
  }
  cells += 1;
  if (column < SAMPLED_COLUMNS) sampleCell(column, cell, end, rows);
  else tell(<i32>column, cell, end, rows);
}

function endRow(): void {
  if (cell > row + 1) rows += 1;
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
