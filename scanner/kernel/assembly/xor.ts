// The single byte that a run without blanks was xored with; the constants are those of `look.ts`.

/** Bytes that a key is judged by; a shorter run has words by chance. */
const SAMPLE: usize = 1024;
const MIN_RUN: usize = 100;
/** Keys that leave letters printable. */
const PRINTABLE_KEYS: u32 = 32;

const SMALL: u8 = 1;
const COMMON: u8 = 2;
const ORDINARY: u8 = 4;
/** What each character is in ordinary text. */
const KINDS = memory.data(128, 16);
const COUNTS = memory.data(1024, 16);
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
  mark('etaoinsrETAOINSR', COMMON);
}

/** The key after which there are blanks, and words and numbers between them; 0 when there is none. */
export function xorKeyOf(run: usize, length: usize): i32 {
  if (length < MIN_RUN) return 0;
  const size = min(length, SAMPLE);
  memory.fill(COUNTS, 0, 1024);
  for (let at = run; at < run + size; at += 1) {
    const place = COUNTS + ((<usize>load<u8>(at)) << 2);
    store<u32>(place, load<u32>(place) + 1);
  }
  for (let key: u32 = 1; key < PRINTABLE_KEYS; key += 1)
    if (<f64>countOf(32 ^ key) >= <f64>size * 0.06 && areRecords(<f64>size, key)) return <i32>key;
  return 0;
}

function countOf(byte: u32): u32 {
  return load<u32>(COUNTS + ((<usize>byte) << 2));
}

/** Whether the bytes read like records after xor with a key. */
function areRecords(size: f64, key: u32): bool {
  const blanks = <f64>(countOf(32 ^ key) + countOf(10 ^ key));
  if (blanks > size * 0.35) return false;
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
