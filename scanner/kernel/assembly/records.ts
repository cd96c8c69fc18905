// The values of JSON and ndjson by their names: gathered in the records that are looked at whole, counted in the
// others. It is no parser: what is no JSON is read somehow, as `record_reader.ts` says.

import { byHalves } from './masks';
import { EVENT_CAPACITY, clearEvents, eventCount, tell, windowAt } from './memory';
import { clearKeys, columnOf, sizeOfNext } from './record_keys';
import { SAMPLED_COLUMNS, beginSample, sampleCell } from './samples';
import { MAX_COLUMNS, beginTally, countCell, isWanted } from './tally';

const QUOTE: u32 = 34;
const COLON: u32 = 58;
const CLOSE: u32 = 125;

/** Bytes of numbers and of true, false and null. */
const VALUE = memory.data(256, 16);
/** The same by the lower half of the byte and by its upper half, which have a bit in common. */
const BY_LOWER = memory.data(16, 16);
const BY_UPPER = memory.data(16, 16);
let ready = false;

let column: i32 = -1;
let sampled = false;
let rows: i32 = 0;
let cells: i32 = 0;
let mostRows: i32 = 0;
let leastRows: i32 = 0;
let mostCells: i32 = 0;
let isUnknown = false;
let isDone = false;

function prepare(): void {
  if (ready) return;
  ready = true;
  const characters = '0123456789+-.eEtrufalsn';
  for (let index = 0; index < characters.length; index += 1) {
    const code = <usize>characters.charCodeAt(index);
    store<u8>(VALUE + code, 1);
    const bit = <u8>(1 << ((<u8>code) >> 4));
    const place = BY_LOWER + (code & 15);
    store<u8>(place, load<u8>(place) | bit);
    store<u8>(BY_UPPER + (code >> 4), bit);
  }
}

/** Before records of which no names are known. */
export function clearRecords(): void {
  prepare();
  clearKeys();
}

/**
 * Begins to gather so many rows, or fewer once there were so many cells, but the least number in any case; the names
 * that are known remain. `before` is the column that was read last. The columns of the sample are to be set after this.
 */
export function sampleRecords(before: i32, most: i32, least: i32, cellsAtMost: i32, smallBound: i32): void {
  begin(before, most);
  sampled = true;
  leastRows = least;
  mostCells = cellsAtMost;
  beginTally(smallBound);
  beginSample();
}

/** Begins to count cells in so many rows. */
export function countRecords(before: i32, most: i32, smallBound: i32): void {
  begin(before, most);
  sampled = false;
  beginTally(smallBound);
}

function begin(before: i32, most: i32): void {
  column = before;
  rows = 0;
  cells = 0;
  mostRows = most;
}

/** The column that was read last. */
export function recordColumn(): i32 {
  return column;
}

/** Goes on after a name that was not known. */
export function setRecordColumn(found: i32): void {
  column = found;
}

export function recordRows(): i32 {
  return rows;
}

/** Cells of the rows that were looked at whole. */
export function recordCells(): i32 {
  return cells;
}

/** Whether reading ended after the last row that is asked for. */
export function areRecordsDone(): bool {
  return isDone;
}

/** Whether reading ended before a name that is not known. */
export function isUnknownKey(): bool {
  return isUnknown;
}

/**
 * Reads what begins from one place of the window on and before another, and answers where it ended: there, after the
 * last row that is asked for, before a name that is not known, or where there is no room for more events.
 */
export function readRecords(from: usize, stop: usize, length: usize): usize {
  clearEvents();
  isUnknown = false;
  isDone = false;
  let at = from;
  while (at < stop && eventCount() + 2 <= EVENT_CAPACITY) {
    const byte = byteAt(at);
    if (byte === QUOTE) {
      const next = readString(at, length);
      if (isUnknown) return at;
      at = next;
    } else if (load<u8>(VALUE + <usize>byte) === 1) {
      const start = at;
      at = endOfValue(at);
      take(start, at);
    } else {
      at += 1;
      if (byte !== CLOSE) continue;
      rows += 1;
      if (rows < mostRows && !(sampled && cells >= mostCells && rows >= leastRows)) continue;
      isDone = true;
      return at;
    }
  }
  return at;
}

/** Reads a value in quotation marks, or a name with the colon after it. */
function readString(at: usize, length: usize): usize {
  const start = at + 1;
  const known = sizeOfNext(windowAt() + start, column);
  if (known !== 0) {
    column += 1;
    return start + known;
  }
  const end = endOfString(start, length);
  let next = end + 1;
  while (next < length && byteAt(next) <= 32) next += 1;
  if (next >= length || byteAt(next) !== COLON) {
    take(start, min(end, length));
    return end + 1;
  }
  const found = columnOf(windowAt() + start, min(end, length) - start, column);
  if (found === MAX_COLUMNS) isUnknown = true;
  else column = <i32>found;
  return next + 1;
}

function endOfValue(start: usize): usize {
  let at = start;
  let others = noValue(at);
  while (others === 0) {
    at += 16;
    others = noValue(at);
  }
  return at + <usize>ctz(others);
}

/** A bit for each of sixteen bytes that is none of a number or of true, false and null. */
function noValue(at: usize): i32 {
  const bytes = v128.load(windowAt() + at);
  const kinds = byHalves(bytes, v128.load(BY_LOWER), v128.load(BY_UPPER));
  return i8x16.bitmask(i8x16.eq(kinds, i8x16.splat(0)));
}

/** Where the quotation mark stands that ends a string; a backslash before the end may lead beyond it. */
function endOfString(start: usize, length: usize): usize {
  let at = start;
  while (at < length) {
    const bytes = v128.load(windowAt() + at);
    const ends = i8x16.bitmask(v128.or(i8x16.eq(bytes, i8x16.splat(34)), i8x16.eq(bytes, i8x16.splat(92))));
    if (ends === 0) {
      at = min(at + 16, length);
      continue;
    }
    at += <usize>ctz(ends);
    if (byteAt(at) === QUOTE) return at;
    at += 2;
  }
  return at;
}

function take(start: usize, end: usize): void {
  const place = <usize>max(0, column);
  if (!sampled) {
    if (isWanted(place)) countCell(place, start, end, rows);
    return;
  }
  if (start >= end) return;
  cells += 1;
  if (place < SAMPLED_COLUMNS) sampleCell(place, start, end, rows);
  else tell(<i32>place, start, end, rows);
}

function byteAt(at: usize): u32 {
  return load<u8>(windowAt() + at);
}
