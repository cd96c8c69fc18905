// What the cells of the columns that are counted hold.

import { isDigit } from './bytes';
import { windowAt } from './memory';

/** A longer whole number counts nothing. */
const MAX_DIGITS: usize = 12;

export const MAX_COLUMNS: usize = 512;
/** 1 for a column that is counted. */
const WANTED = memory.data(512, 16);
/** For each column: cells, whole numbers, those up to 255, small ones, and the row of the first small one, 1 being the first. */
const TALLY = memory.data(10240, 16);
const TALLY_BYTES: usize = 20;

let small: i64 = 0;

export function wantedAt(): usize {
  return WANTED;
}

export function tallyAt(): usize {
  return TALLY;
}

/** Begins to count; `smallBound` is the least count that is not small. */
export function beginTally(smallBound: i32): void {
  small = <i64>smallBound;
  memory.fill(TALLY, 0, 10240);
}

/** Whether a column is counted; `column` is below `MAX_COLUMNS`. */
export function isWanted(column: usize): bool {
  return load<u8>(WANTED + column) === 1;
}

/** Counts a cell of the window, in a row of which 0 is the first. */
export function countCell(column: usize, start: usize, end: usize, row: i32): void {
  if (start >= end) return;
  const tally = TALLY + column * TALLY_BYTES;
  add(tally, 0);
  if (end - start > MAX_DIGITS) return;
  let value: i64 = 0;
  for (let at = start; at < end; at += 1) {
    const byte = load<u8>(windowAt() + at);
    if (!isDigit(byte)) return;
    value = value * 10 + <i64>(byte - 48);
  }
  add(tally, 1);
  if (value <= 255) add(tally, 2);
  if (value < 1 || value >= small) return;
  add(tally, 3);
  if (load<i32>(tally, 16) === 0) store<i32>(tally, row + 1, 16);
}

function add(tally: usize, index: usize): void {
  store<i32>(tally + (index << 2), load<i32>(tally + (index << 2)) + 1);
}
