import type { Inspection } from '../inspection';
import type { TextWindow } from '../text/text_window';
import { BREAK, KIND, changesIn } from './classes';
import { lookAt, xorKey } from './look';
import { NumberRuns } from './number_runs';
import { openPool } from './openings';
import { evidenceOf, tell } from './told';

/** Bytes of a block from one that is counted to the next; no escape repeats in as many, which would hide its sign. */
const STRIDE = 11;
const SMALL = 512;
const MIN_SAMPLE = 48;
/** Changes of kind beyond the first of each token, for each of its characters, from which on a block is no prose and no table. */
const DENSE_RATE = 0.13;
const DENSE_CHARACTERS = 160;
/** Bytes of a spot of a block, of so many bytes one spot; changes for each byte that make the block be looked at whole. */
const SPOT = 64;
const SPOT_EVERY = 256;
const SPOT_RATE = 0.08;
/** Dense blocks of one text that are opened. */
const MAX_OPENED = 16;
/** Addresses, colours, digests, UUIDs and names of commits: random, but small and common. */
const NAMES =
  /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b|sha(?:1|256|384|512)-[A-Za-z0-9+/]{27,86}={0,2}|https?:\/\/[^\s"'<>]+|#[0-9a-fA-F]{3,8}\b|\b(?:[0-9a-f]{7,12}|[0-9a-f]{24}|[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{56}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128})\b/g;
const MIN_ESCAPES = 24;
const ESCAPE_SHARE = 0.3;
const ESCAPE = /(?:[=%]|\\x|\\u00|0x|&#x)([0-9A-Fa-f]{2})|&#([0-9]{2,3});|\\([0-3][0-7]{2})/g;

const LETTER = 1;
const COMMON = 2;
const NUMERAL = 4;
const ORDINARY = 8;
const HIGH = 16;
const SIGN = 32;
const FLAGS = new Uint8Array(256);
const flag = (characters: string, value: number) => {
  for (const character of characters) {
    const code = character.charCodeAt(0);
    FLAGS[code] = (FLAGS[code] as number) | value;
  }
};
flag('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ', LETTER | ORDINARY);
flag('etaoinsrETAOINSR', COMMON);
flag('0123456789', NUMERAL | ORDINARY);
flag(' ,.\n\r\t":-_', ORDINARY);
flag('=%\\&x', SIGN);
FLAGS.fill(HIGH, 128);

/** A quick look at spots of a block, digests and all. */
function spotsAreDense(bytes: Buffer, start: number, end: number): boolean {
  const step = end - start <= SMALL ? SPOT : SPOT_EVERY;
  let changes = 0;
  let seen = 0;
  for (let at = start; at < end; at += step) {
    const last = Math.min(end, at + SPOT);
    changes += changesIn(bytes, at, last);
    seen += last - at;
  }
  return changes >= seen * SPOT_RATE;
}

/** Whether the rate of changes among the tokens of at least `DENSE_CHARACTERS` is that of an encoding. */
function isDense(text: string): boolean {
  const bytes = Buffer.from(text, 'latin1');
  let characters = 0;
  let changes = 0;
  let start = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    if (at < bytes.length && KIND[bytes[at] as number] !== BREAK) continue;
    characters += at - start;
    // A code such as E11 or P0123 changes once; what is random changes again and again.
    if (at - start > 1) changes += Math.max(0, changesIn(bytes, start, at) - 1);
    start = at + 1;
  }
  return characters >= DENSE_CHARACTERS && changes >= characters * DENSE_RATE;
}

/** Blocks of a text whose characters are counted: what is spread too thin to be a token shows there. */
export class Blocks {
  private readonly counts = new Uint16Array(256);
  private readonly numbers: NumberRuns;
  private dense = { characters: 0, opened: 0, told: false };
  private denseAt?: { line: number; text: string };
  private told = new Set<string>();

  constructor(private readonly inspection: Inspection) {
    this.numbers = new NumberRuns(inspection);
  }

  add(window: TextWindow, start: number, end: number): void {
    const { bytes } = window;
    if (spotsAreDense(bytes, start, end)) this.addDense(window, start, end);
    const { counts } = this;
    const stride = end - start <= SMALL ? 1 : STRIDE;
    counts.fill(0);
    for (let at = start; at < end; at += stride) counts[bytes[at] as number]++;
    let letters = 0;
    let common = 0;
    let numerals = 0;
    let ordinary = 0;
    let high = 0;
    let signs = 0;
    for (let code = 0; code < 256; code += 1) {
      const count = counts[code] as number;
      if (count === 0) continue;
      const flags = FLAGS[code] as number;
      if (flags & LETTER) letters += count;
      if (flags & COMMON) common += count;
      if (flags & NUMERAL) numerals += count;
      if (flags & ORDINARY) ordinary += count;
      if (flags & SIGN) signs = Math.max(signs, count);
      if (flags & HIGH) high += count;
    }
    const sample = Math.ceil((end - start) / stride);
    if (numerals >= sample * 0.15) this.numbers.read(window, start, end);
    if (sample < MIN_SAMPLE || high >= sample * 0.3) return;
    if (signs >= sample * 0.07) this.escapes(window, start, end);
    const odd = ordinary < sample * 0.85 || (letters >= sample * 0.6 && common < letters * 0.33);
    if (odd && numerals < sample * 0.3) this.xored(window, start, end);
  }

  finish(): void {
    this.numbers.finish();
    const { denseAt, dense } = this;
    if (!denseAt || dense.told) return;
    this.inspection.report('hidden/random', {
      message: `Blocks of the text (${dense.characters} bytes) look like base64 or hexadecimal digits in small pieces, not like words or numbers.`,
      evidence: evidenceOf(denseAt.text),
      line: denseAt.line,
    });
  }

  private addDense(window: TextWindow, start: number, end: number): void {
    const { dense } = this;
    if (dense.told) return;
    // A token that the block cuts is no whole one.
    const raw = window.bytes.toString('latin1', start, end).replace(/^\w+|\w+$/g, '');
    if (!isDense(raw)) return;
    const text = raw.replace(NAMES, ' ');
    if (!isDense(text)) return;
    dense.characters += end - start;
    if (dense.opened >= MAX_OPENED) return;
    dense.opened += 1;
    const line = window.lineAt(start);
    this.denseAt ??= { line, text };
    const opening = openPool(text.replace(/(?:0x|\\x|\\u00|&#x|\\[nr"/]|[^A-Za-z0-9+/_-])/g, ''));
    if (!opening) return;
    dense.told = true;
    tell(this.inspection, opening, text, end - start, line);
  }

  private escapes(window: TextWindow, start: number, end: number): void {
    const text = window.bytes.toString('latin1', start, end);
    const bytes: number[] = [];
    let length = 0;
    for (const [all, digits, decimal, octal] of text.matchAll(ESCAPE)) {
      length += all.length;
      bytes.push(digits ? parseInt(digits, 16) : decimal ? Number(decimal) & 255 : parseInt(octal ?? '', 8));
    }
    if (bytes.length < MIN_ESCAPES || length < text.length * ESCAPE_SHARE || this.told.has('escapes')) return;
    const look = lookAt(Buffer.from(bytes));
    if (look.kind === 'plain') return;
    this.told.add('escapes');
    tell(
      this.inspection,
      { rule: 'hidden/escapes', look, bytes: bytes.length },
      text,
      text.length,
      window.lineAt(start)
    );
  }

  private xored(window: TextWindow, start: number, end: number): void {
    if (this.told.has('xor')) return;
    const block = window.bytes.subarray(start, end);
    const key = xorKey(block);
    if (key === undefined) return;
    this.told.add('xor');
    this.inspection.report('hidden/xor', {
      message: `The text reads as words only after xor with 0x${key.toString(16).padStart(2, '0')}.`,
      evidence: evidenceOf(block.toString('latin1')),
      line: window.lineAt(start),
    });
  }
}
