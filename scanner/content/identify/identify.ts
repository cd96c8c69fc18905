import { EMPTY, UNKNOWN, typeOf } from '../content_type';
import type { ContentType } from '../content_type';
import type { Inspection } from '../inspection';
import { extensionOf } from '../names/extension';
import { SlicedSource } from '../source';
import type { ByteSource } from '../source';
import { checkText } from '../text/check_text';
import { markOf, toUtf8, wholeBytes } from '../text/encoding';
import { encodingOf, isReading, readText } from '../text/read_text';
import type { NotText, Reading } from '../text/read_text';
import { TextView } from '../text/text_view';
import { TYPES } from '../types';
import type { TypeId } from '../types';
import { checkPolyglot } from './check_polyglot';
import { checkedSignatureOf } from './checked_signatures';
import { innerKind } from './inner_kind';
import { nulPadding } from './nul_padding';
import { secondOpinion } from './second_opinion';
import { SIGNATURE_BYTES, signatureOf } from './signatures';
import { checkForm, planOf, textKind } from './text_kind';

const NOTHING = Buffer.alloc(0);

export interface Identity {
  type: ContentType;
  /** Present when the content was proven to be text. */
  text?: TextView;
}

/** Bytes at the beginning and at the end by which the kind of a text is found. */
const SAMPLE_BYTES = 64 * 1024;
/** Bytes at the beginning that are looked at as a string. */
const TEXT_BYTES = 8 * 1024;

/** Kinds with a signature that are text as well, so that what looks into text sees them. */
const TEXTUAL: ReadonlySet<TypeId> = new Set<TypeId>([
  ...(['rtf', 'postscript', 'pem', 'sshkey', 'age', 'vcf', 'sam', 'fasta', 'fastq'] as const),
  ...(['eml', 'mbox', 'ics', 'vcard', 'nrrd', 'netpbm', 'pickle', 'por', 'pdf', 'torrent'] as const),
]);

/** What a content is, by its bytes alone; what its text hides in its form is reported on the way. */
export async function identify(inspection: Inspection): Promise<Identity> {
  const { source } = inspection;
  if (source.size === 0) return { type: EMPTY };
  const head = source.read(0, SAMPLE_BYTES);
  const start = head.subarray(0, SIGNATURE_BYTES);
  const match = signatureOf(start);
  // The mark of UTF-16 could as well begin a frame of MPEG audio.
  const checked = markOf(head) ? undefined : checkedSignatureOf(start, source.size);
  const bySignature = match && !match.weak ? match.id : checked;
  if (bySignature && !TEXTUAL.has(bySignature)) return { type: binaryType(inspection, bySignature) };
  const proven = proveText(inspection, head);
  if (isProven(proven)) {
    const type = bySignature ? typeOf(bySignature, 'signature') : proven.type;
    checkPolyglot(inspection, type.id, head);
    return { type, text: proven.text };
  }
  const id = bySignature ?? match?.id;
  if (id) return { type: binaryType(inspection, id) };
  return { type: await unknownType(inspection, head, proven) };
}

function binaryType(inspection: Inspection, id: TypeId): ContentType {
  const type = typeOf(innerKind(id, inspection.source), 'signature');
  checkPolyglot(inspection, type.id, undefined);
  return type;
}

async function unknownType(inspection: Inspection, head: Buffer, failure: NotText): Promise<ContentType> {
  const opinion = await secondOpinion(head);
  if (opinion) {
    const known = TYPES[opinion.id].group === 'text' ? 'other' : opinion.id;
    return { ...typeOf(known, 'signature'), mime: opinion.mime, extension: opinion.extension };
  }
  checkPolyglot(inspection, 'unknown', head, failure);
  return UNKNOWN;
}

interface Proven {
  type: ContentType;
  text: TextView;
}

const isProven = (result: Proven | NotText): result is Proven => 'text' in result;

/** Reads the content as text; the encodings are tried in the order of how much each one proves. */
function proveText(inspection: Inspection, head: Buffer): Proven | NotText {
  const said = encodingOf(head);
  const first = attempt(inspection, inspection.source, head, said);
  if (isProven(first)) return first;
  if (first.reason === 'nul') {
    const length = nulPadding(inspection, first.offset);
    if (length === undefined || length === 0) return first;
    return attempt(
      inspection,
      new SlicedSource(inspection.source, 0, length),
      head.subarray(0, length),
      said
    );
  }
  if (first.reason !== 'encoding' || said.markBytes > 0 || said.encoding !== 'utf-8') return first;
  return attempt(inspection, inspection.source, head, { encoding: 'windows-1252', markBytes: 0 });
}

function attempt(
  inspection: Inspection,
  source: ByteSource,
  head: Buffer,
  start: Pick<Reading, 'encoding' | 'markBytes'>
): Proven | NotText {
  const { encoding, markBytes } = start;
  const piece = head.subarray(markBytes, TEXT_BYTES);
  const isCut = source.size > markBytes + piece.length;
  const sample = toUtf8(piece.subarray(0, wholeBytes(piece, encoding, !isCut)), encoding).toString('utf8');
  const extension = extensionOf(inspection.name);
  const plan = planOf(inspection, extension, sample, isCut);
  const reading = readText(inspection, source, start, plan.checks);
  if (!isReading(reading)) return reading;
  const tail = source.size > SAMPLE_BYTES ? source.read(source.size - SAMPLE_BYTES, SAMPLE_BYTES) : NOTHING;
  const { id, how } = textKind(plan, extension, sample, [head, tail]);
  const delimiter = id === 'csv' || id === 'tsv' || id === 'txt' ? plan.delimiter : undefined;
  const text = new TextView(source, encoding, id, markBytes, delimiter);
  checkForm(inspection, plan, id, extension);
  checkText(inspection, reading, text);
  return { type: typeOf(id, how), text };
}
