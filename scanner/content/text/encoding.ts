/** How text is written down. ASCII is UTF-8. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** Marks at the beginning of a content that name its encoding. */
const MARKS: ReadonlyArray<readonly [Encoding, readonly number[]]> = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The encoding that a mark at the beginning names, and the mark's length in bytes. */
export function markOf(head: Buffer): { encoding: Encoding; bytes: number } | undefined {
  const found = MARKS.find(([, mark]) => mark.every((byte, index) => head[index] === byte));
  return found && { encoding: found[0], bytes: found[1].length };
}

/** Where the last whole character of UTF-8 ends, so that a piece can be cut there. */
export function wholeUtf8(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return bytes.length - back + 1;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back >= length ? bytes.length : bytes.length - back;
    }
  }
  return bytes.length;
}

const wholeUtf16 = (bytes: Buffer, bigEndian: boolean): number => {
  const even = bytes.length & ~1;
  if (even < 2) return even;
  const high = bytes[bigEndian ? even - 2 : even - 1] as number;
  return high >= 0xd8 && high <= 0xdb ? even - 2 : even;
};

/** How many of the bytes are whole characters; all of them where nothing follows. */
export function wholeBytes(bytes: Buffer, encoding: Encoding, last: boolean): number {
  if (last || encoding === 'windows-1252') return bytes.length;
  return encoding === 'utf-8' ? wholeUtf8(bytes) : wholeUtf16(bytes, encoding === 'utf-16be');
}

/** The first byte at or after `from` where a character begins. */
export function startOfCharacter(bytes: Buffer, from: number, encoding: Encoding): number {
  let at = from;
  if (encoding === 'utf-8') while (at < bytes.length && ((bytes[at] as number) & 0xc0) === 0x80) at += 1;
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return at;
  at += at & 1;
  const high = bytes[encoding === 'utf-16be' ? at : at + 1];
  return high !== undefined && high >= 0xdc && high <= 0xdf ? at + 2 : at;
}

// Code points of 0x80 to 0x9F in Windows-1252; 0 where it has none (https://encoding.spec.whatwg.org/#windows-1252).
const WINDOWS_1252 = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
  0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
  0x0153, 0, 0x017e, 0x0178,
];

/** Bytes that stand for no character in Windows-1252. */
export const NO_WINDOWS_1252: ReadonlySet<number> = new Set(
  WINDOWS_1252.flatMap((code, index) => (code === 0 ? [0x80 + index] : []))
);

function decodeWindows1252(bytes: Buffer): Buffer {
  const codes = new Uint16Array(bytes.length);
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] as number;
    codes[index] = byte >= 0x80 && byte < 0xa0 ? (WINDOWS_1252[byte - 0x80] as number) : byte;
  }
  return Buffer.from(Buffer.from(codes.buffer).toString('utf16le'), 'utf8');
}

/** The text of whole characters in UTF-8: the same buffer where it is that already. */
export function toUtf8(bytes: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return bytes;
  if (encoding === 'windows-1252') return decodeWindows1252(bytes);
  const even = bytes.subarray(0, bytes.length & ~1);
  const little = encoding === 'utf-16le' ? even : Buffer.from(even).swap16();
  return Buffer.from(little.toString('utf16le'), 'utf8');
}
