// Whether a text may hold HTML or data: addresses, which most Markdown does not.

import { after, equal, inRange } from './masks';
import { windowAt } from './memory';

const LESS: u8 = 60;
const BANG: u8 = 33;
const COLON: u8 = 58;

/** Looks for `<` before a letter or an exclamation mark, and for `data:`. */
export function mayHoldMarkup(length: usize): bool {
  let lessBefore: u64 = 0;
  for (let at: usize = 0; at < length; at += 64) {
    const here = windowAt() + at;
    const less = equal(here, LESS);
    const behind = after(less, lessBefore, 1);
    if (behind !== 0) {
      const begins = equal(here, BANG) | inRange(here, 97, 26) | inRange(here, 65, 26);
      if ((behind & begins) !== 0) return true;
    }
    const colons = equal(here, COLON);
    // Two bytes before a colon lie in the window or are the zeroes before it.
    if (colons !== 0 && (colons & letter(here - 1, 97) & letter(here - 2, 116)) !== 0) return true;
    lessBefore = less;
  }
  return false;
}

function letter(at: usize, small: u8): u64 {
  return equal(at, small) | equal(at, small - 32);
}
