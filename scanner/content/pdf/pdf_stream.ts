import type { Inspection } from '../inspection';
import { inflateBounded } from '../archives/inflate';
import type { PdfDictionary } from './pdf_value';
import { namesOf } from './pdf_value';

/** Behind the packed data stand a checksum and an end of line. */
const CHECKSUM_BYTES = 4;
const ZLIB_HEADER_BYTES = 2;

export type Unpacked =
  | { state: 'read'; bytes: Buffer; behind: number }
  /** Pixels, or a filter that is not undone here. */
  | { state: 'opaque'; filter: string }
  | { state: 'damaged'; reason: string };

const IMAGE_FILTERS = new Set(['DCTDecode', 'DCT', 'JPXDecode', 'CCITTFaxDecode', 'CCF', 'JBIG2Decode']);

export const isImageFilter = (filter: string): boolean => IMAGE_FILTERS.has(filter);

/** Undoes the filters of a stream, bounded like members of archives. `behind` is what stands behind packed data. */
export function unpackStream(inspection: Inspection, dictionary: PdfDictionary, packed: Buffer): Unpacked {
  let bytes = packed;
  let behind = 0;
  for (const filter of namesOf(dictionary, 'Filter', 'F')) {
    try {
      if (filter === 'FlateDecode' || filter === 'Fl') {
        const inflated = inflateBounded(inspection, 'A stream', bytes.subarray(ZLIB_HEADER_BYTES));
        if (!inflated) return { state: 'damaged', reason: 'unpacks too far' };
        behind += trailing(bytes.subarray(ZLIB_HEADER_BYTES + inflated.used));
        bytes = inflated.bytes;
        inspection.budget.bytes -= bytes.length;
      } else if (filter === 'ASCII85Decode' || filter === 'A85') bytes = fromAscii85(bytes);
      else if (filter === 'ASCIIHexDecode' || filter === 'AHx')
        bytes = Buffer.from(bytes.toString('latin1').replace(/[^0-9A-Fa-f]/g, ''), 'hex');
      else return { state: 'opaque', filter };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code?.startsWith('Z_'))
        return { state: 'damaged', reason: (error as Error).message };
      throw error;
    }
  }
  return { state: 'read', bytes, behind };
}

function trailing(rest: Buffer): number {
  const text = rest.subarray(CHECKSUM_BYTES);
  return text.every((byte) => byte === 10 || byte === 13 || byte === 0 || byte === 32) ? 0 : text.length;
}

/** Five characters for four bytes, `z` for four zeros, up to `~>`. */
function fromAscii85(bytes: Buffer): Buffer {
  const out: number[] = [];
  let value = 0;
  let count = 0;
  const put = (places: number) => {
    for (let place = 0; place < places; place += 1) out.push(Math.floor(value / 256 ** (3 - place)) % 256);
    value = 0;
    count = 0;
  };
  for (const byte of bytes) {
    if (byte === 0x7e) break;
    if (byte === 0x7a && count === 0) put(4);
    if (byte < 0x21 || byte > 0x75) continue;
    value = value * 85 + byte - 0x21;
    count += 1;
    if (count === 5) put(4);
  }
  if (count > 1) {
    const places = count - 1;
    for (; count < 5; count += 1) value = value * 85 + 84;
    put(places);
  }
  return Buffer.from(out);
}
