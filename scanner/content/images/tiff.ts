import { isFilling } from '../archives/filling';
import { LimitReached } from '../inspection';
import type { Inspection } from '../inspection';
import { BufferSource } from '../source';
import { MetadataList } from './metadata_list';
import { readTiff } from './tiff_directory';
import type { Tiff } from './tiff_directory';

/** Larger files are not read: their directories may lie anywhere, so the whole file is held in memory. */
const MAX_BYTES = 256 * 1024 * 1024;
const PROFILE = 34675;
const EXIF_VERSION = 36864;
/** From here on numbers are handed out to companies. */
const FIRST_PRIVATE = 32768;
/** Text, dates and places; above 32767: copyright, IPTC, Photoshop, XMP, GeoTIFF, GDAL. */
const DESCRIBING = new Set([
  269, 270, 271, 272, 285, 305, 306, 315, 316, 700, 33432, 33723, 34377, 37724, 33550, 33922, 34264, 34735,
  34736, 34737, 42112, 42113,
]);
const STANDARD_PRIVATE = new Set([
  ...DESCRIBING,
  PROFILE,
  32781,
  32995,
  32996,
  32997,
  32998,
  34665,
  34853,
  40965,
  EXIF_VERSION,
]);
const SMALL = 16;

/** A TIFF: its pages, what they say beside pixels, and every byte that no directory accounts for. */
export function inspectTiff(inspection: Inspection): void {
  const { source } = inspection;
  if (source.size > MAX_BYTES) throw new LimitReached(`a TIFF of ${source.size} bytes`);
  const bytes = Buffer.from(source.read(0, source.size));
  const tiff = readTiff(bytes);
  const metadata = new MetadataList(inspection);
  const own = tiff.pages.filter((page) => !page.reduced).length;
  if (own > 1) inspection.report('images/several', { evidence: `${own} pages` });
  if (own < tiff.pages.length)
    inspection.report('images/thumbnail', { evidence: `${tiff.pages.length - own} smaller versions` });
  for (const { entries } of tiff.pages)
    for (const { tag, bytes: size } of entries) {
      if (tag === PROFILE) metadata.addProfile(size);
      else if (DESCRIBING.has(tag)) metadata.add(`entry ${tag}`, size);
      else if (tag >= FIRST_PRIVATE && !STANDARD_PRIVATE.has(tag) && size > SMALL)
        inspection.report('images/unknown-part', { evidence: `entry ${tag} of ${size} bytes` });
    }
  for (const { entries } of tiff.children)
    metadata.add(
      'entries of Exif or the like',
      entries.reduce((sum, entry) => sum + entry.bytes, 0)
    );
  if (tiff.gps) inspection.report('images/metadata', { message: 'The picture says where it was taken.' });
  metadata.report();
  reportGaps(inspection, tiff, bytes);
}

function reportGaps(inspection: Inspection, { spans }: Tiff, bytes: Buffer): void {
  const source = new BufferSource(bytes);
  spans.sort((a, b) => a[0] - b[0]);
  const gaps: string[] = [];
  let cursor = 0;
  const gap = (start: number, end: number) => {
    // Values begin at even offsets, so single bytes are left over.
    if (end - start > 1 && !isFilling(source, start, end))
      gaps.push(`${end - start} bytes at offset ${start}`);
  };
  for (const [start, end] of spans) {
    gap(cursor, Math.min(start, bytes.length));
    cursor = Math.max(cursor, end);
  }
  gap(cursor, bytes.length);
  if (gaps.length > 0)
    inspection.report('images/hidden-data', {
      message: 'The picture holds bytes that belong to no part of it.',
      evidence: gaps.slice(0, 10).join('; '),
    });
}
