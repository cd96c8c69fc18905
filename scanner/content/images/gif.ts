import type { Inspection } from '../inspection';
import { quoted } from '../member';
import { MetadataList } from './metadata_list';
import { reportTrailing } from './trailing';

const HEADER_BYTES = 13;
const IMAGE_BYTES = 9;
const MARK = { extension: 0x21, image: 0x2c, end: 0x3b } as const;
const KIND = { text: 0x01, control: 0xf9, comment: 0xfe, application: 0xff } as const;
const LOOPS = ['NETSCAPE2.0', 'ANIMEXTS1.0'];
const MAX_CONTROL = 8;

/** A GIF: every block by kind and size, frames, what stands behind the end. */
export function inspectGif(inspection: Inspection): void {
  const { source } = inspection;
  const metadata = new MetadataList(inspection);
  const header = Buffer.from(source.read(0, HEADER_BYTES));
  let offset = HEADER_BYTES + tableBytes(header[10] ?? 0);
  let frames = 0;
  let ended = false;
  while (!ended && offset < source.size) {
    inspection.checkTime();
    const mark = source.read(offset, 1)[0];
    if (mark === MARK.end) {
      ended = true;
      offset += 1;
    } else if (mark === MARK.image) {
      frames += 1;
      const flags = source.read(offset + IMAGE_BYTES, 1)[0] ?? 0;
      // Behind the table of colours stands the width of the first code.
      offset = blocksEnd(inspection, offset + IMAGE_BYTES + 1 + tableBytes(flags) + 1).end;
    } else if (mark === MARK.extension) offset = inspectExtension(inspection, metadata, offset + 1);
    else break;
  }
  if (frames > 1) inspection.report('images/several', { evidence: `${frames} frames` });
  metadata.report();
  if (ended) reportTrailing(inspection, offset);
  else
    inspection.report('images/damaged', {
      evidence: `no end; read up to offset ${offset} of ${source.size}`,
    });
}

/** Bytes of a table of colours, by the flags before it. */
const tableBytes = (flags: number) => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));

function blocksEnd(inspection: Inspection, start: number): { end: number; bytes: number } {
  const { source } = inspection;
  let offset = start;
  let bytes = 0;
  for (;;) {
    const size = source.read(offset, 1)[0];
    if (size === undefined) return { end: source.size, bytes };
    offset += 1 + size;
    bytes += size;
    if (size === 0) return { end: offset, bytes };
    if (bytes % 4_096 === 0) inspection.checkTime();
  }
}

function inspectExtension(inspection: Inspection, metadata: MetadataList, offset: number): number {
  const { source } = inspection;
  const [kind, size = 0] = source.read(offset, 2);
  const name = source.read(offset + 2, Math.min(size, 11)).toString('latin1');
  const { end, bytes } = blocksEnd(inspection, offset + 1);
  if (kind === KIND.comment) metadata.add('comment', bytes);
  else if (kind === KIND.text) metadata.add('plain text', bytes);
  else if (kind === KIND.application) {
    if (!LOOPS.includes(name) || bytes > 32) metadata.add(`application ${quoted(name)}`, bytes);
  } else if (kind !== KIND.control || bytes > MAX_CONTROL)
    inspection.report('images/unknown-part', {
      evidence: `extension 0x${(kind ?? 0).toString(16)} of ${bytes} bytes at offset ${offset}`,
    });
  return end;
}
