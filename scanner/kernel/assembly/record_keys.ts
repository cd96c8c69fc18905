// The names of records that are known, by the numbers of their columns.

import { MAX_COLUMNS } from './tally';

/** Bytes of a name that are compared; sixteen at a time may reach over its end. */
const MAX_KEY: usize = 200;
const TEXT: usize = 216;
const TEXTS = memory.data(110592, 16);
/** Bytes of each name; `NONE` where a column has none. */
const SIZES = memory.data(2048, 16);
const NONE: u32 = 0xffff;
/** What follows most names. */
const QUOTE_COLON: u16 = 0x3a22;
let count: usize = 0;

/** Columns by a hash of their names, each plus one; 0 is free. Half of it stays free. */
const INDEX = memory.data(2048, 16);
const INDEX_MASK: usize = 1023;
const INDEX_BITS: u64 = 10;

/** Forgets all names. */
export function clearKeys(): void {
  count = 0;
  memory.fill(INDEX, 0, 2048);
}

/** Where a name is to be written before `addKey`. */
export function keyAt(column: usize): usize {
  return TEXTS + column * TEXT;
}

/** Adds the name of a column, of so many bytes; columns before it that have none stay without. */
export function addKey(column: usize, size: usize): void {
  for (; count < column; count += 1) store<u32>(SIZES + (count << 2), NONE);
  count = max(count, column + 1);
  store<u32>(SIZES + (column << 2), <u32>size);
  store<u16>(keyAt(column) + size, QUOTE_COLON);
  let index = indexOf(keyAt(column), size);
  while (load<u16>(INDEX + (index << 1)) !== 0) index = (index + 1) & INDEX_MASK;
  store<u16>(INDEX + (index << 1), <u16>(column + 1));
}

/** The bytes of the name that mostly comes next with its quotation mark and colon, when it stands there; 0 else. */
export function sizeOfNext(text: usize, before: i32): usize {
  const column = <usize>(before + 1);
  if (column >= count) return 0;
  const size = <usize>load<u32>(SIZES + (column << 2)) + 2;
  if (size > 16) return 0;
  const rest = <i32>size;
  return (differences(text, keyAt(column)) & ((1 << rest) - 1)) === 0 ? size : 0;
}

/** The column of a name; it is mostly the one after the column before. `MAX_COLUMNS` when it is not known. */
export function columnOf(text: usize, length: usize, before: i32): usize {
  const size = min(length, MAX_KEY);
  const next = <usize>(before + 1);
  const guess = next < count ? next : 0;
  if (count > 0 && isKey(guess, text, size)) return guess;
  let index = indexOf(text, size);
  for (;;) {
    const column = <usize>load<u16>(INDEX + (index << 1));
    if (column === 0) break;
    if (isKey(column - 1, text, size)) return column - 1;
    index = (index + 1) & INDEX_MASK;
  }
  return MAX_COLUMNS;
}

/** Where a name is looked for first: by its size, its first and its last bytes. */
function indexOf(text: usize, size: usize): usize {
  let bytes: u64;
  if (size >= 8) bytes = load<u64>(text) ^ rotl(load<u64>(text + size - 8), 23);
  else bytes = load<u64>(text) & (((<u64>1) << (<u64>size * 8)) - 1);
  return <usize>(((bytes + <u64>size) * 0x9e3779b97f4a7c15) >> (64 - INDEX_BITS));
}

function isKey(column: usize, text: usize, size: usize): bool {
  if (load<u32>(SIZES + (column << 2)) !== <u32>size) return false;
  const known = keyAt(column);
  let at: usize = 0;
  for (; at + 16 <= size; at += 16) if (differences(text + at, known + at) !== 0) return false;
  const rest = <i32>(size & 15);
  return (differences(text + at, known + at) & ((1 << rest) - 1)) === 0;
}

function differences(a: usize, b: usize): i32 {
  return i8x16.bitmask(i8x16.ne(v128.load(a), v128.load(b)));
}
