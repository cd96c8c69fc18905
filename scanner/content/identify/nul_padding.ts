import type { Inspection } from '../inspection';
import { CHUNK_BYTES } from '../source';

/** Text that is followed by nothing but NULs: where the text ends. Undefined when something else follows. */
export function nulPadding(inspection: Inspection, from: number): number | undefined {
  const { source } = inspection;
  const zeros = Buffer.alloc(CHUNK_BYTES);
  for (let at = from; at < source.size; at += CHUNK_BYTES) {
    inspection.checkTime();
    const piece = source.read(at, CHUNK_BYTES);
    if (!piece.equals(zeros.subarray(0, piece.length))) return undefined;
  }
  inspection.report('text/padding', {
    message: `The text ends after ${from} bytes; ${source.size - from} NULs follow.`,
  });
  return from;
}
