import type { RuleId } from '../../rules';
import type { Inspection } from '../inspection';
import type { TextWindow } from '../text/text_window';
import { DIGIT, KIND } from './classes';
import { entropy, lookAt, readsLikeRecords, readsLikeWords } from './look';
import type { Look } from './look';
import { tell } from './told';

/** Numbers in a row from which on they are looked at. */
const MIN_RUN = 32;
const MAX_BYTES = 16 * 1024;
const FIRST_BYTES = 512;
const NOTHING = Buffer.alloc(0);
/** Bits a byte of 256 numbers and more that are as even as packed or encrypted bytes. */
const EVEN_BITS = 7.4;
const EVEN_NUMBERS = 256;
/** Mean step between random bytes that follow each other is 85; grids and series that fill the range step less. */
const EVEN_STEP = 70;

/**
 * What numbers from 0 to 255 are as bytes, when that is no chance. Ages, counts and percentages are printable
 * characters, too, so text must have words, or lines of digits, commas and line ends alone.
 */
export function lookAtNumbers(bytes: Buffer): Look | undefined {
  if (bytes.length < MIN_RUN) return undefined;
  const look = lookAt(bytes);
  if (look.kind === 'signature') return look;
  if (look.kind === 'text')
    return readsLikeWords(bytes) || readsLikeTable(bytes) || readsLikeRecords(bytes) ? look : undefined;
  const even = bytes.length >= EVEN_NUMBERS && entropy(bytes) >= EVEN_BITS && meanStep(bytes) >= EVEN_STEP;
  return even ? { kind: 'random', what: 'bytes that look random' } : undefined;
}

function meanStep(bytes: Buffer): number {
  let steps = 0;
  for (let at = 1; at < bytes.length; at += 1)
    steps += Math.abs((bytes[at] as number) - (bytes[at - 1] as number));
  return steps / (bytes.length - 1);
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

/** Bytes told by the tokens of one run after another; short runs are forgotten. */
class Run {
  private bytes = NOTHING;
  private filled = 0;
  private begun = 0;
  private from = 0;
  private first?: { line: number; text: string };

  add(value: number, at: number): void {
    if (this.filled === this.begun) this.from = at;
    if (this.filled >= this.bytes.length) this.grow();
    if (this.filled < MAX_BYTES) this.bytes[this.filled++] = value;
  }

  /** The run has ended: keeps it when it is long enough, and answers its bytes. */
  end(window: TextWindow): Buffer | undefined {
    const { begun, filled } = this;
    if (filled - begun < MIN_RUN) {
      this.filled = begun;
      return undefined;
    }
    this.first ??= {
      line: window.lineAt(this.from),
      text: window.bytes.toString('latin1', this.from, this.from + 100),
    };
    this.begun = filled;
    return this.bytes.subarray(begun, filled);
  }

  get all(): Buffer {
    return this.bytes.subarray(0, this.begun);
  }

  private grow(): void {
    const larger = Buffer.allocUnsafe(Math.min(MAX_BYTES, Math.max(FIRST_BYTES, 2 * this.bytes.length)));
    this.bytes.copy(larger);
    this.bytes = larger;
  }

  tell(inspection: Inspection, rule: RuleId, look: Look): void {
    const { text = '', line } = this.first ?? {};
    tell(inspection, { rule, look, bytes: this.begun }, text, this.begun, line);
  }
}

/** Runs of numbers from 0 to 255, or of pairs of hexadecimal digits, with nothing but separators between them. */
export class NumberRuns {
  private readonly decimal = new Run();
  private readonly hex = new Run();
  private told = false;

  constructor(private readonly inspection: Inspection) {}

  /** Reads a block in which a few numbers follow each other. */
  read(window: TextWindow, start: number, end: number): void {
    const { bytes } = window;
    if (this.told) return;
    const { decimal, hex } = this;
    for (let at = start; at < end;) {
      const byte = bytes[at] as number;
      if (SEPARATORS[byte] === 1) {
        at += 1;
        continue;
      }
      const token = at;
      let value = 0;
      while (at < end && KIND[bytes[at] as number] === DIGIT) {
        value = value * 10 + (bytes[at] as number) - 48;
        at += 1;
      }
      const digits = at - token;
      while (at < end && SEPARATORS[bytes[at] as number] !== 1) at += 1;
      const length = at - token;
      if (length === digits && value <= 255 && digits <= 3) decimal.add(value, token);
      else this.judgeDecimal(decimal.end(window));
      const pair =
        length === 2
          ? ((HEX[bytes[token] as number] as number) << 4) | (HEX[bytes[token + 1] as number] as number)
          : -1;
      if (pair >= 0) hex.add(pair, token);
      else this.judgeHex(hex.end(window));
    }
    this.judgeDecimal(decimal.end(window));
    this.judgeHex(hex.end(window));
  }

  finish(): void {
    this.judgeDecimal(this.decimal.all);
    this.judgeHex(this.hex.all);
  }

  private judgeDecimal(bytes: Buffer | undefined): void {
    const look = bytes && lookAtNumbers(bytes);
    if (look) this.tell(this.decimal, 'hidden/bytes', look);
  }

  private judgeHex(bytes: Buffer | undefined): void {
    if (!bytes || !hasHexLetters(bytes)) return;
    const look = lookAt(bytes);
    if (look.kind !== 'plain') this.tell(this.hex, 'hidden/hex', look);
  }

  private tell(run: Run, rule: RuleId, look: Look): void {
    if (!this.told) run.tell(this.inspection, rule, look);
    this.told = true;
  }
}

/** Share of pairs with a letter in it; two-digit numbers have none. */
function hasHexLetters(bytes: Buffer): boolean {
  let letters = 0;
  for (const byte of bytes) if ((byte & 15) > 9 || byte >> 4 > 9) letters += 1;
  return letters >= bytes.length * 0.1;
}

/** Values of hexadecimal digits; -1 for other bytes. */
const HEX = new Int8Array(256).fill(-1);
for (let digit = 0; digit < 16; digit += 1) {
  HEX[digit.toString(16).charCodeAt(0)] = digit;
  HEX[digit.toString(16).toUpperCase().charCodeAt(0)] = digit;
}

/** Blanks, commas, colons, semicolons, bars, brackets and quotes may stand between the numbers. */
const SEPARATORS = new Uint8Array(256);
for (const character of ' ,\n\r\t:;|[]"\'') SEPARATORS[character.charCodeAt(0)] = 1;
