// Lines and how they end, and control bytes; `line_scan.ts` keeps what is rare.

import { after, controlsAt, equal } from './masks';
import { EVENT_CAPACITY, clearEvents, eventCount, tell, windowAt } from './memory';

/** A byte that belongs into no text, told with its value; a line that ends in blanks, with its length. */
const CONTROL: i32 = 0;
const TRAILING: i32 = 1;

const TAB: u8 = 9;
const LF: u8 = 10;
const FF: u8 = 12;
const CR: u8 = 13;
const SPACE: u8 = 32;

/** Numbers told to the other side, in the order in which `line_scan.ts` reads them. */
const FACTS = memory.data(64, 16);

let at: usize = 0;
/** Bytes of the text before the window. */
let before: i64 = 0;
/** Where the line begins that goes on, counted from the first byte of the text. */
let lineStart: i64 = 0;
/** The last two bytes before the window. */
let last: u8 = 0;
let lastButOne: u8 = 0;
let crBefore: u64 = 0;
let wasTrailing = false;
let wasCrlf = false;
let lines: i64 = 0;
let longest: i64 = 0;
let longestLine: i64 = 0;
let crlf: i64 = 0;
let cr: i64 = 0;
let turns: i64 = 0;
let trailingTurns: i64 = 0;

export function lineFactsAt(): usize {
  return FACTS;
}

/** Begins a text. */
export function beginLines(): void {
  at = 0;
  before = lineStart = lines = longest = longestLine = crlf = cr = turns = trailingTurns = 0;
  last = lastButOne = 0;
  crBefore = 0;
  wasTrailing = wasCrlf = false;
  storeFacts();
}

/** Goes on in a window of so many bytes until its end, or until there may be no room for more events; answers their number. */
export function scanLines(length: usize): i32 {
  clearEvents();
  // Two events a byte at most.
  while (at < length && eventCount() + 128 <= EVENT_CAPACITY) {
    scanChunk(at, length);
    at += 64;
  }
  return eventCount();
}

/** Whether the window has been read, and the next one may be laid. */
export function linesDone(length: usize): bool {
  if (at < length) return false;
  if (length > 1) lastButOne = load<u8>(windowAt() + length - 2);
  else if (length === 1) lastButOne = last;
  if (length > 0) last = load<u8>(windowAt() + length - 1);
  crBefore = last === CR ? (<u64>1) << 63 : 0;
  before += <i64>length;
  at = 0;
  storeFacts();
  return true;
}

/** Ends the text; its last line may end in nothing. */
export function endLines(): i32 {
  clearEvents();
  if (before > lineStart) {
    lines += 1;
    endLine(0, before, false);
  }
  storeFacts();
  return eventCount();
}

function scanChunk(from: usize, length: usize): void {
  const here = windowAt() + from;
  const rest = length - from;
  // The zeroes behind the window are none of its bytes.
  const inside: u64 = rest >= 64 ? ~(<u64>0) : ((<u64>1) << (<u64>rest)) - 1;
  const controls = controlsAt(here) & inside;
  let ends = equal(here, LF) & inside;
  let returns: u64 = 0;
  if (controls !== ends) {
    returns = equal(here, CR) & inside;
    cr += <i64>popcnt(returns);
    const bad = controls & ~(ends | returns | equal(here, TAB) | equal(here, FF));
    if (bad !== 0) tellControls(from, bad);
  }
  const crlfs = ends & after(returns, crBefore, 1);
  crBefore = returns;
  while (ends !== 0) {
    const place = ctz(ends);
    ends &= ends - 1;
    lines += 1;
    const isCrlf = ((crlfs >> place) & 1) === 1;
    if (isCrlf) crlf += 1;
    if (lines > 1 && isCrlf !== wasCrlf) turns += 1;
    wasCrlf = isCrlf;
    const end = from + <usize>place;
    endLine(end, before + <i64>end, isCrlf);
    lineStart = before + <i64>end + 1;
  }
}

/** A line whose end lies at `end` in the window. */
function endLine(end: usize, textEnd: i64, isCrlf: bool): void {
  const length = textEnd - lineStart - (isCrlf ? 1 : 0);
  if (length > longest) {
    longest = length;
    longestLine = lines;
  }
  if (length === 0) return;
  const behind: usize = isCrlf ? 2 : 1;
  const byte = end >= behind ? load<u8>(windowAt() + end - behind) : end + 1 === behind ? last : lastButOne;
  const has = byte === SPACE || byte === TAB;
  if (has !== wasTrailing) trailingTurns += 1;
  wasTrailing = has;
  // Where the line ends may lie before the window: by one byte, the return.
  if (has) tell(TRAILING, end + 1 - behind, end, <i32>min(length, <i64>i32.MAX_VALUE));
}

function tellControls(from: usize, bad: u64): void {
  let places = bad;
  while (places !== 0) {
    const place = from + <usize>ctz(places);
    places &= places - 1;
    tell(CONTROL, place, place + 1, <i32>load<u8>(windowAt() + place));
  }
}

function storeFacts(): void {
  store<f64>(FACTS, <f64>lines);
  store<f64>(FACTS, <f64>longest, 8);
  store<f64>(FACTS, <f64>longestLine, 16);
  store<f64>(FACTS, <f64>crlf, 24);
  store<f64>(FACTS, <f64>(cr - crlf), 32);
  store<f64>(FACTS, <f64>turns, 40);
  store<f64>(FACTS, <f64>trailingTurns, 48);
}
