import { crc32 } from 'node:zlib';

import { LimitReached } from '../inspection';
import type { Inspection } from '../inspection';
import { inspectMember, quoted } from '../member';
import { BufferSource } from '../source';
import { inflateBounded, packedBytes } from './inflate';

const FLAG = { headerSum: 2, extra: 4, name: 8, comment: 16 } as const;
const HEADER_BYTES = 10;
const TRAILER_BYTES = 8;
/** Characters of a name or comment in the header; more is reported, not read. */
const MAX_TEXT = 1_024;

interface Header {
  /** Where the packed data begin. */
  dataStart: number;
  name: string;
  /** What stands in the header beside a name. */
  notes: string[];
}

/** A gzip file: all its streams unpacked and joined, as gunzip does, then judged as one content. */
export async function inspectGzip(inspection: Inspection): Promise<void> {
  const packed = packedBytes(inspection, 'The file', inspection.source);
  if (!packed) return;
  const pieces: Buffer[] = [];
  const most = inspection.policy.threshold('archiveMembers');
  let streams = 0;
  let total = 0;
  let name = '';
  let offset = 0;
  while (offset < packed.length && (offset === 0 || isHeader(packed, offset))) {
    if ((streams += 1) > most) throw new LimitReached(`it holds more than ${most} gzip streams`);
    const header = readHeader(packed, offset);
    if (header.notes.length > 0)
      inspection.report('archives/metadata', {
        message: 'The header of the gzip file carries data.',
        evidence: `at offset ${offset}: ${header.notes.join(', ')}`,
      });
    name ||= header.name;
    const inflated = inflateBounded(inspection, 'The file', packed.subarray(header.dataStart), total);
    if (!inflated) return;
    const trailer = header.dataStart + inflated.used;
    inspectTrailer(inspection, packed.subarray(trailer, trailer + TRAILER_BYTES), inflated.bytes);
    pieces.push(inflated.bytes);
    total += inflated.bytes.length;
    offset = trailer + TRAILER_BYTES;
  }
  if (packed.subarray(offset).some((byte) => byte !== 0))
    inspection.report('archives/hidden-data', {
      message: 'Bytes stand behind the end of the gzip data.',
      evidence: `${packed.length - offset} bytes at offset ${offset}`,
    });
  await inspectMember(inspection, name || unpackedName(inspection.name), new BufferSource(joined(pieces)));
}

const joined = (pieces: Buffer[]) => (pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces));

/** What gunzip calls its output. */
const unpackedName = (name: string) => name.replace(/\.tgz$/i, '.tar').replace(/\.gz$/i, '');

const isHeader = (bytes: Buffer, offset: number) =>
  bytes.length - offset > HEADER_BYTES + TRAILER_BYTES &&
  bytes[offset] === 0x1f &&
  bytes[offset + 1] === 0x8b;

function readHeader(bytes: Buffer, start: number): Header {
  if (!isHeader(bytes, start) || bytes[start + 2] !== 8) throw new Error('The gzip header is damaged.');
  const flags = bytes[start + 3] ?? 0;
  const notes: string[] = [];
  let at = start + HEADER_BYTES;
  if (flags & FLAG.extra) {
    if (at + 2 > bytes.length) throw new Error('The gzip header is cut off.');
    const length = bytes.readUInt16LE(at);
    // bgzip marks its blocks with a field of six bytes.
    if (!(length === 6 && bytes.toString('latin1', at + 2, at + 4) === 'BC'))
      notes.push(`extra field of ${length} bytes`);
    at += 2 + length;
  }
  const text = (kind: string) => {
    const end = bytes.indexOf(0, at);
    if (end < 0 || end - at > MAX_TEXT) throw new Error(`The ${kind} in the gzip header is too long.`);
    const value = bytes.toString('latin1', at, end);
    at = end + 1;
    return value;
  };
  const name = flags & FLAG.name ? text('name') : '';
  if (name.length > 255) notes.push(`name of ${name.length} characters`);
  if (/[\\/]/.test(name)) notes.push(`name with folders: ${quoted(name)}`);
  if (flags & FLAG.comment) notes.push(`comment of ${text('comment').length} characters`);
  if (flags & FLAG.headerSum) at += 2;
  return { dataStart: at, name, notes };
}

function inspectTrailer(inspection: Inspection, trailer: Buffer, content: Buffer): void {
  if (trailer.length < TRAILER_BYTES) throw new Error('The gzip data are cut off.');
  const right =
    trailer.readUInt32LE(0) === crc32(content) && trailer.readUInt32LE(4) === content.length % 2 ** 32;
  if (!right)
    inspection.report('archives/checksum', { message: 'The gzip data are not what their checksum says.' });
}
