// Numbers (RFC 8259, section 6) and true, false, null: states of an automaton, which may break off at any byte.

/** Before the first byte of a word. */
export const START: u8 = 0;
const MINUS: u8 = 1;
const ZERO: u8 = 2;
const WHOLE: u8 = 3;
const POINT: u8 = 4;
const FRACTION: u8 = 5;
const EXPONENT: u8 = 6;
const SIGNED: u8 = 7;
const POWER: u8 = 8;
/** The last letters of true, false and null; those before count up to them. */
const TRUE: u8 = 12;
const FALSE: u8 = 17;
const NULL: u8 = 21;
/** No word of JSON, but it goes on. */
const WRONG: u8 = 22;
/** The byte belongs to no word. */
export const NO_WORD: u8 = 255;

const STATES = memory.data(5888, 16);
let ready = false;

function go(from: u8, characters: string, to: u8): void {
  for (let index = 0; index < characters.length; index += 1)
    store<u8>(STATES + ((<usize>from) << 8) + <usize>characters.charCodeAt(index), to);
}

function spell(word: string, last: u8): void {
  let from = START;
  for (let index = 0; index < word.length; index += 1) {
    const to = last - <u8>(word.length - 1 - index);
    store<u8>(STATES + ((<usize>from) << 8) + <usize>word.charCodeAt(index), to);
    from = to;
  }
}

/** Before the first word of all. */
export function prepareWords(): void {
  if (ready) return;
  ready = true;
  memory.fill(STATES, NO_WORD, 5888);
  for (let state: u8 = START; state <= WRONG; state += 1)
    go(state, '-+.0123456789abcdefghijklmnopqrstuvwxyzE', WRONG);
  go(START, '-', MINUS);
  go(START, '0', ZERO);
  go(MINUS, '0', ZERO);
  go(START, '123456789', WHOLE);
  go(MINUS, '123456789', WHOLE);
  go(WHOLE, '0123456789', WHOLE);
  for (let state = ZERO; state <= WHOLE; state += 1) {
    go(state, '.', POINT);
    go(state, 'eE', EXPONENT);
  }
  go(POINT, '0123456789', FRACTION);
  go(FRACTION, '0123456789', FRACTION);
  go(FRACTION, 'eE', EXPONENT);
  go(EXPONENT, '+-', SIGNED);
  for (let state = EXPONENT; state <= POWER; state += 1) go(state, '0123456789', POWER);
  spell('true', TRUE);
  spell('false', FALSE);
  spell('null', NULL);
}

export function nextOfWord(state: u8, byte: u32): u8 {
  return load<u8>(STATES + ((<usize>state) << 8) + <usize>byte);
}

/** Whether a word may end so. */
export function isWord(state: u8): bool {
  return (
    state === ZERO ||
    state === WHOLE ||
    state === FRACTION ||
    state === POWER ||
    state === TRUE ||
    state === FALSE ||
    state === NULL
  );
}

/**
 * Where a usual number of up to fifteen bytes ends, which is known without the automaton: a sign, digits, and one
 * point between digits. The beginning when it is none, or when what follows may belong to it.
 */
export function afterNumber(from: usize): usize {
  const bytes = v128.load(from);
  const digits = i8x16.bitmask(i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(48)), i8x16.splat(10)));
  const points = i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(46)));
  const isNegative = load<u8>(from) === 45 ? 1 : 0;
  const end = ctz(~(digits | points | isNegative));
  const others = ((1 << end) - 1) & ~(digits | isNegative);
  const point = others === 0 ? end : ctz(others);
  const hasZero = load<u8>(from + <usize>isNegative) === 48;
  const isUsual =
    (others & (others - 1)) === 0 &&
    (hasZero ? point === isNegative + 1 : point > isNegative) &&
    (others === 0 || point + 1 < end) &&
    end < 16 &&
    load<u8>(STATES + ((<usize>WRONG) << 8) + <usize>load<u8>(from + <usize>end)) === NO_WORD;
  return isUsual ? from + <usize>end : from;
}
