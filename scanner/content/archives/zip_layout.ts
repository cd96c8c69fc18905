import { parseExtraFields } from 'yauzl';

import type { Inspection } from '../inspection';
import { quoted } from '../member';
import type { ByteSource } from '../source';
import { isFilling } from './filling';
import type { ZipDirectory, ZipEntry } from './zip_directory';
import { inspectFields } from './zip_fields';

const HEADER_BYTES = 30;
const HEADER_SIGNATURE = 0x04034b50;
const DESCRIPTOR_SIGNATURE = 0x08074b50;
/** Bit 3: sizes and checksum follow the data. */
const DESCRIPTOR_FLAG = 8;
/** Named in one finding. */
const MAX_PLACES = 10;

/** Where a member lies in the archive. */
export interface Placed {
  entry: ZipEntry;
  dataStart: number;
}

interface Span {
  start: number;
  end: number;
  name: string;
  entry?: ZipEntry;
}

/**
 * Compares the headers before the members with the table of contents and accounts for every byte of the archive.
 * Returns the members whose data lie within it and are their own: unpacking shared bytes again and again is what
 * bombs are made of.
 */
export function inspectLayout(inspection: Inspection, directory: ZipDirectory): Placed[] {
  const { source } = inspection;
  const placed: Placed[] = [];
  const spans: Span[] = [];
  for (const entry of directory.entries) {
    inspection.checkTime();
    const dataStart = inspectHeader(inspection, entry);
    if (dataStart === undefined) continue;
    const dataEnd = dataStart + entry.packedBytes;
    if (dataEnd > source.size) {
      inspection.report('archives/mismatch', {
        message: 'A member is said to be longer than the archive.',
        evidence: `${quoted(entry.name)}: ${entry.packedBytes} bytes from ${dataStart}, the archive has ${source.size}`,
      });
      continue;
    }
    placed.push({ entry, dataStart });
    const end = dataEnd + descriptorBytes(source, entry, dataEnd);
    spans.push({ start: entry.headerOffset, end, name: quoted(entry.name), entry });
  }
  spans.push({ start: directory.start, end: directory.end, name: 'the table of contents' });
  spans.push({ start: directory.endRecord, end: directory.archiveEnd, name: 'the end record' });
  const overlapping = reportSpans(inspection, spans, directory.more);
  return placed.filter(({ entry }) => !overlapping.has(entry));
}

/** Where the member's data begin; undefined when there is no header. */
function inspectHeader(inspection: Inspection, entry: ZipEntry): number | undefined {
  const { source } = inspection;
  const header = Buffer.from(source.read(Math.max(0, entry.headerOffset), HEADER_BYTES));
  if (entry.headerOffset < 0 || header.length < HEADER_BYTES || header.readUInt32LE(0) !== HEADER_SIGNATURE) {
    inspection.report('archives/mismatch', {
      message: 'The table of contents names a member that is not there.',
      evidence: `${quoted(entry.name)} at offset ${entry.headerOffset}`,
    });
    return undefined;
  }
  const nameBytes = header.readUInt16LE(26);
  const name = source.read(entry.headerOffset + HEADER_BYTES, nameBytes);
  const differs: string[] = [];
  if (!name.equals(entry.rawName)) differs.push(`name ${quoted(name.toString('utf8'))}`);
  if (header.readUInt16LE(8) !== entry.method) differs.push(`method ${header.readUInt16LE(8)}`);
  if ((header.readUInt16LE(6) & 1) !== (entry.flags & 1)) differs.push('mark of encryption');
  const later = (entry.flags & DESCRIPTOR_FLAG) !== 0;
  const stated = (offset: number, value: number) => {
    const own = header.readUInt32LE(offset);
    return own === value || own === 0xffffffff || (later && own === 0);
  };
  if (!stated(18, entry.packedBytes)) differs.push(`packed size ${header.readUInt32LE(18)}`);
  if (!stated(22, entry.bytes)) differs.push(`size ${header.readUInt32LE(22)}`);
  if (!stated(14, entry.crc32)) differs.push('checksum');
  if (differs.length > 0)
    inspection.report('archives/mismatch', {
      message: 'The header before a member says something else than the table of contents.',
      evidence: `${quoted(entry.name)} at offset ${entry.headerOffset}: ${differs.join(', ')}`,
    });
  const fieldsStart = entry.headerOffset + HEADER_BYTES + nameBytes;
  const fields = source.read(fieldsStart, header.readUInt16LE(28));
  inspectFields(inspection, entry.name, parseExtraFields(Buffer.from(fields)));
  return fieldsStart + header.readUInt16LE(28);
}

/** Bytes of the record behind the data that repeats checksum and sizes. */
function descriptorBytes(source: ByteSource, entry: ZipEntry, offset: number): number {
  if ((entry.flags & DESCRIPTOR_FLAG) === 0) return 0;
  const bytes = source.read(offset, 24);
  const marked = bytes.length >= 4 && bytes.readUInt32LE(0) === DESCRIPTOR_SIGNATURE;
  for (const at of marked ? [4, 0] : [0]) {
    if (bytes.length < at + 12 || bytes.readUInt32LE(at) !== entry.crc32) continue;
    const wide =
      bytes.length >= at + 20 &&
      Number(bytes.readBigUInt64LE(at + 4)) === entry.packedBytes &&
      Number(bytes.readBigUInt64LE(at + 12)) === entry.bytes;
    if (wide) return at + 20;
    if (bytes.readUInt32LE(at + 4) === entry.packedBytes) return at + 12;
  }
  return 0;
}

/** Reports gaps, unless lines were left unread, and overlaps; returns the members that overlap. */
function reportSpans(inspection: Inspection, spans: Span[], more: boolean): Set<ZipEntry> {
  const { source } = inspection;
  spans.sort((a, b) => a.start - b.start || a.end - b.end);
  const gaps: string[] = [];
  const overlaps: string[] = [];
  const overlapping = new Set<ZipEntry>();
  let hidden = 0;
  let cursor = 0;
  let last = 'the beginning';
  const gap = (start: number, end: number, next: string) => {
    if (more || end <= start || isFilling(source, start, end)) return;
    hidden += end - start;
    gaps.push(`${end - start} bytes at offset ${start}, between ${last} and ${next}`);
  };
  for (const span of spans) {
    gap(cursor, span.start, span.name);
    if (span.start < cursor) {
      overlaps.push(`${span.name} at offset ${span.start} reaches into ${last}`);
      if (span.entry) overlapping.add(span.entry);
    }
    if (span.end >= cursor) last = span.name;
    cursor = Math.max(cursor, span.end);
  }
  gap(cursor, source.size, 'the end of the file');
  const list = (places: string[]) => places.slice(0, MAX_PLACES).join('; ');
  if (gaps.length > 0)
    inspection.report('archives/hidden-data', {
      message: `The archive holds ${hidden} bytes that belong to no member.`,
      evidence: list(gaps),
    });
  if (overlaps.length > 0) inspection.report('archives/overlap', { evidence: list(overlaps) });
  if (overlapping.size > 0)
    inspection.report('scan/limit', {
      message: `${overlapping.size} members that share their bytes with others were not read.`,
    });
  return overlapping;
}
