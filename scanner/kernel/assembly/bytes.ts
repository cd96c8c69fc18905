// Kinds of single bytes, for what is looked at one by one.

export function isDigit(byte: u32): bool {
  return byte - 48 < 10;
}

export function isLower(byte: u32): bool {
  return byte - 97 < 26;
}

/** A letter or digit, or one of `+ / - _`: what tokens are made of. */
export function isToken(byte: u32): bool {
  return isDigit(byte) || isLower(byte | 32) || byte === 43 || byte === 45 || byte === 47 || byte === 95;
}
