// Places where one of the markers of `markers.ts` may begin. What is told of here is looked at again there.

import {
  dollar,
  equals,
  lower,
  lowerBefore,
  minus,
  minusBefore,
  upper,
  upperBefore,
  digit,
  digitBefore,
} from './classes';
import { after } from './masks';

/** Two rare neighbours for each marker, the later one marked: `-----`, `e-e`, `U2F`, `=`, `$`. */
export function mayBeMarker(): u64 {
  let found = equals | dollar;
  if ((minus | minusBefore) !== 0) {
    const before = after(minus, minusBefore, 1);
    found |= minus & before & after(minus, minusBefore, 2) & after(minus, minusBefore, 3);
    found |= lower & before & after(lower, lowerBefore, 2);
  }
  if (upper !== 0) found |= upper & after(digit, digitBefore, 1) & after(upper, upperBefore, 2);
  return found;
}

/** Where the marker begins of which this is the marked byte; 0 when it is none. */
export function isMarker(at: usize): usize {
  const byte = <u32>load<u8>(at);
  if (byte === 45) return begins(at + 1, 'BEGIN ') ? at - 4 : 0;
  if (byte === 101) return begins(at - 4, 'age-encryption') ? at - 4 : 0;
  if (byte === 70) return begins(at - 2, 'U2FsdGVk') ? at - 2 : 0;
  if (byte === 61) return begins(at, '=ybegin ') ? at : 0;
  return byte === 36 && begins(at, '$ANSIBLE') ? at : 0;
}

function begins(at: usize, text: string): bool {
  for (let index = 0; index < text.length; index += 1)
    if (<i32>load<u8>(at + <usize>index) !== text.charCodeAt(index)) return false;
  return true;
}
