import type { ExtraField } from 'yauzl';

import type { Inspection } from '../inspection';
import { quoted } from '../member';

/**
 * Extra fields that carry only times, owners, sizes or names, with the most bytes that they need:
 * zip64, NTFS times, Unix owners (three generations), times, Unicode names and comments, the mark of jar files.
 */
const KNOWN_FIELDS = new Map([
  [0x0001, 28],
  [0x000a, 32],
  [0x000d, 12],
  [0x5455, 13],
  [0x5855, 12],
  [0x7855, 4],
  [0x7875, 15],
  [0x7075, 1024],
  [0x6375, 0],
  [0x9901, 7],
  [0xcafe, 0],
]);
/** Microsoft's filling in office documents: a signature, a length, then zeros. */
const GROWTH_HINT = 0xa220;

/** Reports fields that are unknown or longer than what they are for. */
export function inspectFields(inspection: Inspection, name: string, fields: readonly ExtraField[]): void {
  const odd = fields.filter(({ id, data }) =>
    id === GROWTH_HINT
      ? data.subarray(4).some((byte) => byte !== 0)
      : data.length > (KNOWN_FIELDS.get(id) ?? -1)
  );
  if (odd.length === 0) return;
  const places = odd.slice(0, 10).map(({ id, data }) => `0x${id.toString(16)} with ${data.length} bytes`);
  inspection.report('archives/metadata', {
    message: 'A member carries fields beside its content.',
    evidence: `${quoted(name)}: ${places.join(', ')}`,
  });
}
