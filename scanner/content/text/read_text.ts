import { isAscii, isUtf8 } from 'node:buffer';

import type { Inspection } from '../inspection';
import { stepBuffer } from '../source';
import type { ByteSource } from '../source';
import { NO_WINDOWS_1252, markOf, toUtf8, wholeBytes } from './encoding';
import type { Encoding } from './encoding';
import { InvisibleScan } from './invisible_scan';
import { LineScan } from './line_scan';
import { WINDOW_BYTES } from './text_view';

/** Control bytes for each byte of text beyond which the content is no text; coloured logs have fewer. */
const MAX_CONTROLS = 0.1;
/** Bytes at the beginning by which UTF-16 without a mark is known. */
const SAMPLE_BYTES = 4_096;
/** Share of NULs at one of two places that only UTF-16 has. */
const UTF16_SHARE = 0.6;

/** A check of a form that is fed the text in UTF-8, in pieces of whole characters. */
export interface FormCheck {
  push(bytes: Buffer): void;
}

/** Content that is text, and what one reading of it told. */
export interface Reading {
  encoding: Encoding;
  markBytes: number;
  lines: LineScan['facts'];
  invisible: InvisibleScan;
  /** Windows-1252: bytes that are not ASCII, and those of them that read as UTF-8. */
  high: number;
  highAsUtf8: number;
}

/** Why a content is no text, and from which byte on (roughly: of the piece in which it was seen). */
export interface NotText {
  reason: 'encoding' | 'nul' | 'controls';
  offset: number;
}

export const isReading = (result: Reading | NotText): result is Reading => 'encoding' in result;

/** UTF-16 without a mark: in Latin text every other byte is NUL. */
function utf16Of(head: Buffer): Encoding | undefined {
  const sample = head.subarray(0, SAMPLE_BYTES & ~1);
  if (!sample.includes(0)) return undefined;
  const nuls = [0, 0];
  for (let at = 0; at < sample.length; at += 1) if (sample[at] === 0) nuls[at & 1] = (nuls[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = nuls;
  const enough = (sample.length / 2) * UTF16_SHARE;
  if (odd >= enough && odd > 0 && even === 0) return 'utf-16le';
  return even >= enough && even > 0 && odd === 0 ? 'utf-16be' : undefined;
}

/** The encoding that a content says or shows at its beginning; what it shows without a mark is yet to be proven. */
export function encodingOf(head: Buffer): { encoding: Encoding; markBytes: number } {
  const mark = markOf(head);
  if (mark) return { encoding: mark.encoding, markBytes: mark.bytes };
  return { encoding: utf16Of(head) ?? 'utf-8', markBytes: 0 };
}

function isWellFormed(raw: Buffer, encoding: Encoding): boolean {
  if (encoding === 'utf-8') return isUtf8(raw);
  if (encoding === 'windows-1252') return true;
  try {
    new TextDecoder(encoding, { fatal: true }).decode(raw);
    return true;
  } catch {
    return false;
  }
}

/** Counts bytes of Windows-1252 beyond ASCII, and answers whether all of them stand for characters. */
function countHigh(raw: Buffer, reading: Reading): boolean {
  for (let at = 0; at < raw.length; at += 1) {
    const byte = raw[at] as number;
    if (byte < 0x80) continue;
    if (NO_WINDOWS_1252.has(byte)) return false;
    reading.high += 1;
    const next = raw[at + 1] ?? 0;
    if (byte >= 0xc3 && byte <= 0xdf && next >= 0x80 && next < 0xc0) reading.highAsUtf8 += 1;
  }
  return true;
}

/** Reads a content once from beginning to end as text of one encoding, and feeds it to the checks. */
export function readText(
  inspection: Inspection,
  source: ByteSource,
  { encoding, markBytes }: { encoding: Encoding; markBytes: number },
  checks: readonly FormCheck[]
): Reading | NotText {
  const scan = new LineScan();
  const reading: Reading = {
    encoding,
    markBytes,
    lines: scan.facts,
    invisible: new InvisibleScan(),
    high: 0,
    highAsUtf8: 0,
  };
  const into = stepBuffer(source);
  for (let offset = markBytes; offset < source.size;) {
    inspection.checkTime();
    const read = source.read(offset, WINDOW_BYTES, into);
    const raw = read.subarray(0, wholeBytes(read, encoding, offset + read.length >= source.size));
    const plain = encoding === 'utf-8' && isAscii(raw);
    if (raw.length === 0 || !(plain || isWellFormed(raw, encoding))) return { reason: 'encoding', offset };
    if (encoding === 'windows-1252' && !countHigh(raw, reading)) return { reason: 'encoding', offset };
    const bytes = toUtf8(raw, encoding);
    const before = scan.facts.bytes;
    scan.push(bytes);
    if (scan.facts.firstNul !== undefined) return { reason: 'nul', offset: markBytes + scan.facts.firstNul };
    if (scan.facts.controls > scan.facts.bytes * MAX_CONTROLS) return { reason: 'controls', offset };
    if (!plain) reading.invisible.push(bytes, before);
    for (const check of checks) check.push(bytes);
    offset += raw.length;
  }
  scan.end();
  return reading;
}
