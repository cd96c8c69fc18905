import type { Inspection } from '../inspection';
import { quoted } from '../member';
import { MetadataList } from './metadata_list';
import { reportTrailing } from './trailing';

const HEADER_BYTES = 12;
const PICTURE = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF']);

/** A WebP: every chunk by kind and size, what stands behind the end. */
export function inspectWebp(inspection: Inspection): void {
  const { source } = inspection;
  const metadata = new MetadataList(inspection);
  const end = Math.min(source.size, 8 + source.read(4, 4).readUInt32LE(0));
  let frames = 0;
  let offset = HEADER_BYTES;
  while (offset + 8 <= end) {
    inspection.checkTime();
    const head = Buffer.from(source.read(offset, 8));
    const kind = head.toString('latin1', 0, 4);
    const bytes = head.readUInt32LE(4);
    if (kind === 'ANMF') frames += 1;
    else if (kind === 'ICCP') metadata.addProfile(bytes);
    else if (kind === 'EXIF' || kind === 'XMP ') metadata.add(kind.trim(), bytes);
    else if (!PICTURE.has(kind))
      inspection.report('images/unknown-part', {
        evidence: `chunk ${quoted(kind)} of ${bytes} bytes at offset ${offset}`,
      });
    offset += 8 + bytes + (bytes % 2);
  }
  if (offset < end || offset > end + 1)
    inspection.report('images/damaged', {
      evidence: `the last chunk ends at ${offset}, the picture at ${end}`,
    });
  if (frames > 1) inspection.report('images/several', { evidence: `${frames} frames` });
  metadata.report();
  reportTrailing(inspection, end + (end % 2));
}
