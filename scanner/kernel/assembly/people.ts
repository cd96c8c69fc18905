// Whether running text may tell of a person: postcodes, National Insurance and telephone numbers, dates of birth.
// What is told of here is looked at again by the expression of `people_text.ts`.

import { isDigit } from './bytes';
import { digit, digitBefore, space, spaceBefore, token, tokenBefore, upper, upperBefore } from './classes';
import { after, equal } from './masks';

/** Digits of a telephone number with its leading zero, at least; blanks and dashes may stand among them. */
const MIN_PHONE: i32 = 9;
const MAX_PHONE: usize = 14;
const F: u8 = 102;

let fBefore: u64 = 0;

export function beginPeople(): void {
  fBefore = 0;
}

/** Looks at the sixty-four bytes that were classified last. */
export function mayBePerson(here: usize): bool {
  const upper1 = after(upper, upperBefore, 1);
  const upper2 = after(upper, upperBefore, 2);
  const upper3 = after(upper, upperBefore, 3);
  const digit1 = after(digit, digitBefore, 1);
  const digit2 = after(digit, digitBefore, 2);
  const postcode =
    upper &
    upper1 &
    digit2 &
    after(space, spaceBefore, 3) &
    after(upper | digit, upperBefore | digitBefore, 4);
  const insurance =
    digit &
    digit1 &
    ((upper2 & upper3) | (after(space, spaceBefore, 2) & upper3 & after(upper, upperBefore, 4)));
  if ((postcode | insurance) !== 0) return true;
  const f = equal(here, F);
  const words = space & after(f, fBefore, 1);
  fBefore = f;
  const third = digit & digit1 & digit2 & ~after(digit, digitBefore, 3);
  // DOB, and D.O.B. without the first letter and the last point.
  const initials = upper & upper2 & (upper1 | ~after(token, tokenBefore, 1));
  return holdsPhone(here, third) || holdsBirth(here, words | initials);
}

function holdsPhone(here: usize, thirdDigits: u64): bool {
  let places = thirdDigits;
  while (places !== 0) {
    if (isPhone(here + <usize>ctz(places) - 2)) return true;
    places &= places - 1;
  }
  return false;
}

/** Digits that begin with a zero, or that follow `+44`. */
function isPhone(start: usize): bool {
  const first = <u32>load<u8>(start);
  const before = <u32>load<u8>(start - 1);
  if (before === 43) return first === 52;
  if (before === 32 && load<u8>(start - 4) === 43) return load<u8>(start - 3) === 52;
  if (first !== 48) return false;
  let digits = 0;
  for (let at = start; at < start + MAX_PHONE; at += 1) {
    const byte = <u32>load<u8>(at);
    if (isDigit(byte)) digits += 1;
    else if (byte !== 32 && byte !== 45) break;
  }
  return digits >= MIN_PHONE;
}

function holdsBirth(here: usize, marked: u64): bool {
  let places = marked;
  while (places !== 0) {
    const at = here + <usize>ctz(places);
    const byte = <u32>load<u8>(at);
    if (byte === 66 && load<u8>(at - 2) === (load<u8>(at - 1) === 79 ? 68 : 79)) return true;
    if (byte === 32 && (load<u8>(at, 1) | 32) === 98 && load<u8>(at, 2) === 105) return true;
    places &= places - 1;
  }
  return false;
}
