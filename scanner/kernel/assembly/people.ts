// Whether running text may tell of a person: postcodes, National Insurance and telephone numbers, dates of birth.
// What is told of here is looked at again by the expression of `people_text.ts`.

import { digit, digitBefore, plus, space, spaceBefore, upper, upperBefore } from './classes';
import { isDigit } from './bytes';
import { after, equal } from './masks';

/** Digits of a telephone number with its leading zero, at least; blanks and dashes may stand among them. */
const MIN_PHONE: i32 = 9;
const MAX_PHONE: usize = 14;

/** Looks at the sixty-four bytes that were classified last. */
export function mayBePerson(here: usize): bool {
  const upper1 = after(upper, upperBefore, 1);
  const alphanumeric = upper | digit;
  const alphanumericBefore = upperBefore | digitBefore;
  const postcode =
    upper &
    upper1 &
    after(digit, digitBefore, 2) &
    after(space, spaceBefore, 3) &
    after(alphanumeric, alphanumericBefore, 4);
  const upper3 = after(upper, upperBefore, 3);
  const insurance =
    digit &
    after(digit, digitBefore, 1) &
    ((after(upper, upperBefore, 2) & upper3) |
      (after(space, spaceBefore, 2) & upper3 & after(upper, upperBefore, 4)));
  if ((postcode | insurance) !== 0) return true;
  return (
    any(here, equal(here, 48) & ~after(digit, digitBefore, 1), isPhone) ||
    any(here, plus, isAbroad) ||
    any(here, equal(here, 68) | equal(here, 100), isBirth)
  );
}

function any(here: usize, places: u64, fits: (at: usize) => bool): bool {
  while (places !== 0) {
    if (fits(here + <usize>ctz(places))) return true;
    places &= places - 1;
  }
  return false;
}

function isPhone(zero: usize): bool {
  let digits = 0;
  for (let at = zero; at < zero + MAX_PHONE; at += 1) {
    const byte = <u32>load<u8>(at);
    if (isDigit(byte)) digits += 1;
    else if (byte !== 32 && byte !== 45) break;
  }
  return digits >= MIN_PHONE;
}

function isAbroad(plus: usize): bool {
  return load<u8>(plus, 1) === 52 && load<u8>(plus, 2) === 52;
}

/** `DOB`, `D.O.B.` or `date of birth`, of which the first characters are enough. */
function isBirth(at: usize): bool {
  const second = <u32>load<u8>(at, 1);
  const third = <u32>load<u8>(at, 2);
  if (second === 79) return third === 66;
  if (second === 46) return third === 79;
  return (
    second === 97 &&
    third === 116 &&
    load<u8>(at, 3) === 101 &&
    load<u8>(at, 4) === 32 &&
    load<u8>(at, 5) === 111
  );
}
