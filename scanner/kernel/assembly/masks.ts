// Sixty-four bytes at once: each function answers one bit a byte, the first byte in the lowest bit.

/** Gathers what sixteen bytes at a time were found to be. */
export function bits(a: v128, b: v128, c: v128, d: v128): u64 {
  return (
    (<u64>(<u32>i8x16.bitmask(a))) |
    ((<u64>(<u32>i8x16.bitmask(b))) << 16) |
    ((<u64>(<u32>i8x16.bitmask(c))) << 32) |
    ((<u64>(<u32>i8x16.bitmask(d))) << 48)
  );
}

/**
 * What two tables say of each of sixteen bytes, one by its lower half and one by its upper half: the bits that both
 * have (Langdale and Lemire, Parsing Gigabytes of JSON per Second, 2019, 3.1.2).
 */
export function byHalves(bytes: v128, byLower: v128, byUpper: v128): v128 {
  return v128.and(
    i8x16.swizzle(byLower, v128.and(bytes, i8x16.splat(15))),
    i8x16.swizzle(byUpper, i8x16.shr_u(bytes, 4))
  );
}

/** Bytes of a range: so many values from `low` on. */
export function inRange(at: usize, low: u8, many: u8): u64 {
  const base = i8x16.splat(low);
  const size = i8x16.splat(many);
  return bits(
    i8x16.lt_u(i8x16.sub(v128.load(at), base), size),
    i8x16.lt_u(i8x16.sub(v128.load(at, 16), base), size),
    i8x16.lt_u(i8x16.sub(v128.load(at, 32), base), size),
    i8x16.lt_u(i8x16.sub(v128.load(at, 48), base), size)
  );
}

/** Bytes of values below a bound. */
export function below(at: usize, bound: u8): u64 {
  const limit = i8x16.splat(bound);
  return bits(
    i8x16.lt_u(v128.load(at), limit),
    i8x16.lt_u(v128.load(at, 16), limit),
    i8x16.lt_u(v128.load(at, 32), limit),
    i8x16.lt_u(v128.load(at, 48), limit)
  );
}

/** Control bytes of ASCII: those below the blank, and 127. */
export function controlsAt(at: usize): u64 {
  return bits(
    isControl(v128.load(at)),
    isControl(v128.load(at, 16)),
    isControl(v128.load(at, 32)),
    isControl(v128.load(at, 48))
  );
}

function isControl(bytes: v128): v128 {
  return v128.or(i8x16.lt_u(bytes, i8x16.splat(32)), i8x16.eq(bytes, i8x16.splat(127)));
}

/** Bytes of one value. */
export function equal(at: usize, value: u8): u64 {
  const wanted = i8x16.splat(value);
  return bits(
    i8x16.eq(v128.load(at), wanted),
    i8x16.eq(v128.load(at, 16), wanted),
    i8x16.eq(v128.load(at, 32), wanted),
    i8x16.eq(v128.load(at, 48), wanted)
  );
}

/** What was found `places` bytes earlier, those of the sixty-four bytes before included. */
export function after(found: u64, before: u64, places: u64): u64 {
  return (found << places) | (before >> (64 - places));
}

/** The lowest so many bits. */
export function first(places: u64): u64 {
  return ((<u64>1) << places) - 1;
}
