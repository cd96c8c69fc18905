import type { Inspection } from '../inspection';
import type { TextWindow } from '../text/text_window';
import { DIGIT, KIND } from './classes';
import { entropy, lookAt, readsLikeWords } from './look';
import type { Look } from './look';
import { tell } from './told';

/** Numbers in a row from which on they are looked at. */
const MIN_RUN = 32;
const MAX_BYTES = 16 * 1024;
/** Bits a byte of 512 numbers and more that are as even as packed or encrypted bytes. */
const EVEN_BITS = 7.2;
const EVEN_NUMBERS = 512;

/**
 * What numbers from 0 to 255 are as bytes, when that is no chance. Ages, counts and percentages are printable
 * characters, too, so text must have words, or lines of digits, commas and line ends alone.
 */
export function lookAtNumbers(bytes: Buffer): Look | undefined {
  if (bytes.length < MIN_RUN) return undefined;
  const look = lookAt(bytes);
  if (look.kind === 'signature') return look;
  if (look.kind === 'text') return readsLikeWords(bytes) || readsLikeTable(bytes) ? look : undefined;
  const even = bytes.length >= EVEN_NUMBERS && entropy(bytes) >= EVEN_BITS;
  return even ? { kind: 'random', what: 'bytes that look random' } : undefined;
}

/** Digits, commas and line ends, in the shares that a table has. */
function readsLikeTable(bytes: Buffer): boolean {
  let digits = 0;
  let letters = 0;
  let marks = 0;
  for (const byte of bytes) {
    if (byte >= 48 && byte < 58) digits += 1;
    else if ((byte | 32) >= 97 && (byte | 32) <= 122) letters += 1;
    else if (byte === 44 || byte === 10 || byte === 13 || byte === 9 || byte === 34) marks += 1;
  }
  const known = digits + letters + marks;
  return (
    known >= bytes.length * 0.9 &&
    bytes.includes(10) &&
    marks >= bytes.length * 0.08 &&
    marks < bytes.length / 2
  );
}

/** Runs of whole numbers from 0 to 255 with nothing but separators between them. */
export class NumberRuns {
  private readonly bytes = Buffer.alloc(MAX_BYTES);
  private filled = 0;
  private first?: { line: number; text: string };
  private told = false;

  constructor(private readonly inspection: Inspection) {}

  read(window: TextWindow, start: number, end: number): void {
    if (this.told || this.filled >= MAX_BYTES) return;
    const { bytes } = window;
    let run = this.filled;
    let from = start;
    for (let at = start; at < end && this.filled < MAX_BYTES;) {
      const byte = bytes[at] as number;
      if (KIND[byte] === DIGIT) {
        let value = 0;
        const token = at;
        for (; at < end && KIND[bytes[at] as number] === DIGIT; at += 1)
          value = value * 10 + (bytes[at] as number) - 48;
        if (value <= 255 && at - token <= 3) {
          this.bytes[this.filled] = value;
          this.filled += 1;
          continue;
        }
      } else if (isSeparator(byte)) {
        at += 1;
        continue;
      } else at += 1;
      this.endRun(window, run, from);
      run = this.filled;
      from = at;
    }
    this.endRun(window, run, from);
  }

  finish(): void {
    if (!this.told) this.judge();
  }

  private endRun(window: TextWindow, run: number, from: number): void {
    if (this.filled - run < MIN_RUN) {
      this.filled = run;
      return;
    }
    this.first ??= { line: window.lineAt(from), text: window.bytes.toString('latin1', from, from + 100) };
    this.judge(run);
  }

  private judge(run = 0): void {
    const bytes = this.bytes.subarray(run, this.filled);
    const look = lookAtNumbers(bytes);
    if (!look || !this.first || this.told) return;
    this.told = true;
    const { text, line } = this.first;
    tell(this.inspection, { rule: 'hidden/bytes', look, bytes: bytes.length }, text, bytes.length, line);
  }
}

/** Blanks, commas, semicolons, bars, brackets and quotes may stand between the numbers. */
const isSeparator = (byte: number) =>
  byte === 32 ||
  byte === 44 ||
  byte === 10 ||
  byte === 13 ||
  byte === 9 ||
  byte === 59 ||
  byte === 124 ||
  byte === 91 ||
  byte === 93 ||
  byte === 34 ||
  byte === 39;
