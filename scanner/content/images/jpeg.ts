import type { Inspection } from '../inspection';
import { quoted } from '../member';
import { CHUNK_BYTES } from '../source';
import { MetadataList } from './metadata_list';
import { readTiff } from './tiff_directory';
import { reportTrailing } from './trailing';

const MARK = { start: 0xd8, end: 0xd9, scan: 0xda, comment: 0xfe, app0: 0xe0, app15: 0xef } as const;
const MAX_SEGMENTS = 100_000;
const MAX_FILLING = 16;

/** Markers of frames, tables and restart intervals. */
const PICTURE = (marker: number) =>
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc8) || (marker >= 0xdb && marker <= 0xdf);
const isLone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** A JPEG: every segment by kind and size, previews, what stands behind the end. */
export function inspectJpeg(inspection: Inspection): void {
  const { source } = inspection;
  const metadata = new MetadataList(inspection);
  let offset = 2;
  let ended = false;
  for (let count = 0; !ended && count < MAX_SEGMENTS; count += 1) {
    inspection.checkTime();
    const marker = nextMarker(inspection, offset);
    if (!marker) break;
    offset = marker.end;
    if (marker.kind === MARK.end) ended = true;
    else if (!isLone(marker.kind)) {
      const length = source.read(offset, 2);
      if (length.length < 2 || length.readUInt16BE(0) < 2) break;
      const bytes = length.readUInt16BE(0) - 2;
      inspectSegment(inspection, metadata, marker.kind, offset + 2, bytes);
      offset += 2 + bytes;
      if (marker.kind === MARK.scan) offset = scanEnd(inspection, offset);
    }
  }
  metadata.report();
  if (ended) reportTrailing(inspection, offset);
  else
    inspection.report('images/damaged', {
      evidence: `no end; read up to offset ${offset} of ${source.size}`,
    });
}

/** The marker at an offset: any number of FF before it are filling, but many are room for data. */
function nextMarker(inspection: Inspection, offset: number): { kind: number; end: number } | undefined {
  const head = inspection.source.read(offset, MAX_FILLING + 2);
  let at = 0;
  while (head[at] === 0xff) at += 1;
  const kind = head[at];
  return at === 0 || kind === undefined || kind === 0 ? undefined : { kind, end: offset + at + 1 };
}

/** Behind the packed pixels: the first FF that is followed by neither 0 nor a restart mark. */
function scanEnd(inspection: Inspection, start: number): number {
  const { source } = inspection;
  for (let offset = start; offset < source.size; offset += CHUNK_BYTES) {
    inspection.checkTime();
    const bytes = source.read(offset, CHUNK_BYTES + 1);
    for (let at = bytes.indexOf(0xff); at >= 0 && at < bytes.length - 1; at = bytes.indexOf(0xff, at + 1)) {
      const next = bytes[at + 1] as number;
      if (next !== 0 && next !== 0xff && !isLone(next)) return offset + at;
    }
  }
  return source.size;
}

function inspectSegment(
  inspection: Inspection,
  metadata: MetadataList,
  kind: number,
  offset: number,
  bytes: number
): void {
  if (kind === MARK.comment) metadata.add('comment', bytes);
  else if (kind >= MARK.app0 && kind <= MARK.app15)
    inspectApplication(
      inspection,
      metadata,
      kind - MARK.app0,
      Buffer.from(inspection.source.read(offset, bytes))
    );
  else if (!PICTURE(kind) && kind !== MARK.scan)
    inspection.report('images/unknown-part', {
      evidence: `segment 0x${kind.toString(16)} of ${bytes} bytes at offset ${offset}`,
    });
}

function inspectApplication(
  inspection: Inspection,
  metadata: MetadataList,
  number: number,
  data: Buffer
): void {
  const zero = data.subarray(0, 40).indexOf(0);
  const name = data.toString('latin1', 0, zero < 0 ? Math.min(8, data.length) : zero);
  if (name === 'JFIF') {
    const [width = 0, height = 0] = data.subarray(12, 14);
    if (width * height > 0) inspection.report('images/thumbnail', { evidence: `JFIF, ${width} × ${height}` });
    const used = 14 + width * height * 3;
    if (data.length > used) metadata.add('behind the JFIF header', data.length - used);
  } else if (name === 'JFXX')
    inspection.report('images/thumbnail', { evidence: `JFXX, ${data.length} bytes` });
  else if (name === 'Exif') {
    metadata.add('Exif', data.length);
    inspectExif(inspection, data.subarray(6));
  } else if (name === 'ICC_PROFILE') metadata.addProfile(data.length);
  else if (name === 'MPF') inspection.report('images/several', { evidence: 'a list of pictures (MPF)' });
  else if (name.startsWith('Adobe') && number === 14) {
    if (data.length > 12) metadata.add('behind the Adobe header', data.length - 12);
  } else metadata.add(`APP${number} ${quoted(name)}`, data.length);
}

/** The second directory of Exif data describes a preview. */
function inspectExif(inspection: Inspection, data: Buffer): void {
  try {
    const tiff = readTiff(data);
    if (tiff.pages.length > 1)
      inspection.report('images/thumbnail', { evidence: `Exif, ${data.length} bytes` });
    if (tiff.gps) inspection.report('images/metadata', { message: 'The picture says where it was taken.' });
  } catch (error) {
    inspection.report('images/damaged', { evidence: `Exif: ${(error as Error).message}` });
  }
}
