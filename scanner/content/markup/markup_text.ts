import { LimitReached } from '../inspection';
import type { Inspection } from '../inspection';

/** Larger documents are not read: the whole text is held in memory. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The text of a document; marks and tags are ASCII in every encoding that browsers read, so bytes stand for letters. */
export function markupText(inspection: Inspection): string {
  const { source } = inspection;
  if (source.size > MAX_BYTES) throw new LimitReached(`markup of ${source.size} bytes`);
  const bytes = source.read(0, source.size);
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0))
    return bytes.toString('utf16le');
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c))
    return Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString('utf16le');
  return bytes.toString('latin1');
}
