import { getFileNameLowLevel, parseExtraFields } from 'yauzl';
import type { ExtraField } from 'yauzl';

import { LimitReached } from '../inspection';
import { CHUNK_BYTES } from '../source';
import type { ByteSource } from '../source';

/** Bytes of a table of contents. */
const MAX_DIRECTORY = 32 * 1024 * 1024;
const LINE_BYTES = 46;
const END_BYTES = 22;
const END64_BYTES = 56;
const LOCATOR_BYTES = 20;

const SIGNATURE = { line: 0x02014b50, end: 0x06054b50, end64: 0x06064b50, locator: 0x07064b50 } as const;
const END_MARK = Buffer.from([0x50, 0x4b, 0x05, 0x06]);

/** One line of the table of contents at the end of a zip. Offsets count from the beginning of the source. */
export interface ZipEntry {
  name: string;
  rawName: Buffer;
  flags: number;
  method: number;
  crc32: number;
  packedBytes: number;
  bytes: number;
  headerOffset: number;
  /** File mode of Unix, 0 when the archive was made elsewhere. */
  mode: number;
  comment: Buffer;
  extraFields: ExtraField[];
}

export interface ZipDirectory {
  entries: ZipEntry[];
  /** There are more lines than were asked for. */
  more: boolean;
  /** Lines that the end record promises. */
  declared: number;
  /** The table of contents as it was found. */
  start: number;
  /** Behind the last line that was read. */
  end: number;
  /** Where the end records begin. */
  endRecord: number;
  /** Behind the end record and its comment. */
  archiveEnd: number;
  comment: Buffer;
}

const word64 = (bytes: Buffer, offset: number) => Number(bytes.readBigUInt64LE(offset));

/**
 * Reads the table of contents. Readers of zip look for the end record from behind, so does this; but it goes on
 * to the beginning of the source, so that an archive with much behind it is still read.
 * Throws when there is none or when it lies outside the source.
 */
export function readDirectory(source: ByteSource, maxEntries: number): ZipDirectory {
  const endRecord = findEndRecord(source);
  const end = Buffer.from(source.read(endRecord, END_BYTES));
  const commentBytes = end.readUInt16LE(20);
  const wide = readWideEnd(source, endRecord);
  const size = wide?.size ?? end.readUInt32LE(12);
  const offset = wide?.offset ?? end.readUInt32LE(16);
  const declared = wide?.declared ?? end.readUInt16LE(10);
  const firstEndRecord = wide?.at ?? endRecord;
  if (size > MAX_DIRECTORY) throw new LimitReached(`its table of contents has ${size} bytes`);
  // Something may stand before the archive without being counted in its offsets.
  const stated = source.read(offset, 4);
  const atStated = declared === 0 || (stated.length === 4 && stated.readUInt32LE(0) === SIGNATURE.line);
  const start = atStated ? offset : firstEndRecord - size;
  if (start < 0 || start + size > firstEndRecord)
    throw new Error('The table of contents of the zip is not there.');
  const base = start - offset;
  const { entries, more, used } = readLines(Buffer.from(source.read(start, size)), base, maxEntries);
  return {
    entries,
    more,
    declared,
    start,
    end: more ? firstEndRecord : start + used,
    endRecord: firstEndRecord,
    archiveEnd: endRecord + END_BYTES + commentBytes,
    comment: Buffer.from(source.read(endRecord + END_BYTES, commentBytes)),
  };
}

/** The last end record whose comment lies within the source. */
function findEndRecord(source: ByteSource): number {
  let stop = source.size;
  while (stop > 0) {
    const start = Math.max(0, stop - CHUNK_BYTES);
    // The next piece overlaps by a record, so that none is cut in two.
    const bytes = source.read(start, Math.min(source.size, stop + END_BYTES) - start);
    for (
      let at = bytes.lastIndexOf(END_MARK);
      at >= 0;
      at = at > 0 ? bytes.lastIndexOf(END_MARK, at - 1) : -1
    ) {
      if (at + END_BYTES > bytes.length) continue;
      if (start + at + END_BYTES + bytes.readUInt16LE(at + 20) <= source.size) return start + at;
    }
    stop = start;
  }
  throw new Error('The zip has no table of contents: it is cut off or damaged.');
}

/** The end record of zip64, when there is one. */
function readWideEnd(source: ByteSource, endRecord: number) {
  if (endRecord < LOCATOR_BYTES) return undefined;
  const locator = source.read(endRecord - LOCATOR_BYTES, LOCATOR_BYTES);
  if (locator.readUInt32LE(0) !== SIGNATURE.locator) return undefined;
  const stated = word64(locator, 8);
  // With something before the archive the stated place is wrong; the record then ends where the locator begins.
  for (const at of [stated, endRecord - LOCATOR_BYTES - END64_BYTES]) {
    if (at < 0 || at + END64_BYTES > endRecord) continue;
    const record = source.read(at, END64_BYTES);
    if (record.readUInt32LE(0) !== SIGNATURE.end64) continue;
    return { at, declared: word64(record, 32), size: word64(record, 40), offset: word64(record, 48) };
  }
  throw new Error('The zip64 end record is not where it is said to be.');
}

function readLines(bytes: Buffer, base: number, maxEntries: number) {
  const entries: ZipEntry[] = [];
  let used = 0;
  while (used + LINE_BYTES <= bytes.length && bytes.readUInt32LE(used) === SIGNATURE.line) {
    if (entries.length >= maxEntries) return { entries, more: true, used };
    const nameEnd = used + LINE_BYTES + bytes.readUInt16LE(used + 28);
    const extraEnd = nameEnd + bytes.readUInt16LE(used + 30);
    const lineEnd = extraEnd + bytes.readUInt16LE(used + 32);
    if (lineEnd > bytes.length) throw new Error('A line of the table of contents of the zip is cut off.');
    entries.push(readLine(bytes.subarray(used, lineEnd), nameEnd - used, extraEnd - used, base));
    used = lineEnd;
  }
  return { entries, more: false, used };
}

function readLine(line: Buffer, nameEnd: number, extraEnd: number, base: number): ZipEntry {
  const flags = line.readUInt16LE(8);
  const rawName = line.subarray(LINE_BYTES, nameEnd);
  const extraFields = parseExtraFields(line.subarray(nameEnd, extraEnd));
  const wide = wideNumbers(extraFields);
  const small = (offset: number) => {
    const value = line.readUInt32LE(offset);
    return value === 0xffffffff ? (wide() ?? value) : value;
  };
  // In the order in which zip64 writes them.
  const bytes = small(24);
  const packedBytes = small(20);
  const headerOffset = small(42) + base;
  const madeOnUnix = [3, 19].includes(line.readUInt8(5));
  return {
    name: getFileNameLowLevel(flags, rawName, extraFields, true),
    rawName,
    flags,
    method: line.readUInt16LE(10),
    crc32: line.readUInt32LE(16),
    packedBytes,
    bytes,
    headerOffset,
    mode: madeOnUnix ? line.readUInt16LE(40) : 0,
    comment: line.subarray(extraEnd),
    extraFields,
  };
}

/** Yields the numbers of the zip64 field one after another. */
function wideNumbers(extraFields: readonly ExtraField[]): () => number | undefined {
  const data = extraFields.find((field) => field.id === 1)?.data;
  let offset = 0;
  return () => {
    if (!data || offset + 8 > data.length) return undefined;
    offset += 8;
    return word64(data, offset - 8);
  };
}
