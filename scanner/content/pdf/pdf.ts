import { inspectJpeg } from '../images/jpeg';
import { Inspection, LimitReached } from '../inspection';
import { BufferSource } from '../source';
import { Tally } from '../tally';
import { readBody } from './pdf_objects';
import type { PdfBody, PdfObject } from './pdf_objects';
import { PdfLexer } from './pdf_lexer';
import { isImageFilter, unpackStream } from './pdf_stream';
import { PdfNames } from './pdf_names';
import { nameOf, namesOf, numberOf, walk } from './pdf_value';
import type { PdfDictionary, PdfValue } from './pdf_value';

/** Larger files are not read: the whole file is held in memory. */
const MAX_BYTES = 256 * 1024 * 1024;
const MARK = Buffer.from('%PDF-');
/** Before this the mark must begin; readers look no further. */
const MARK_WITHIN = 1_024;
const MAX_XMP = 16 * 1024;
const INVISIBLE = /(?:^|\s)3\s+Tr(?:\s|$)/;

/** A PDF: every object by what it says, every byte outside them. */
export function inspectPdf(inspection: Inspection): void {
  const { source } = inspection;
  if (source.size > MAX_BYTES) throw new LimitReached(`a PDF of ${source.size} bytes`);
  const bytes = Buffer.from(source.read(0, source.size));
  const start = bytes.subarray(0, MARK_WITHIN + MARK.length).indexOf(MARK);
  if (start < 0) throw new Error('The PDF has no header.');
  const body = readBody(inspection, bytes, start);
  const tally = new Tally();
  inspectPlaces(tally, body, start, bytes);
  const encrypted = [...body.trailers, ...dictionaries(body)].some(
    (dictionary) =>
      dictionary.has('Encrypt') && (dictionary.has('Root') || nameOf(dictionary, 'Type') === 'XRef')
  );
  if (encrypted) tally.add('pdf/encrypted', 'Encrypt entry');
  const names = new PdfNames(tally);
  const images: number[] = [];
  for (const trailer of body.trailers) names.visit({ kind: 'dictionary', entries: trailer }, 'the trailer');
  for (const object of body.objects) {
    inspection.checkTime();
    names.visit(object.value, `object ${object.number}`);
    if (object.stream && object.value.kind === 'dictionary')
      inspectStream(inspection, tally, names, object, object.value.entries, encrypted, images);
  }
  inspectLost(tally, body, names);
  if (images.length > 0)
    tally.add(
      'pdf/image',
      `${images.length} pictures, the largest of ${Math.max(0, ...images.slice(0, 10_000))} bytes`
    );
  tally.report(inspection);
}

const dictionaries = (body: PdfBody) =>
  body.objects.flatMap(({ value }) => (value.kind === 'dictionary' ? [value.entries] : []));

function inspectPlaces(tally: Tally, body: PdfBody, start: number, bytes: Buffer): void {
  if (start > 0) tally.add('pdf/hidden-data', `${start} bytes before the PDF`);
  const last = body.ends[body.ends.length - 1];
  for (const { offset, bytes: count } of body.stray)
    tally.add(
      'pdf/hidden-data',
      `${count} bytes at offset ${offset}${last !== undefined && offset > last ? ', behind the end' : ''}`
    );
  if (last !== undefined) {
    const behind = bytes.subarray(last + 5);
    const blanks = behind.every((byte) => byte <= 32);
    if (!blanks && body.stray.every(({ offset }) => offset < last))
      tally.add('pdf/hidden-data', `${behind.length} bytes behind the end at offset ${last + 5}`);
  } else tally.add('pdf/unread', 'the end is missing');
  if (body.commentBytes > 0) tally.add('pdf/hidden-data', `${body.commentBytes} bytes in comments`);
  const linear = dictionaries(body)
    .slice(0, 2)
    .some((dictionary) => dictionary.has('Linearized'));
  const versions = body.ends.length - (linear ? 1 : 0);
  if (versions > 1)
    tally.add(
      'pdf/earlier-versions',
      `${versions} versions; the last begins at offset ${body.ends[body.ends.length - 2]}`
    );
  for (const reason of body.broken.slice(0, 5)) tally.add('pdf/unread', reason);
  if (body.objects.length === 0) throw new Error('The PDF has no objects.');
}

function inspectStream(
  inspection: Inspection,
  tally: Tally,
  names: PdfNames,
  object: PdfObject,
  dictionary: PdfDictionary,
  encrypted: boolean,
  images: number[]
): void {
  const stream = object.stream as Buffer;
  const place = `object ${object.number}`;
  const type = nameOf(dictionary, 'Type');
  const subtype = nameOf(dictionary, 'Subtype');
  if (subtype === 'Image') images.push(stream.length);
  if (type === 'Metadata' && stream.length > MAX_XMP)
    tally.add('pdf/metadata', `description of ${stream.length} bytes in ${place}`);
  if (encrypted) return;
  const unpacked = unpackStream(inspection, dictionary, stream);
  if (unpacked.state === 'opaque') {
    if (!isImageFilter(unpacked.filter)) tally.add('pdf/unread', `${place}: ${unpacked.filter}`);
    else if (['DCTDecode', 'DCT'].includes(unpacked.filter))
      inspectPicture(inspection, object.number, stream, dictionary);
    return;
  }
  if (unpacked.state === 'damaged') {
    tally.add('pdf/unread', `${place}: ${unpacked.reason}`);
    return;
  }
  if (unpacked.behind > 0)
    tally.add('pdf/hidden-data', `${unpacked.behind} bytes behind the packed data of ${place}`);
  if (type === 'ObjStm') inspectObjectStream(tally, names, dictionary, unpacked.bytes, place);
  else if (isContent(type, subtype, dictionary) && INVISIBLE.test(unpacked.bytes.toString('latin1')))
    tally.add('pdf/invisible-text', place);
}

/** A JPEG within the PDF; the policy's word on PDF covers its pictures, so their kind is not judged again. */
function inspectPicture(
  inspection: Inspection,
  number: number,
  stream: Buffer,
  dictionary: PdfDictionary
): void {
  if (namesOf(dictionary, 'Filter', 'F').length > 1) return;
  const { path, policy, budget, depth } = inspection;
  const picture = new Inspection(
    `${path}!/object-${number}.jpg`,
    new BufferSource(stream),
    policy,
    budget,
    depth + 1
  );
  inspectJpeg(picture);
  inspection.absorb(picture);
}

/** Page content carries no type; forms are content as well. */
const isContent = (type: string | undefined, subtype: string | undefined, dictionary: PdfDictionary) =>
  subtype === 'Form' ||
  (type === undefined &&
    subtype === undefined &&
    !dictionary.has('FunctionType') &&
    !dictionary.has('Length1'));

/** An object stream: pairs of number and offset, then values. */
function inspectObjectStream(
  tally: Tally,
  names: PdfNames,
  dictionary: PdfDictionary,
  bytes: Buffer,
  place: string
): void {
  if (dictionary.has('DecodeParms') && !isPlain(dictionary.get('DecodeParms'))) {
    tally.add('pdf/unread', `${place}: object stream with a predictor`);
    return;
  }
  const count = numberOf(dictionary, 'N') ?? 0;
  const first = numberOf(dictionary, 'First') ?? 0;
  const index = new PdfLexer(bytes.subarray(0, first));
  try {
    for (let at = 0; at < count && !index.done; at += 1) {
      const number = Number(index.word());
      const offset = first + Number(index.word());
      names.visit(new PdfLexer(bytes, offset).value(), `object ${number} within ${place}`);
    }
  } catch (error) {
    tally.add('pdf/unread', `${place}: ${(error as Error).message}`);
  }
}

function isPlain(parameters: PdfValue | undefined): boolean {
  let plain = true;
  if (parameters)
    walk(parameters, (value, key) => {
      if (key === 'Predictor' && value.kind === 'number' && value.value > 1) plain = false;
    });
  return plain;
}

/** Streams that no object refers to; tables and object streams need no reference. */
function inspectLost(tally: Tally, body: PdfBody, names: PdfNames): void {
  for (const { number, value, stream } of body.objects) {
    if (!stream || value.kind !== 'dictionary' || names.referenced.has(number)) continue;
    if (['XRef', 'ObjStm'].includes(nameOf(value.entries, 'Type') ?? '')) continue;
    tally.add('pdf/lost-object', `object ${number} of ${stream.length} bytes`);
  }
}
