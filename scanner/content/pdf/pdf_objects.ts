import { LimitReached } from '../inspection';
import type { Inspection } from '../inspection';
import { PdfLexer } from './pdf_lexer';
import type { PdfDictionary, PdfValue } from './pdf_value';
import { numberOf } from './pdf_value';

/** What stands between objects beyond blanks and the usual mark of a binary file. */
const MAX_COMMENTS = 256;
const MAX_BROKEN = 1_000;
const STREAM_END = Buffer.from('endstream');
const EOF_MARK = Buffer.from('%%EOF');

export interface PdfObject {
  number: number;
  offset: number;
  value: PdfValue;
  /** Packed bytes, when the object is a stream. */
  stream?: Buffer;
}

export interface PdfBody {
  objects: PdfObject[];
  trailers: PdfDictionary[];
  /** Offsets of `%%EOF` outside streams. */
  ends: number[];
  /** Bytes outside all objects, tables and blanks. */
  stray: { offset: number; bytes: number }[];
  /** Objects that could not be read, with the reason. */
  broken: string[];
  commentBytes: number;
}

/**
 * Reads a PDF from front to back, not by its tables: so it sees every object, also those that the tables leave out
 * or that a later version replaced.
 */
export function readBody(inspection: Inspection, bytes: Buffer, start: number): PdfBody {
  const body: PdfBody = { objects: [], trailers: [], ends: [], stray: [], broken: [], commentBytes: 0 };
  const lexer = new PdfLexer(bytes, start);
  while (!lexer.done) {
    inspection.checkTime();
    skipBetween(lexer, bytes, body);
    if (lexer.done) break;
    const at = lexer.at;
    try {
      if (!readItem(lexer, bytes, body)) skipStray(lexer, bytes, body, at);
    } catch (error) {
      body.broken.push(`offset ${at}: ${(error as Error).message}`);
      // Each of them may cost a search to the end of the file.
      if (body.broken.length > MAX_BROKEN) throw new LimitReached('the PDF has too many damaged objects');
      skipStray(lexer, bytes, body, at);
    }
  }
  body.commentBytes = Math.max(0, lexer.commentBytes - MAX_COMMENTS);
  return body;
}

/** Blanks and comments between objects, in which the ends of versions are marked. */
function skipBetween(lexer: PdfLexer, bytes: Buffer, body: PdfBody): void {
  const start = lexer.at;
  lexer.skipBlanks();
  const between = bytes.subarray(start, lexer.at);
  for (let at = between.indexOf(EOF_MARK); at >= 0; at = between.indexOf(EOF_MARK, at + 1))
    body.ends.push(start + at);
}

/** One object, table, trailer or start mark; false when none of them stands here. */
function readItem(lexer: PdfLexer, bytes: Buffer, body: PdfBody): boolean {
  const offset = lexer.at;
  const word = lexer.word();
  if (word === 'xref') return skipTable(lexer);
  if (word === 'startxref') return /^\d+$/.test(lexer.word());
  if (word === 'trailer') {
    const value = lexer.value();
    if (value.kind === 'dictionary') body.trailers.push(value.entries);
    return value.kind === 'dictionary';
  }
  if (!/^\d{1,10}$/.test(word) || !/^\d{1,5}$/.test(lexer.word()) || lexer.word() !== 'obj') return false;
  const object: PdfObject = { number: Number(word), offset, value: { kind: 'word', word: 'null' } };
  if (lexer.peek() !== 'endobj') object.value = lexer.value();
  if (lexer.peek() === 'stream') object.stream = readStream(lexer, bytes, object.value);
  body.objects.push(object);
  if (lexer.peek() === 'endobj') lexer.word();
  return true;
}

/** A table of offsets: lines of numbers and the letters f and n. */
function skipTable(lexer: PdfLexer): boolean {
  while (/^(\d{1,10}|[fn])$/.test(lexer.peek())) lexer.word();
  return true;
}

function readStream(lexer: PdfLexer, bytes: Buffer, value: PdfValue): Buffer {
  lexer.word();
  if (bytes[lexer.at] === 13) lexer.at += 1;
  if (bytes[lexer.at] === 10) lexer.at += 1;
  const start = lexer.at;
  const stated = value.kind === 'dictionary' ? numberOf(value.entries, 'Length') : undefined;
  const end = endAt(bytes, start, stated) ?? endAfter(bytes, start);
  if (end === undefined) throw new Error('A stream has no end.');
  lexer.at = bytes.indexOf(STREAM_END, end) + STREAM_END.length;
  return bytes.subarray(start, end);
}

/** The stated end of a stream, when `endstream` stands there. */
function endAt(bytes: Buffer, start: number, length: number | undefined): number | undefined {
  if (length === undefined || length < 0 || start + length > bytes.length) return undefined;
  const behind = bytes.toString('latin1', start + length, start + length + 12);
  return /^[\r\n ]{0,3}endstream/.test(behind) ? start + length : undefined;
}

/** The first `endstream` with an `endobj` behind it. */
function endAfter(bytes: Buffer, start: number): number | undefined {
  for (let at = bytes.indexOf(STREAM_END, start); at >= 0; at = bytes.indexOf(STREAM_END, at + 1))
    if (/^\s{0,8}endobj/.test(bytes.toString('latin1', at + 9, at + 24))) return at;
  return undefined;
}

const NEXT_ITEM = /(?:^|[\s>])(?:\d{1,10} \d{1,5} obj|xref|trailer|startxref|%%EOF)/g;
/** The first piece is small, since most strays are. */
const FIRST_STEP = 256;
const SEARCH_STEP = 64 * 1024;

/** Goes on at the next thing that looks like an object; what lies between is stray. */
function skipStray(lexer: PdfLexer, bytes: Buffer, body: PdfBody, from: number): void {
  const next = nextItem(bytes, from + 1);
  const last = body.stray[body.stray.length - 1];
  if (last && last.offset + last.bytes === from) last.bytes += next - from;
  else body.stray.push({ offset: from, bytes: next - from });
  lexer.at = next;
}

function nextItem(bytes: Buffer, from: number): number {
  let step = FIRST_STEP;
  for (let start = from; start < bytes.length; start += step, step = SEARCH_STEP) {
    // Pieces overlap so that no mark is cut in two.
    const piece = bytes.toString('latin1', start, start + step + 32);
    NEXT_ITEM.lastIndex = 0;
    const found = NEXT_ITEM.exec(piece);
    if (found) return start + found.index + (/^[\s>]/.test(found[0]) ? 1 : 0);
  }
  return bytes.length;
}
