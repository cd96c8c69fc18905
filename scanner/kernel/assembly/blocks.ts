// What the characters of one block are like, counted at some of its bytes; the constants are those of `blocks.ts`.

import { isDigit } from './bytes';

const DENSE: i32 = 1;
const NUMBERS: i32 = 2;
const ESCAPES: i32 = 4;
const ODD: i32 = 8;

const SMALL: usize = 512;
const STRIDE: usize = 11;
const MIN_SAMPLE: i32 = 48;
const SPOT: usize = 64;
const SPOT_EVERY: usize = 256;
const RUN_SPOT_EVERY: usize = 40;
const RUN_SPOT_TOKENS: i32 = 5;

// Counts stand side by side in one number of 64 bits: a block has too few samples for one to reach the next.
const KINDS = memory.data(2048, 16);
const SIGNS = memory.data(2048, 16);
/** 1 for what may stand between numbers; 2 for digits, 3 for other hexadecimal digits. */
const IN_RUN = memory.data(256, 16);
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
  const between = ' ,\n\r\t:;|[]"\'';
  for (let index = 0; index < between.length; index += 1)
    store<u8>(IN_RUN + <usize>between.charCodeAt(index), 1);
  for (let byte: usize = 48; byte < 58; byte += 1) store<u8>(IN_RUN + byte, 2);
  for (let byte: usize = 97; byte < 103; byte += 1) {
    store<u8>(IN_RUN + byte, 3);
    store<u8>(IN_RUN + byte - 32, 3);
  }
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

function inRun(at: usize): u32 {
  return load<u8>(IN_RUN + <usize>load<u8>(at));
}

/** Whether at any of some spots a few tokens follow each other that could be part of a run of numbers. */
function mayHoldRun(start: usize, end: usize): bool {
  for (let spot = start; spot < end; spot += RUN_SPOT_EVERY) {
    let at = spot;
    while (at < end && inRun(at) !== 1) at += 1;
    let tokens = 0;
    let letters = 0;
    for (; at < end && tokens < RUN_SPOT_TOKENS; tokens += 1) {
      while (at < end && inRun(at) === 1) at += 1;
      const token = at;
      while (at < end && inRun(at) >= 2) {
        if (!isDigit(load<u8>(at))) letters += 1;
        at += 1;
      }
      if (at - token > 3 || (letters > 0 && at - token > 2) || (at < end && inRun(at) !== 1)) break;
    }
    if (tokens >= RUN_SPOT_TOKENS) return true;
  }
  return false;
}
