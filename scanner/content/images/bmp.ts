import { isFilling } from '../archives/filling';
import type { Inspection } from '../inspection';
import { reportTrailing } from './trailing';

const FILE_HEADER_BYTES = 14;
const OLD_HEADER_BYTES = 12;
const PLAIN = [0, 3, 6];
const MASKS_AFTER = 40;

/** A BMP: room between its headers and its pixels, and behind them. */
export function inspectBmp(inspection: Inspection): void {
  const { source } = inspection;
  const bytes = Buffer.alloc(FILE_HEADER_BYTES + 40);
  source.read(0, bytes.length).copy(bytes);
  const pixels = bytes.readUInt32LE(10);
  const headerBytes = bytes.readUInt32LE(14);
  const old = headerBytes === OLD_HEADER_BYTES;
  const width = old ? bytes.readUInt16LE(18) : Math.abs(bytes.readInt32LE(18));
  const height = old ? bytes.readUInt16LE(20) : Math.abs(bytes.readInt32LE(22));
  const depth = bytes.readUInt16LE(old ? 24 : 28);
  const packing = old ? 0 : bytes.readUInt32LE(30);
  const stated = old ? 0 : bytes.readUInt32LE(46);
  const colours = depth <= 8 ? stated || 2 ** depth : stated;
  const masks = packing === 0 || headerBytes > MASKS_AFTER ? 0 : packing === 6 ? 16 : 12;
  const headersEnd = FILE_HEADER_BYTES + headerBytes + masks + colours * (old ? 3 : 4);
  const size = PLAIN.includes(packing)
    ? Math.ceil((width * depth) / 32) * 4 * height
    : bytes.readUInt32LE(34);
  if (pixels > source.size || pixels + size > source.size) {
    inspection.report('images/damaged', {
      evidence: `pixels of ${size} bytes from ${pixels}, the file has ${source.size}`,
    });
    return;
  }
  if (headersEnd < pixels && !isFilling(source, headersEnd, pixels))
    inspection.report('images/hidden-data', {
      message: 'Bytes stand between the header of the picture and its pixels.',
      evidence: `${pixels - headersEnd} bytes at offset ${headersEnd}`,
    });
  reportTrailing(inspection, pixels + size);
}
