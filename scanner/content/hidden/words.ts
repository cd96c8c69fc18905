import type { Inspection } from '../inspection';
import type { TextWindow } from '../text/text_window';
import { uuencode } from './decode';
import { entropy, lookAt } from './look';
import { openBase85 } from './openings';
import { evidenceOf, tell } from './told';

const UU_LINES = 2;
/** Kinds of punctuation among 128 characters: JSON, URLs and paths have 10 at most, base85 12 to 20. */
const MIN_KINDS = 11;
const MIN_ENTROPY_LENGTH = 200;
const MIN_ENTROPY = 5.6;
const MAX_WORD = 4_096;
/** Words of one text that are opened. */
const MAX_OPENED = 200;

const PUNCTUATION = new Uint8Array(256);
let kinds = 0;
for (let code = 33; code < 127; code += 1)
  if (!/[A-Za-z0-9]/.test(String.fromCharCode(code))) PUNCTUATION[code] = kinds += 1;

const bitCount = (bits: number) => {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
};

/** Long words, which have no blank: base85, uuencode and text after xor show there. */
export class Words {
  private uu: string[] = [];
  private uuEnd = -1;
  private opened = 0;
  private told = false;
  private xorTold = false;

  constructor(private readonly inspection: Inspection) {}

  /** The beginning of a word, or its beginning from a place on. */
  dense(window: TextWindow, start: number, wordEnd: number): void {
    if (this.told || this.opened >= MAX_OPENED) return;
    this.opened += 1;
    const word = window.bytes.subarray(start, Math.min(wordEnd, start + MAX_WORD));
    const text = word.toString('latin1');
    const opening = openBase85(text);
    this.told = true;
    if (opening) tell(this.inspection, opening, text, text.length, window.lineAt(start));
    else if (!text.includes('://') && word.length >= MIN_ENTROPY_LENGTH && entropy(word) >= MIN_ENTROPY)
      this.inspection.report('hidden/base85', {
        message: `A run of ${word.length} characters with no blank looks like base85 or another dense encoding.`,
        evidence: evidenceOf(text),
        line: window.lineAt(start),
      });
    else this.told = false;
  }

  /** A word that reads as words after xor with a byte. */
  xored(window: TextWindow, start: number, end: number, key: number): void {
    if (this.xorTold) return;
    this.xorTold = true;
    const word = window.bytes.subarray(start, end);
    this.inspection.report('hidden/xor', {
      message: `A run of ${word.length} characters reads as words only after xor with 0x${key.toString(16).padStart(2, '0')}.`,
      evidence: evidenceOf(word.toString('latin1')),
      line: window.lineAt(start),
    });
  }

  /** A word as long as a line of uuencode that begins as one. */
  uuLine(window: TextWindow, start: number, end: number): void {
    const line = window.bytes.toString('latin1', start, end);
    if (!/^[ -`]+$/.test(line)) return;
    if (start - this.uuEnd > 2) this.uu = [];
    this.uu.push(line);
    this.uuEnd = end;
    if (this.uu.length !== UU_LINES) return;
    const look = lookAt(uuencode(this.uu));
    this.inspection.report('hidden/uuencode', {
      message: `The text holds a uuencoded file: ${look.what}.`,
      evidence: evidenceOf(this.uu.join(' ')),
      line: window.lineAt(start),
    });
  }
}

/** Whether bytes have letters, and more kinds of punctuation than any notation. */
export function isDense(bytes: Buffer, start: number, end: number): boolean {
  let seen = 0;
  let letters = 0;
  for (let at = start; at < end; at += 1) {
    const kind = PUNCTUATION[bytes[at] as number] as number;
    if (kind === 0) letters += 1;
    else seen |= 1 << (kind - 1);
  }
  return letters * 4 >= end - start && bitCount(seen) >= MIN_KINDS;
}
