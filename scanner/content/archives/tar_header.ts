/** Size of a header and of what data are filled up to. */
export const BLOCK_BYTES = 512;

/** One header of a tar, its long names not yet put in. */
export interface TarHeader {
  name: string;
  link: string;
  bytes: number;
  /** The type as a letter: `0` a file, `1` a hard link, `2` a symbolic link, `5` a folder, `x` pax records … */
  kind: string;
  /** Bytes other than zero behind the end of a name, within its field. */
  slack: number;
}

const FIELD = { name: [0, 100], link: [157, 257], prefix: [345, 500] } as const;

/** Reads one block. Throws when it is no header of a tar. */
export function readTarHeader(block: Buffer): TarHeader {
  if (block.length < BLOCK_BYTES) throw new Error('The tar is cut off.');
  if (octal(block, 148, 156) !== checksum(block)) throw new Error('A header of the tar is damaged.');
  const posix = block.toString('latin1', 257, 263) === 'ustar\0';
  const prefix = posix ? textOf(block, FIELD.prefix) : { text: '', slack: 0 };
  const name = textOf(block, FIELD.name);
  const link = textOf(block, FIELD.link);
  return {
    name: prefix.text === '' ? name.text : `${prefix.text}/${name.text}`,
    link: link.text,
    bytes: octal(block, 124, 136),
    kind: block[156] === 0 ? '0' : String.fromCharCode(block[156] ?? 0),
    slack: name.slack + link.slack + prefix.slack,
  };
}

function textOf(block: Buffer, [start, end]: readonly [number, number]) {
  const field = block.subarray(start, end);
  const zero = field.indexOf(0);
  if (zero < 0) return { text: field.toString('utf8'), slack: 0 };
  return {
    text: field.toString('utf8', 0, zero),
    slack: field.subarray(zero).filter((byte) => byte !== 0).length,
  };
}

/** A number in octal digits, or in GNU's binary form for large ones. */
function octal(block: Buffer, start: number, end: number): number {
  if ((block[start] ?? 0) & 0x80) {
    const value = Number(block.readBigUInt64BE(end - 8));
    if (!Number.isSafeInteger(value)) throw new Error('A size in the tar is out of bounds.');
    return value;
  }
  const digits = block.toString('latin1', start, end).replace(/^[ \0]+|[ \0].*$/gs, '');
  if (!/^[0-7]*$/.test(digits)) throw new Error('A number in a header of the tar is damaged.');
  return digits === '' ? 0 : parseInt(digits, 8);
}

/** The sum of all bytes, those of the checksum itself counted as blanks. */
function checksum(block: Buffer): number {
  let sum = 8 * 0x20;
  for (let at = 0; at < BLOCK_BYTES; at += 1) if (at < 148 || at >= 156) sum += block[at] ?? 0;
  return sum;
}

/**
 * Reads pax records: `<length> <key>=<value>\n` each. Throws when they are not of that form.
 */
export function readPaxRecords(bytes: Buffer): Map<string, string> {
  const records = new Map<string, string>();
  let at = 0;
  while (at < bytes.length && bytes[at] !== 0) {
    const blank = bytes.indexOf(0x20, at);
    const digits = blank < 0 ? '' : bytes.toString('latin1', at, Math.min(blank, at + 10));
    const length = /^\d{1,9}$/.test(digits) ? Number(digits) : 0;
    const end = at + length;
    const equals = bytes.indexOf(0x3d, blank);
    if (length === 0 || end > bytes.length || equals < 0 || equals >= end)
      throw new Error('The pax records of the tar are damaged.');
    records.set(bytes.toString('utf8', blank + 1, equals), bytes.toString('utf8', equals + 1, end - 1));
    at = end;
  }
  return records;
}
