import type { Inspection } from '../inspection';
import type { NotText } from '../text/read_text';
import { TYPES, isTypeId } from '../types';
import { SIGNATURE_BYTES, signatureOf } from './signatures';
import { zipEndOf } from './zip_kind';

/** Bytes within which readers of PDF look for its beginning. */
const PDF_BYTES = 1_024;
/** Bytes at the end within which a PDF says where its table is. */
const PDF_END_BYTES = 2_048;
/** Fewer bytes of text before the rest are chance. */
const MIN_TEXT = 24;
/** Bytes around the first one that is no text in which a known beginning is looked for. */
const AROUND = 16;
const ISO_AT = 32_769;

/** Kinds that are zips, or that may well carry one at their end and are looked through for it. */
const HOLDS_ZIP: ReadonlySet<string> = new Set(
  ['docx', 'docm', 'pptx', 'pptm', 'odt', 'odp', 'epub', 'vsdx', 'xlsx', 'xlsm', 'xlsb', 'ods', 'zip'].concat(
    ['jar', 'apk', 'wheel', 'kmz', 'torch', 'npz', 'keras']
  )
);

const named = (id: string) => (isTypeId(id) && TYPES[id].extensions[0]) || id;

/** Content that is two kinds at once, for readers that begin at different places. */
export function checkPolyglot(
  inspection: Inspection,
  id: string,
  head: Buffer | undefined,
  failure?: NotText
): void {
  const { source } = inspection;
  const say = (message: string, evidence: string) =>
    inspection.report('types/polyglot', { message, evidence });
  const end = HOLDS_ZIP.has(id) ? undefined : zipEndOf(source);
  if (end)
    say('A zip archive ends this file, which begins as something else.', `end record at byte ${end.offset}`);
  const first = head ?? source.read(0, PDF_BYTES);
  const pdf = first.subarray(0, PDF_BYTES).indexOf('%PDF-');
  const tail =
    pdf >= 0 && id !== 'pdf'
      ? source.read(Math.max(0, source.size - PDF_END_BYTES), PDF_END_BYTES)
      : undefined;
  if (tail?.includes('startxref')) say('The file is a PDF as well.', `"%PDF-" at byte ${pdf}`);
  if (
    id !== 'iso' &&
    source.size > ISO_AT + 5 &&
    source.read(ISO_AT, 5).toString('latin1') === 'CD001' &&
    id !== 'unknown'
  )
    say('The file is an image of a disc as well.', `"CD001" at byte ${ISO_AT}`);
  if (failure && head) checkTextBefore(inspection, head, failure);
}

/** A text to which something else was appended. */
function checkTextBefore(inspection: Inspection, head: Buffer, { offset }: NotText): void {
  const inHead = head.findIndex((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(byte));
  const at = inHead >= 0 ? inHead : offset;
  if (at < MIN_TEXT || head.subarray(0, Math.min(at, head.length)).some((byte) => byte >= 0x80)) return;
  const from = Math.max(0, at - AROUND);
  const around = Buffer.from(inspection.source.read(from, SIGNATURE_BYTES));
  let found: string | undefined;
  for (let skip = 0; skip <= AROUND * 2 && found === undefined; skip += 1) {
    const match = signatureOf(around.subarray(skip));
    if (match && !match.weak) found = named(match.id);
  }
  inspection.report('types/polyglot', {
    message: found
      ? `The file begins as text, and something that begins as ${found} follows.`
      : 'The file begins as text, and something that is none follows.',
    evidence: `from byte ${at} on`,
  });
}
