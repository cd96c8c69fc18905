import { constants, inflateSync } from 'node:zlib';

/** What decoded bytes are. */
export interface Look {
  /** `plain`: neither a known kind, nor text, nor random. */
  kind: 'signature' | 'text' | 'random' | 'plain';
  /** For people: `a zip archive`, `text`. */
  what: string;
}

const SIGNATURES: readonly (readonly [what: string, bytes: Buffer])[] = (
  [
    ['a zip archive or office document', '504b0304'],
    ['gzip data', '1f8b08'],
    ['a 7z archive', '377abcaf271c'],
    ['a rar archive', '526172211a07'],
    ['xz data', 'fd377a585a00'],
    ['bzip2 data', '425a68'],
    ['zstd data', '28b52ffd'],
    ['a PDF document', '255044462d'],
    ['a PNG image', '89504e470d0a1a0a'],
    ['a JPEG image', 'ffd8ff'],
    ['a GIF image', '47494638'],
    ['an old office document', 'd0cf11e0a1b11ae1'],
    ['a Parquet table', '50415231'],
    ['an Arrow table', '4152524f5731'],
    ['an HDF5 file', '894844460d0a1a0a'],
    ['a SQLite database', '53514c69746520666f726d61742033'],
    ['a numpy array', '934e554d5059'],
    ['a pickle', '800495'],
    ['a program', '7f454c46'],
    ['a program', '4d5a90'],
    ['a web assembly', '0061736d'],
    ['a font', '774f4632'],
    ['a font', '774f4646'],
    ['data encrypted with openssl', '53616c7465645f5f'],
    ['an RTF document', '7b5c727466'],
  ] as const
).map(([what, digits]) => [what, Buffer.from(digits, 'hex')]);

const LETTERS = 'etaoinsrETAOINSR';
const COMMON = new Uint8Array(256);
for (const letter of LETTERS) COMMON[letter.charCodeAt(0)] = 1;

/** Bytes that packed data is opened to, to see whether it is packed data at all. */
const MAX_UNPACKED = 64 * 1024;

/** zlib has but two bytes of signature, so the data must open as well. */
function isZlib(bytes: Buffer): boolean {
  if (bytes[0] !== 0x78 || bytes.length < 16 || bytes.readUInt16BE(0) % 31 !== 0) return false;
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_UNPACKED };
    return inflateSync(bytes, options).length > 0;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
  }
}

/** The known kind of content that bytes begin as. */
export function signatureOf(bytes: Buffer): string | undefined {
  const known = SIGNATURES.find(
    ([, start]) => bytes.length >= start.length + 4 && start.compare(bytes, 0, start.length) === 0
  );
  return known?.[0] ?? (isZlib(bytes) ? 'zlib data' : undefined);
}

/** Share of the bytes (0 to 1) that are printable ASCII, tab or line end. */
export function printableShare(bytes: Buffer): number {
  let printable = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if ((byte >= 32 && byte < 127) || byte === 10 || byte === 13 || byte === 9) printable += 1;
  }
  return bytes.length === 0 ? 0 : printable / bytes.length;
}

/** Whether bytes read like words: letters and blanks in about the shares of European languages. */
export function readsLikeWords(bytes: Buffer): boolean {
  let letters = 0;
  let common = 0;
  let blanks = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    const letter = byte | 32;
    if (letter >= 97 && letter <= 122) letters += 1;
    if (byte === 32 || byte === 10) blanks += 1;
    common += COMMON[byte] as number;
  }
  return (
    letters >= bytes.length * 0.6 &&
    common >= letters * 0.5 &&
    blanks >= bytes.length * 0.06 &&
    blanks <= bytes.length * 0.35
  );
}

/** Whether bytes read like records: words and numbers with blanks between them, and hardly anything else. */
export function readsLikeRecords(bytes: Buffer): boolean {
  let small = 0;
  let common = 0;
  let ordinary = 0;
  let blanks = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte >= 97 && byte <= 122) small += 1;
    if (byte === 32 || byte === 10) blanks += 1;
    common += COMMON[byte] as number;
    ordinary += ORDINARY[byte] as number;
  }
  return (
    small >= bytes.length * 0.35 &&
    common >= small * 0.5 &&
    blanks >= bytes.length * LEAST_BLANKS &&
    blanks <= bytes.length * 0.35 &&
    ordinary >= bytes.length * 0.88
  );
}

/** Shannon entropy in bits a byte, with the correction of Miller and Madow for short samples. */
export function entropy(bytes: Buffer): number {
  if (bytes.length === 0) return 0;
  const counts = new Uint32Array(256);
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    counts[byte] = (counts[byte] as number) + 1;
  }
  let bits = 0;
  let kinds = 0;
  for (const count of counts) {
    if (count === 0) continue;
    kinds += 1;
    bits -= (count / bytes.length) * Math.log2(count / bytes.length);
  }
  return bits + (kinds - 1) / (2 * bytes.length * Math.LN2);
}

/** Bytes from which on "all printable" cannot be chance (37 of 100 random bytes are printable). */
const MIN_TEXT = 15;
const TEXT_SHARE = 0.95;

/** Whether bytes are text; all of a few, nearly all of many. */
export function isText(bytes: Buffer): boolean {
  if (bytes.length < MIN_TEXT) return false;
  const share = printableShare(bytes);
  return share >= TEXT_SHARE && (bytes.length >= 48 || share === 1);
}

/** UTF-16 text has a zero in every second place. */
function isWideText(bytes: Buffer): boolean {
  let zeroes = 0;
  for (let at = 0; at < 2 * MIN_TEXT; at += 1) if (bytes[at] === 0) zeroes += 1;
  if (bytes.length < 2 * MIN_TEXT || zeroes < MIN_TEXT / 2) return false;
  for (const first of [0, 1]) {
    const half = Buffer.from(bytes.subarray(0, 512).filter((_, at) => at % 2 === first));
    const rest = bytes.subarray(0, 512).filter((byte, at) => at % 2 !== first && byte !== 0).length;
    if (rest * 20 < half.length && isText(half)) return true;
  }
  return false;
}

/** Says what decoded bytes are. */
export function lookAt(bytes: Buffer): Look {
  const signature = signatureOf(bytes);
  if (signature) return { kind: 'signature', what: signature };
  if (isText(bytes)) return { kind: 'text', what: 'text' };
  if (isWideText(bytes)) return { kind: 'text', what: 'UTF-16 text' };
  const key = xorKey(bytes);
  if (key !== undefined)
    return { kind: 'text', what: `text, after xor with 0x${key.toString(16).padStart(2, '0')}` };
  if (bytes.length >= 24 && entropy(bytes) >= Math.min(7, Math.log2(bytes.length) - 0.6))
    return { kind: 'random', what: 'bytes that look random (packed or encrypted data, or a key)' };
  return { kind: 'plain', what: 'bytes of no known kind' };
}

/** Words are in small letters or in capitals, but for few; and hardly anything but letters and blanks is in them. */
function isOneCase(bytes: Buffer): boolean {
  let small = 0;
  let capital = 0;
  let blanks = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte >= 97 && byte <= 122) small += 1;
    else if (byte >= 65 && byte <= 90) capital += 1;
    else if (byte === 32 || byte === 10) blanks += 1;
  }
  return (
    small + capital + blanks >= bytes.length * 0.8 && Math.min(small, capital) <= (small + capital) * 0.2
  );
}

/** Bytes that a key is judged by. */
const XOR_SAMPLE = 1_024;
const MIN_XOR = 32;

/** Different bytes that text of a language has at most; packed data has more. */
const MAX_KINDS = 110;
/** Bytes of ordinary text and tables. */
const ORDINARY = new Uint8Array(256);
for (const character of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 \n\r\t,;.:"\'-/_()')
  ORDINARY[character.charCodeAt(0)] = 1;

/** Share (0 to 1) of the bytes that are letters, digits, blanks or common punctuation. */
export function ordinaryShare(bytes: Buffer): number {
  let ordinary = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    ordinary += ORDINARY[byte] as number;
  }
  return bytes.length === 0 ? 1 : ordinary / bytes.length;
}

/** The single byte that bytes were xored with, when they read like words or a table, or begin as a known kind after it. */
export function xorKey(bytes: Buffer): number | undefined {
  if (bytes.length < MIN_XOR) return undefined;
  for (const [, start] of SIGNATURES) {
    if (start.length < 4) continue;
    const key = (bytes[0] as number) ^ (start[0] as number);
    if (key !== 0 && start.every((byte, at) => (bytes[at] as number) === (byte ^ key))) return key;
  }
  const sample = bytes.subarray(0, XOR_SAMPLE);
  const counts = new Uint32Array(256);
  for (const byte of sample) counts[byte] = (counts[byte] as number) + 1;
  const kinds: number[] = [];
  counts.forEach((count, byte) => count > 0 && kinds.push(byte));
  if (kinds.length > MAX_KINDS) return undefined;
  for (let key = 1; key < 256; key += 1) {
    // Words have a blank in four to sixteen characters, tables a line end in a hundred: most keys fall here.
    const blanks = counts[32 ^ key] as number;
    const lines = counts[10 ^ key] as number;
    if (blanks * 16 < sample.length && lines * 100 < sample.length) continue;
    let ordinary = 0;
    for (const byte of kinds) if (ORDINARY[byte ^ key] === 1) ordinary += counts[byte] as number;
    if (ordinary < sample.length * 0.95) continue;
    const opened = Buffer.from(sample.map((byte) => byte ^ key));
    if (isWords(opened) || (lines > 1 && isTable(opened))) return key;
  }
  return undefined;
}

const isWords = (bytes: Buffer) => readsLikeWords(bytes) && isOneCase(bytes);

/** The least share of blanks in words (0 to 1); the kernel judges runs without blanks by the same shares (`xor.ts`). */
const LEAST_BLANKS = 0.06;
/** Lines that have the same number of commas or tabs, as the first ones of a table have. */
function isTable(bytes: Buffer): boolean {
  const lines = bytes.toString('latin1').split('\n').slice(0, -1);
  const cells = lines.map((line) => line.split(/[,;\t]/).length);
  const [first = 1] = cells;
  return lines.length > 1 && first > 1 && cells.every((count) => count === first);
}
