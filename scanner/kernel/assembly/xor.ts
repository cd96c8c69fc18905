// The single byte that a run without blanks was xored with; the constants are those of `look.ts`.

/** Bytes that a key is judged by; a shorter run has words by chance. */
const SAMPLE: usize = 1024;
const MIN_RUN: usize = 100;
/** Keys that leave letters printable. */
const PRINTABLE_KEYS: usize = 32;
const BLANK: usize = 32;

const SMALL: u8 = 1;
const COMMON: u8 = 2;
const ORDINARY: u8 = 4;
/** What each character is in ordinary text. */
const KINDS = memory.data(128, 16);
/** How often each character of ASCII stands in the run (16 bits); every other one is counted apart, so that none waits for its neighbour. */
const COUNTS = memory.data(512, 16);
const OTHERS = memory.data(512, 16);
const COUNTS_OF_ASCII: usize = 256;
const COMMON_LETTERS = 'etaoinsrETAOINSR';
let ready = false;

function mark(characters: string, kind: u8): void {
  for (let index = 0; index < characters.length; index += 1) {
    const place = KINDS + <usize>characters.charCodeAt(index);
    store<u8>(place, load<u8>(place) | kind);
  }
}

/** Before the first run of all. */
export function beginXor(): void {
  if (ready) return;
  ready = true;
  const small = 'abcdefghijklmnopqrstuvwxyz';
  mark(small, SMALL | ORDINARY);
  mark('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 \n\r\t,;.:"\'-/_()', ORDINARY);
  mark(COMMON_LETTERS, COMMON);
}

/** The key after which there are blanks, and words and numbers between them; 0 when there is none. */
export function xorKeyOf(run: usize, length: usize): i32 {
  if (length < MIN_RUN) return 0;
  const size = min(length, SAMPLE);
  countAll(run, size);
  for (let keys = keysWithBlanks(<u16>ceil(<f64>size * 0.06)); keys !== 0; keys &= keys - 1) {
    const key = <u32>ctz(keys);
    if (areRecords(<f64>size, key)) return <i32>key;
  }
  return 0;
}

function countAll(run: usize, size: usize): void {
  const none = i16x8.splat(0);
  for (let place: usize = 0; place < COUNTS_OF_ASCII; place += 16) {
    v128.store(COUNTS + place, none);
    v128.store(OTHERS + place, none);
  }
  const even = run + (size & ~1);
  for (let at = run; at < even; at += 2) {
    count(COUNTS, at);
    count(OTHERS, at + 1);
  }
  if (even < run + size) count(COUNTS, even);
  for (let place: usize = 0; place < COUNTS_OF_ASCII; place += 16)
    v128.store(COUNTS + place, i16x8.add(v128.load(COUNTS + place), v128.load(OTHERS + place)));
}

function count(counts: usize, at: usize): void {
  const place = counts + ((<usize>load<u8>(at)) << 1);
  store<u16>(place, load<u16>(place) + 1);
}

function countOf(byte: u32): u32 {
  return load<u16>(COUNTS + ((<usize>byte) << 1));
}

/** A bit for each key of 1 to 31 that turns so many bytes into blanks. */
function keysWithBlanks(least: u16): u32 {
  let keys: u32 = 0;
  const bound = i16x8.splat(least);
  for (let key: usize = 0; key < PRINTABLE_KEYS; key += 8) {
    const many = i16x8.ge_u(v128.load(COUNTS + ((BLANK + key) << 1)), bound);
    keys |= (<u32>i16x8.bitmask(many)) << (<u32>key);
  }
  return keys & ~1;
}

/** Whether the bytes read like records after xor with a key. */
function areRecords(size: f64, key: u32): bool {
  const blanks = <f64>(countOf(32 ^ key) + countOf(10 ^ key));
  if (blanks > size * 0.35) return false;
  // Letters are a third and half of them common, which hardly any key makes of other notations.
  let likely: u32 = 0;
  for (let index = 0; index < COMMON_LETTERS.length; index += 1)
    likely += countOf((<u32>COMMON_LETTERS.charCodeAt(index)) ^ key);
  if (<f64>likely < size * 0.17) return false;
  let letters: u32 = 0;
  for (let byte: u32 = 97; byte <= 122; byte += 1) letters += countOf(byte ^ key);
  if (<f64>letters < size * 0.35) return false;
  let common: u32 = 0;
  let ordinary: u32 = 0;
  for (let byte: u32 = 0; byte < 128; byte += 1) {
    const kind = load<u8>(KINDS + <usize>byte);
    const count = countOf(byte ^ key);
    if ((kind & COMMON) !== 0) common += count;
    if ((kind & ORDINARY) !== 0) ordinary += count;
  }
  return <f64>common >= <f64>letters * 0.5 && <f64>ordinary >= size * 0.88;
}
