// The kinds of characters of the sixty-four bytes that are looked at, and of the sixty-four before.

import { after, bits, byHalves } from './masks';

export let lower: u64 = 0;
export let upper: u64 = 0;
export let digit: u64 = 0;
export let minus: u64 = 0;
export let space: u64 = 0;
export let equals: u64 = 0;
export let dollar: u64 = 0;
/** Letters, digits and `+ / - _`. */
export let token: u64 = 0;

export let lowerBefore: u64 = 0;
export let upperBefore: u64 = 0;
export let digitBefore: u64 = 0;
export let minusBefore: u64 = 0;
export let spaceBefore: u64 = 0;
export let tokenBefore: u64 = 0;

/** Nothing stands before the next bytes. */
export function beginClasses(): void {
  lower = upper = digit = minus = space = equals = dollar = token = 0;
}

/**
 * A bit for each kind to which a byte belongs. From the lowest bit on: letters to O, letters from P on, digits, `+ - /`,
 * `_`, blank, `=`, `$`.
 */
function kinds(bytes: v128): v128 {
  const byUpper = i8x16(0, 0, -0x58, 0x44, 0x01, 0x12, 0x01, 0x02, 0, 0, 0, 0, 0, 0, 0, 0);
  const byLower = i8x16(
    0x26,
    0x07,
    0x07,
    0x07,
    -0x79,
    0x07,
    0x07,
    0x07,
    0x07,
    0x07,
    0x03,
    0x09,
    0x01,
    0x49,
    0x01,
    0x19
  );
  return byHalves(bytes, byLower, byUpper);
}

/** Bytes that are of any of some kinds, but not of the last one. */
function ofAny(a: v128, b: v128, c: v128, d: v128, some: u8): u64 {
  const wanted = i8x16.splat(some);
  const none = i8x16.splat(0);
  return bits(
    i8x16.gt_s(v128.and(a, wanted), none),
    i8x16.gt_s(v128.and(b, wanted), none),
    i8x16.gt_s(v128.and(c, wanted), none),
    i8x16.gt_s(v128.and(d, wanted), none)
  );
}

/** Bytes in which a bit is set, so many places below the highest one. */
function withBit(a: v128, b: v128, c: v128, d: v128, places: i32): u64 {
  return bits(i8x16.shl(a, places), i8x16.shl(b, places), i8x16.shl(c, places), i8x16.shl(d, places));
}

/** Looks at the next sixty-four bytes. */
export function classify(here: usize): void {
  lowerBefore = lower;
  upperBefore = upper;
  digitBefore = digit;
  minusBefore = minus;
  spaceBefore = space;
  tokenBefore = token;
  const first = v128.load(here);
  const second = v128.load(here, 16);
  const third = v128.load(here, 32);
  const fourth = v128.load(here, 48);
  const a = kinds(first);
  const b = kinds(second);
  const c = kinds(third);
  const d = kinds(fourth);
  const letter = ofAny(a, b, c, d, 0x03);
  // Small letters differ from capitals by one bit.
  const small = withBit(first, second, third, fourth, 2);
  lower = letter & small;
  upper = letter & ~small;
  token = ofAny(a, b, c, d, 0x1f);
  digit = withBit(a, b, c, d, 5);
  space = withBit(a, b, c, d, 2);
  equals = withBit(a, b, c, d, 1);
  dollar = bits(a, b, c, d);
  const dash = i8x16.splat(45);
  minus = bits(i8x16.eq(first, dash), i8x16.eq(second, dash), i8x16.eq(third, dash), i8x16.eq(fourth, dash));
}

/** Where the kind of a character differs from that of the one before in a way that is rare in words (`classes.ts`). */
export function changed(): u64 {
  return (
    (after(lower, lowerBefore, 1) & (upper | digit)) |
    (after(upper, upperBefore, 1) & digit) |
    (after(digit, digitBefore, 1) & (lower | upper))
  );
}
