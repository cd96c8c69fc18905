import type { PdfDictionary, PdfValue } from './pdf_value';

/** Values within values; real files need about ten. */
const MAX_DEPTH = 64;
const MAX_WORD = 128;

const enum Class {
  regular,
  blank,
  delimiter,
}
const CLASSES = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) CLASSES[byte] = Class.blank;
for (const byte of Buffer.from('()<>[]{}/%')) CLASSES[byte] = Class.delimiter;

const code = (character: string) => character.charCodeAt(0);
const [OPEN, CLOSE, LESS, MORE, SLASH, PERCENT, BACKSLASH] = [...'()<>/%\\'].map(code) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

/** Reads the values of a PDF one after another. Throws on what is no value. */
export class PdfLexer {
  /** Bytes in comments that were skipped. */
  commentBytes = 0;

  constructor(
    private readonly bytes: Buffer,
    public at = 0
  ) {}

  get done(): boolean {
    return this.at >= this.bytes.length;
  }

  skipBlanks(): void {
    for (; this.at < this.bytes.length; this.at += 1) {
      const byte = this.bytes[this.at] as number;
      if (byte === PERCENT) this.skipComment();
      else if (CLASSES[byte] !== Class.blank) return;
    }
  }

  private skipComment(): void {
    const start = this.at;
    while (this.at < this.bytes.length && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13)
      this.at += 1;
    this.commentBytes += this.at - start;
  }

  /** A run of regular characters: a number or a keyword; empty when something else stands here. */
  word(): string {
    this.skipBlanks();
    const start = this.at;
    while (this.at < this.bytes.length && CLASSES[this.bytes[this.at] as number] === Class.regular)
      this.at += 1;
    return this.bytes.toString('latin1', start, Math.min(this.at, start + MAX_WORD));
  }

  /** The next word, without moving on. */
  peek(): string {
    const { at, commentBytes } = this;
    const word = this.word();
    this.at = at;
    this.commentBytes = commentBytes;
    return word;
  }

  value(depth = 0): PdfValue {
    if (depth > MAX_DEPTH) throw new Error('The values of the PDF are nested too deep.');
    this.skipBlanks();
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new Error('The PDF is cut off.');
    if (byte === SLASH) return { kind: 'name', name: this.name() };
    if (byte === OPEN) return { kind: 'string', bytes: this.string() };
    if (byte === LESS) {
      if (this.bytes[this.at + 1] === LESS) return { kind: 'dictionary', entries: this.dictionary(depth) };
      return { kind: 'string', bytes: this.hexString() };
    }
    if (byte === code('[')) return { kind: 'array', items: this.array(depth) };
    const word = this.word();
    if (word === '') throw new Error('The PDF has a stray sign where a value should stand.');
    if (!/^[+-]?[\d.]+$/.test(word)) return { kind: 'word', word };
    return this.reference(word) ?? { kind: 'number', value: Number(word) };
  }

  /** `12 0 R` after its first number; undefined when that is but a number. */
  private reference(word: string): PdfValue | undefined {
    if (!/^\d+$/.test(word)) return undefined;
    const { at } = this;
    if (/^\d+$/.test(this.word()) && this.word() === 'R') return { kind: 'reference', object: Number(word) };
    this.at = at;
    return undefined;
  }

  private name(): string {
    this.at += 1;
    const start = this.at;
    while (this.at < this.bytes.length && CLASSES[this.bytes[this.at] as number] === Class.regular)
      this.at += 1;
    const raw = this.bytes.toString('latin1', start, Math.min(this.at, start + MAX_WORD));
    // Names may be written with escapes, which hides them from those who search for words.
    return raw.replace(/#([0-9A-Fa-f]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  }

  private string(): number {
    const start = this.at;
    let open = 0;
    for (; this.at < this.bytes.length; this.at += 1) {
      const byte = this.bytes[this.at];
      if (byte === BACKSLASH) this.at += 1;
      else if (byte === OPEN) open += 1;
      else if (byte === CLOSE && (open -= 1) === 0) {
        this.at += 1;
        return this.at - start - 2;
      }
    }
    throw new Error('A string of the PDF has no end.');
  }

  private hexString(): number {
    const end = this.bytes.indexOf(MORE, this.at);
    if (end < 0) throw new Error('A string of the PDF has no end.');
    const bytes = (end - this.at - 1) / 2;
    this.at = end + 1;
    return Math.ceil(bytes);
  }

  private array(depth: number): PdfValue[] {
    this.at += 1;
    const items: PdfValue[] = [];
    for (this.skipBlanks(); this.bytes[this.at] !== code(']'); this.skipBlanks())
      items.push(this.value(depth + 1));
    this.at += 1;
    return items;
  }

  private dictionary(depth: number): PdfDictionary {
    this.at += 2;
    const entries: PdfDictionary = new Map();
    for (this.skipBlanks(); this.bytes[this.at] !== MORE; this.skipBlanks()) {
      if (this.bytes[this.at] !== SLASH)
        throw new Error('A dictionary of the PDF has a key that is no name.');
      const key = this.name();
      entries.set(key, this.value(depth + 1));
    }
    if (this.bytes[this.at + 1] !== MORE) throw new Error('A dictionary of the PDF has no end.');
    this.at += 2;
    return entries;
  }
}
