/** Characters of one candidate that are decoded; what follows is of the same kind. */
export const MAX_DECODED = 64 * 1024;

/** Base64, standard or url-safe; what is no such character is left out. */
export const base64 = (text: string): Buffer => Buffer.from(text.slice(0, MAX_DECODED), 'base64');

/** Pairs of hexadecimal digits; an odd last one is left out. */
export const hex = (text: string): Buffer => {
  const cut = text.slice(0, MAX_DECODED);
  return Buffer.from(cut.length % 2 ? cut.slice(0, -1) : cut, 'hex');
};

/** Base32 of RFC 4648, capitals or small letters. */
export function base32(text: string): Buffer {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (let at = 0; at < Math.min(text.length, MAX_DECODED); at += 1) {
    const code = text.charCodeAt(at) & 0xdf;
    const digit = text.charCodeAt(at) < 64 ? text.charCodeAt(at) - 50 + 26 : code - 65;
    if (digit < 0 || digit > 31) continue;
    value = ((value << 5) | digit) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >> bits) & 0xff);
    }
  }
  return Buffer.from(bytes);
}

const Z85 = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#';
const RFC1924 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~';
const ASCII85 = Array.from({ length: 85 }, (_, digit) => String.fromCharCode(33 + digit)).join('');

const digitsOf = (alphabet: string) => {
  const digits = new Int8Array(128).fill(-1);
  for (let digit = 0; digit < 85; digit += 1) digits[alphabet.charCodeAt(digit)] = digit;
  return digits;
};
const BASES = [ASCII85, RFC1924, Z85].map(digitsOf);

/** Five characters for four bytes, in each of the three alphabets in use (Adobe's, git's and Python's, ZeroMQ's). */
export function base85(text: string): Buffer[] {
  const body = text.startsWith('<~') ? text.slice(2) : text;
  return BASES.map((digits) => {
    const bytes: number[] = [];
    let value = 0;
    let count = 0;
    for (let at = 0; at < Math.min(body.length, MAX_DECODED); at += 1) {
      const digit = digits[body.charCodeAt(at)] ?? -1;
      if (digit < 0) continue;
      value = value * 85 + digit;
      count += 1;
      if (count < 5) continue;
      bytes.push((value / 0x1000000) & 0xff, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);
      value = 0;
      count = 0;
    }
    return Buffer.from(bytes);
  });
}

/** Lines of uuencode: a length, then four characters for three bytes. */
export function uuencode(lines: readonly string[]): Buffer {
  const bytes: number[] = [];
  for (const line of lines) {
    const length = (line.charCodeAt(0) - 32) & 63;
    const start = bytes.length;
    for (let at = 1; at + 3 < line.length; at += 4) {
      const four = [0, 1, 2, 3].map((place) => (line.charCodeAt(at + place) - 32) & 63) as [
        number,
        number,
        number,
        number,
      ];
      bytes.push(
        (four[0] << 2) | (four[1] >> 4),
        ((four[1] & 15) << 4) | (four[2] >> 2),
        ((four[2] & 3) << 6) | four[3]
      );
    }
    bytes.length = Math.min(bytes.length, start + length);
  }
  return Buffer.from(bytes);
}
