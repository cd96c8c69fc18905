// What the characters of one block are like, counted at some of its bytes. What its flags mean says `token_scan.ts`.

import { after, bits, byHalves } from './masks';

const DENSE: i32 = 1;
const NUMBERS: i32 = 2;
const ESCAPES: i32 = 4;
const ODD: i32 = 8;

const SMALL: usize = 512;
const STRIDE: usize = 11;
const MIN_SAMPLE: i32 = 48;
const SPOT: usize = 64;
const SPOT_EVERY: usize = 256;
/** Bytes of the shortest run of numbers that is looked at: thirty-two of one digit, with one byte between two. */
const RUN_BYTES: i64 = 63;

// Counts stand side by side in one number of 64 bits: a block has too few samples for one to reach the next.
const KINDS = memory.data(2048, 16);
const SIGNS = memory.data(2048, 16);
let ready = false;

function add(table: usize, byte: i32, value: u64): void {
  const entry = table + ((<usize>byte) << 3);
  store<u64>(entry, load<u64>(entry) + value);
}

function addAll(table: usize, characters: string, value: u64): void {
  for (let index = 0; index < characters.length; index += 1) add(table, characters.charCodeAt(index), value);
}

function prepare(): void {
  if (ready) return;
  ready = true;
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  addAll(KINDS, letters, 1);
  addAll(KINDS, 'etaoinsrETAOINSR', 1 << 12);
  addAll(KINDS, '0123456789', 1 << 24);
  const ordinary: u64 = (<u64>1) << 36;
  addAll(KINDS, letters, ordinary);
  addAll(KINDS, '0123456789 ,.\n\r\t":-_', ordinary);
  for (let byte: usize = 128; byte < 256; byte += 1) store<u64>(KINDS + (byte << 3), (<u64>1) << 48);
  const signs = '=%\\&x';
  for (let index = 0; index < signs.length; index += 1)
    add(SIGNS, signs.charCodeAt(index), (<u64>1) << (<u64>index * 12));
}

/** Ways in which a block stands out; `changes` are those at its spots. */
export function blockFlags(window: usize, start: usize, end: usize, changes: i32): i32 {
  prepare();
  const size = end - start;
  const stride = size <= SMALL ? <usize>1 : STRIDE;
  let kinds: u64 = 0;
  let signs: u64 = 0;
  for (let at = window + start; at < window + end; at += stride) {
    const byte = (<usize>load<u8>(at)) << 3;
    kinds += load<u64>(KINDS + byte);
    signs += load<u64>(SIGNS + byte);
  }
  const sample = <i32>((size + stride - 1) / stride);
  const letters = part(kinds, 0);
  const common = part(kinds, 12);
  const numerals = part(kinds, 24);
  const ordinary = part(kinds, 36);
  const high = part(kinds, 48);
  let flags = isDense(size, changes) ? DENSE : 0;
  if (numerals >= <f64>sample * 0.15 && mayHoldRun(window + start, window + end)) flags |= NUMBERS;
  if (sample < MIN_SAMPLE || high >= <f64>sample * 0.3) return flags;
  const most = max(
    max(part(signs, 0), part(signs, 12)),
    max(max(part(signs, 24), part(signs, 36)), part(signs, 48))
  );
  if (most >= <f64>sample * 0.07) flags |= ESCAPES;
  const isOdd = ordinary < <f64>sample * 0.85 || (letters >= <f64>sample * 0.6 && common < letters * 0.33);
  if (isOdd && numerals < <f64>sample * 0.3) flags |= ODD;
  return flags;
}

function part(counts: u64, place: u64): f64 {
  return <f64>((counts >> place) & 0xfff);
}

function isDense(size: usize, changes: i32): bool {
  const seen = size <= SMALL ? size : (size / SPOT_EVERY) * SPOT + min(SPOT, size % SPOT_EVERY);
  return <f64>changes >= <f64>seen * 0.08;
}

/** Digits and letters to F in the lowest two bits, and above them what may stand between numbers. */
function kinds(bytes: v128): v128 {
  const byUpper = i8x16(0x08, 0, 0x04, 0x11, 0x02, 0x40, 0x02, 0x20, 0, 0, 0, 0, 0, 0, 0, 0);
  const byLower = i8x16(
    0x05,
    0x03,
    0x07,
    0x03,
    0x03,
    0x03,
    0x03,
    0x05,
    0x01,
    0x09,
    0x18,
    0x50,
    0x24,
    0x48,
    0,
    0
  );
  return byHalves(bytes, byLower, byUpper);
}

/** Whether so many bytes follow each other that a run of numbers has room: no other bytes, nor four digits, among them. */
function mayHoldRun(start: usize, end: usize): bool {
  const none = i8x16.splat(0);
  const digits = i8x16.splat(3);
  let digitsBefore: u64 = 0;
  let run: i64 = 0;
  for (let at = start; at < end; at += 64) {
    const a = kinds(v128.load(at));
    const b = kinds(v128.load(at, 16));
    const c = kinds(v128.load(at, 32));
    const d = kinds(v128.load(at, 48));
    const other = bits(i8x16.eq(a, none), i8x16.eq(b, none), i8x16.eq(c, none), i8x16.eq(d, none));
    const digit = bits(
      i8x16.gt_s(v128.and(a, digits), none),
      i8x16.gt_s(v128.and(b, digits), none),
      i8x16.gt_s(v128.and(c, digits), none),
      i8x16.gt_s(v128.and(d, digits), none)
    );
    const two = digit & after(digit, digitsBefore, 1);
    const four = two & after(two, digitsBefore & (digitsBefore << 1), 2);
    digitsBefore = digit;
    const ends = other | four;
    if (ends === 0) run += 64;
    else {
      if (run + <i64>ctz(ends) >= RUN_BYTES) return true;
      run = <i64>clz(ends);
    }
    if (run >= RUN_BYTES) return true;
  }
  return false;
}
