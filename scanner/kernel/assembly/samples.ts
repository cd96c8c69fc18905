// What the cells of columns are like in the rows that are looked at whole: gathered for some rows, handed on, and
// forgotten. What it is for says `column.ts`, which does the same for columns beyond these.

import { isDigit, isLower } from './bytes';
import { tell, windowAt } from './memory';
import { countCell } from './tally';

/** Columns that are gathered here. */
export const SAMPLED_COLUMNS: usize = 64;

/** What is told of a column: a cell that may be ten digits. Its number is less by that of the column. */
const DIGITS: i32 = -1;
const LEAST_DIGITS: usize = 10;
const MOST_DIGITS: usize = 13;

/** Bytes of a column's cells that are kept, each cell with a line end behind it. */
const KEPT: usize = 8192;
const POOLS = memory.data(524288, 16);
/** Cells of a column whose hashes are kept. */
const HASHES: usize = 2048;
const HASH_LISTS = memory.data(524288, 16);
/** Bytes of a column's first cell of all that are kept. */
const MAX_FIRST: usize = 100;
const LINE_END: u8 = 10;

/**
 * Of each column: whether its first cell is the first of all, and the bytes kept of it before (both are set before a
 * sample); cells; the first cell and its row; bytes of the longest; cells and bytes kept; whether any of the first
 * places of a cell holds a letter.
 */
const COLUMNS = memory.data(2560, 16);
const COLUMN: usize = 40;
const IS_FIRST: usize = 0;
const BEFORE: usize = 4;
const CELLS: usize = 8;
const START: usize = 12;
const END: usize = 16;
const ROW: usize = 20;
const LONGEST: usize = 24;
const POOLED: usize = 28;
const FILLED: usize = 32;
const LETTERS: usize = 36;
/** Places of a cell at which a letter counts. */
const PLACES: usize = 6;

export function samplesAt(): usize {
  return COLUMNS;
}

export function keptAt(column: usize): usize {
  return POOLS + column * KEPT;
}

export function hashesAt(column: usize): usize {
  return HASH_LISTS + column * HASHES * 4;
}

/** Begins a sample in which nothing is known of any column. */
export function beginSample(): void {
  memory.fill(COLUMNS, 0, 2560);
  for (let column: usize = 0; column < SAMPLED_COLUMNS; column += 1)
    store<u32>(COLUMNS + column * COLUMN, 1, IS_FIRST);
}

/** Takes in a cell that is not empty. */
export function sampleCell(column: usize, start: usize, end: usize, row: i32): void {
  const entry = COLUMNS + column * COLUMN;
  const cells = <usize>load<u32>(entry, CELLS);
  store<u32>(entry, <u32>cells + 1, CELLS);
  countCell(column, start, end, row);
  let size = end - start;
  const text = windowAt() + start;
  if (size >= LEAST_DIGITS && size <= MOST_DIGITS && isDigit(load<u8>(text)))
    tell(DIGITS - <i32>column, start, end, row);
  if (cells === 0) {
    store<u32>(entry, <u32>start, START);
    store<u32>(entry, <u32>end, END);
    store<i32>(entry, row, ROW);
    if (load<u32>(entry, IS_FIRST) === 1) size = min(size, MAX_FIRST);
  }
  store<u32>(entry, max(load<u32>(entry, LONGEST), <u32>size), LONGEST);
  if (cells < HASHES) store<u32>(hashesAt(column) + (cells << 2), hashOf(text, size));
  if (load<u32>(entry, LETTERS) === 0 && beginsWithLetters(text, size)) store<u32>(entry, 1, LETTERS);
  keep(entry, keptAt(column), text, size);
}

function beginsWithLetters(text: usize, size: usize): bool {
  for (let at = text; at < text + min(size, PLACES); at += 1) if (isLower(load<u8>(at) | 32)) return true;
  return false;
}

/** FNV-1a of 32 bits, as in `column.ts`. */
function hashOf(text: usize, size: usize): u32 {
  let hash: u32 = 0x811c9dc5;
  for (let at = text; at < text + size; at += 1) hash = (hash ^ load<u8>(at)) * 0x01000193;
  return hash;
}

function keep(entry: usize, pool: usize, text: usize, size: usize): void {
  const filled = <usize>load<u32>(entry, FILLED);
  if (<usize>load<u32>(entry, BEFORE) + filled + size + 1 > KEPT) return;
  const to = pool + filled;
  for (let at: usize = 0; at < size; at += 1) store<u8>(to + at, load<u8>(text + at));
  store<u8>(to + size, LINE_END);
  store<u32>(entry, <u32>(filled + size + 1), FILLED);
  store<u32>(entry, load<u32>(entry, POOLED) + 1, POOLED);
}
