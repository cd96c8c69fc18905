// Keys that stand twice in one object. Most objects have the keys of the object before at their depth, in the same
// order, which were all different: those are compared with it, byte by byte, and need no look-up.

/** Keys of one object, and of all that are open, that are compared with each other. */
const MAX_KEYS: u32 = 10_000;
const MAX_OPEN_KEYS: u32 = 20_000;

/** Depths whose objects are compared with the one before, and keys of it that are kept. */
const SHAPE_DEPTHS: usize = 8;
const SHAPE_KEYS: usize = 128;
/** A kept key: its hash (8 bytes, 0 after the last), its size with the quotation mark (0 when it is too long), its bytes. */
const ENTRY: usize = 48;
const SIZE: usize = 8;
const TEXT: usize = 16;
const MAX_TEXT: usize = 32;
const SHAPE: usize = (SHAPE_KEYS + 1) * ENTRY;
const SHAPES = memory.data(49_536, 16);
/** Stands for the shapes of deeper objects. */
const NO_SHAPE = memory.data(48, 16);

/**
 * Of each open object (a policy allows 10,000 levels): the kept key that may come next, the height of `places` at its beginning, whether it has departed.
 */
const FRAME: usize = 16;
const MARK: usize = 4;
const DEPARTED: usize = 8;
const FRAMES = memory.data(160_032, 16);

/** Keys of objects that departed from the one before, by open addressing; a level's are taken out when it closes. */
const TABLE_BITS: u64 = 15;
const TABLE_BYTES: usize = 262_144;
const TABLE = memory.data(262_144, 16);
/** Where they stand in the table, the last one on top: taken out in this order they leave no gap. */
const PLACES = memory.data(80_000, 16);
let height: u32 = 0;

const MIX: u64 = 0x9e3779b97f4a7c15;
const HASH: u64 = 0x100000001b3;
export const NO_HASH: u64 = 0xcbf29ce484222325;

/** The hash of the bytes so far and one more. */
export function hashed(hash: u64, byte: u32): u64 {
  return (hash ^ byte) * HASH;
}

/** Before the first object of a text. */
export function beginKeys(): void {
  takeOut(0);
  for (let depth: usize = 0; depth < SHAPE_DEPTHS; depth += 1) endShape(SHAPES + depth * SHAPE);
}

export function openKeys(depth: usize): void {
  const frame = FRAMES + depth * FRAME;
  store<u32>(frame, <u32>shapeOf(depth));
  store<u32>(frame, height, MARK);
  store<u32>(frame, 0, DEPARTED);
}

export function closeKeys(depth: usize): void {
  const frame = FRAMES + depth * FRAME;
  if (load<u32>(frame, DEPARTED) !== 0) takeOut(load<u32>(frame, MARK));
}

/** The size, with its quotation mark, of a key that stands at the same place in the object before; 0 for another one. */
export function sameKey(depth: usize, text: usize): usize {
  const frame = FRAMES + depth * FRAME;
  const entry = <usize>load<u32>(frame);
  const size = <usize>load<u32>(entry, SIZE);
  if (size === 0) return 0;
  const low = i8x16.bitmask(i8x16.eq(v128.load(text), v128.load(entry, TEXT)));
  const high = i8x16.bitmask(i8x16.eq(v128.load(text, 16), v128.load(entry, TEXT + 16)));
  const differs = ~((<u64>(<u32>low)) | ((<u64>(<u32>high)) << 16));
  if ((differs & (((<u64>1) << (<u64>size)) - 1)) !== 0) return 0;
  store<u32>(frame, <u32>(entry + ENTRY));
  return size;
}

/** Whether a key stood in the object already. Its bytes are at `text`, or 0 when they are not all in the window. */
export function isTwice(depth: usize, hashOfKey: u64, text: usize, size: usize): bool {
  const frame = FRAMES + depth * FRAME;
  const entry = <usize>load<u32>(frame);
  const hash = max<u64>(1, hashOfKey);
  if (load<u32>(frame, DEPARTED) === 0) {
    if (load<u64>(entry) === hash) {
      store<u32>(frame, <u32>(entry + ENTRY));
      return false;
    }
    depart(depth, entry);
  }
  const place = placeOf(hash, depth);
  if (load<u64>(place) !== 0) return true;
  if (!putIn(place, hash, depth)) return false;
  if (entry === NO_SHAPE || entry === shapeOf(depth) + SHAPE_KEYS * ENTRY) return false;
  store<u64>(entry, hash);
  store<u32>(entry, text !== 0 && size < MAX_TEXT ? <u32>size + 1 : 0, SIZE);
  v128.store(entry, v128.load(text), TEXT);
  v128.store(entry, v128.load(text, 16), TEXT + 16);
  endShape(entry + ENTRY);
  store<u32>(frame, <u32>(entry + ENTRY));
  return false;
}

/** From here on the object has an order of its own, which the next one may follow. */
function depart(depth: usize, entry: usize): void {
  store<u32>(FRAMES + depth * FRAME, 1, DEPARTED);
  if (entry === NO_SHAPE) return;
  for (let known = shapeOf(depth); known < entry; known += ENTRY) {
    const hash = load<u64>(known);
    putIn(placeOf(hash, depth), hash, depth);
  }
  endShape(entry);
}

function shapeOf(depth: usize): usize {
  return depth < SHAPE_DEPTHS ? SHAPES + depth * SHAPE : NO_SHAPE;
}

function endShape(entry: usize): void {
  store<u64>(entry, 0);
  store<u32>(entry, 0, SIZE);
}

/** Objects within each other keep their keys apart by their depth. */
function keyOf(hash: u64, depth: usize): u64 {
  const key = hash ^ (<u64>depth * MIX);
  return key === 0 ? 1 : key;
}

/** Where a key stands in the table, or would stand. */
function placeOf(hash: u64, depth: usize): usize {
  const key = keyOf(hash, depth);
  let place = TABLE + ((<usize>((key * MIX) >> (64 - TABLE_BITS))) << 3);
  let found = load<u64>(place);
  while (found !== key && found !== 0) {
    place = place + 8 === TABLE + TABLE_BYTES ? TABLE : place + 8;
    found = load<u64>(place);
  }
  return place;
}

/** Puts a key where `placeOf` says; false when there are too many. */
function putIn(place: usize, hash: u64, depth: usize): bool {
  const own = height - load<u32>(FRAMES + depth * FRAME, MARK);
  if (own >= MAX_KEYS || height >= MAX_OPEN_KEYS) return false;
  store<u64>(place, keyOf(hash, depth));
  store<u32>(PLACES + ((<usize>height) << 2), <u32>place);
  height += 1;
  return true;
}

function takeOut(mark: u32): void {
  while (height > mark) {
    height -= 1;
    store<u64>(<usize>load<u32>(PLACES + ((<usize>height) << 2)), 0);
  }
}
