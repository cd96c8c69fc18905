// The kinds of characters of the sixty-four bytes that are looked at, and of the sixty-four before.

import { after, equal, inRange } from './masks';

export let lower: u64 = 0;
export let upper: u64 = 0;
export let digit: u64 = 0;
export let minus: u64 = 0;
export let plus: u64 = 0;
export let space: u64 = 0;
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
  lower = upper = digit = minus = plus = space = token = 0;
}

/** Looks at the next sixty-four bytes. */
export function classify(here: usize): void {
  lowerBefore = lower;
  upperBefore = upper;
  digitBefore = digit;
  minusBefore = minus;
  spaceBefore = space;
  tokenBefore = token;
  lower = inRange(here, 97, 26);
  upper = inRange(here, 65, 26);
  digit = inRange(here, 48, 10);
  minus = equal(here, 45);
  plus = equal(here, 43);
  space = equal(here, 32);
  token = lower | upper | digit | minus | plus | equal(here, 47) | equal(here, 95);
}

/** Where the kind of a character differs from that of the one before in a way that is rare in words (`classes.ts`). */
export function changed(): u64 {
  return (
    (after(lower, lowerBefore, 1) & (upper | digit)) |
    (after(upper, upperBefore, 1) & digit) |
    (after(digit, digitBefore, 1) & (lower | upper))
  );
}
