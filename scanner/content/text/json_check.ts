import type { Problem } from './csv_check';
import { ObjectKeys } from './object_keys';

const KIND_BLANK = 1;
const KIND_STRING = 2;
const KIND_OPEN = 3;
const KIND_CLOSE = 4;
const KIND_COMMA = 5;
const KIND_COLON = 6;
const KIND_NUMBER = 7;
const KIND_LITERAL = 8;

// 0: a byte that stands in no JSON outside a string.
const KIND = new Uint8Array(256);
for (const [kind, characters] of [
  [KIND_BLANK, ' \t\r\n'],
  [KIND_STRING, '"'],
  [KIND_OPEN, '{['],
  [KIND_CLOSE, '}]'],
  [KIND_COMMA, ','],
  [KIND_COLON, ':'],
  [KIND_NUMBER, '-0123456789'],
  [KIND_LITERAL, 'tfn'],
] as const)
  for (const character of characters) KIND[character.charCodeAt(0)] = kind;

/** Bytes that a string goes on over: all but the quotation mark, the backslash and control bytes. */
const IN_STRING = new Uint8Array(256).fill(1, 0x20);
IN_STRING[0x22] = 0;
IN_STRING[0x5c] = 0;

const ESCAPED = new Uint8Array(256);
for (const character of '"\\/bfnrt') ESCAPED[character.charCodeAt(0)] = 1;

/** Bytes of numbers and of true, false, null: a word goes on over them and is looked at when it ends. */
const IN_WORD = new Uint8Array(256);
for (const character of '-+.0123456789abcdefghijklmnopqrstuvwxyzE') IN_WORD[character.charCodeAt(0)] = 1;

const IS_DIGIT = new Uint8Array(256).fill(1, 0x30, 0x3a);

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/;
const LITERALS = new Set(['true', 'false', 'null']);
/** Characters of a number; longer ones are none. */
const MAX_WORD = 400;

// What may come next.
const VALUE = 0;
const VALUE_OR_CLOSE = 1;
const KEY = 2;
const KEY_OR_CLOSE = 3;
const COLON = 4;
const COMMA_OR_CLOSE = 5;
const NOTHING = 6;

/** In which token the bytes break off between two pieces. */
const BETWEEN = 0;
const STRING = 1;
const ESCAPE = 2;
const HEX = 3;
const WORD = 4;

const OBJECT = 1;
const ARRAY = 0;

/**
 * Follows RFC 8259 byte by byte without building anything: the depth is bounded, the memory too. With `lines` it
 * reads one document on each line (ndjson).
 */
export class JsonCheck {
  problem?: Problem;
  documents = 0;
  duplicateKeys = 0;
  firstDuplicate?: number;
  deepest = 0;
  /** The first document is an object or an array, and not a lone word. */
  isStructure = false;

  private expects = VALUE;
  private token = BETWEEN;
  private isKey = false;
  private hexLeft = 0;
  private word = '';
  private line = 1;
  private lineOfDocument = 0;
  private depth = 0;
  private readonly kinds: Uint8Array;
  private readonly keys: ObjectKeys[] = [];
  /** Of the key that is read, to know it again. */
  private hash = 0;
  private keyLength = 0;

  constructor(
    private readonly maxDepth: number,
    private readonly lines = false
  ) {
    this.kinds = new Uint8Array(maxDepth + 1);
  }

  push(bytes: Buffer): void {
    const end = bytes.length;
    for (let at = 0; at < end && !this.problem;) {
      if (this.token === BETWEEN) at = this.between(bytes, at);
      else if (this.token === STRING) at = this.string(bytes, at);
      else if (this.token === WORD) at = this.inWord(bytes, at);
      else at = this.escape(bytes, at);
    }
  }

  end(): void {
    if (this.problem) return;
    if (this.token === WORD) this.endWord();
    if (this.token !== BETWEEN && this.token !== WORD) this.fail('A string is never closed');
    else if (this.depth > 0) this.fail('An object or an array is never closed');
    else if (this.documents === 0) this.fail('There is no value');
  }

  private fail(message: string): void {
    this.problem ??= { message, line: this.line };
  }

  private between(bytes: Buffer, from: number): number {
    const end = bytes.length;
    for (let at = from; at < end; at += 1) {
      const byte = bytes[at] as number;
      switch (KIND[byte]) {
        case KIND_BLANK:
          if (byte === 0x0a) this.newLine();
          while (bytes[at + 1] === 0x20) at += 1;
          break;
        case KIND_COMMA:
          if (this.expects !== COMMA_OR_CLOSE) this.fail('A comma stands where a value belongs');
          this.expects = this.kinds[this.depth] === OBJECT ? KEY : VALUE;
          break;
        case KIND_COLON:
          if (this.expects !== COLON) this.fail('A colon stands where none belongs');
          this.expects = VALUE;
          break;
        case KIND_STRING:
          this.startString();
          at = this.string(bytes, at + 1) - 1;
          if (this.token !== BETWEEN) return at + 1;
          break;
        case KIND_OPEN:
          this.open(byte);
          break;
        case KIND_CLOSE:
          this.close(byte);
          break;
        case KIND_NUMBER:
        case KIND_LITERAL:
          this.startValue();
          this.token = WORD;
          at = this.inWord(bytes, at) - 1;
          if (this.token !== BETWEEN) return at + 1;
          break;
        default:
          this.fail('Something stands there that is no JSON');
      }
      if (this.problem) return end;
    }
    return end;
  }

  private newLine(): void {
    this.line += 1;
    if (!this.lines) return;
    if (this.depth > 0) this.fail('A document goes on over the end of its line');
  }

  private startValue(): void {
    if (this.expects === NOTHING && this.lines && this.lineOfDocument !== this.line) this.expects = VALUE;
    if (this.expects !== VALUE && this.expects !== VALUE_OR_CLOSE)
      this.fail(
        this.expects === NOTHING
          ? 'Something follows the end of the document'
          : 'A value stands where none belongs'
      );
    this.lineOfDocument = this.line;
  }

  private endValue(): void {
    if (this.depth > 0) this.expects = COMMA_OR_CLOSE;
    else {
      this.expects = NOTHING;
      this.documents += 1;
    }
  }

  private startString(): void {
    this.isKey = this.expects === KEY || this.expects === KEY_OR_CLOSE;
    if (!this.isKey) this.startValue();
    this.token = STRING;
    this.hash = 0;
    this.keyLength = 0;
  }

  private string(bytes: Buffer, from: number): number {
    const end = bytes.length;
    let at = from;
    if (this.isKey) {
      let { hash } = this;
      for (; at < end && IN_STRING[bytes[at] as number] === 1; at += 1)
        hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0;
      this.hash = hash;
      this.keyLength += at - from;
    } else while (at < end && IN_STRING[bytes[at] as number] === 1) at += 1;
    if (at === end) return at;
    const byte = bytes[at];
    if (byte === 0x22) {
      this.token = BETWEEN;
      if (this.isKey) this.endKey();
      else this.endValue();
    } else if (byte === 0x5c) this.token = ESCAPE;
    else this.fail('A string holds a control character');
    return at + 1;
  }

  private endKey(): void {
    this.expects = COLON;
    const key = (this.hash >>> 0) * 0x100000 + (this.keyLength & 0xfffff);
    if (!this.keys[this.depth]?.isTwice(key)) return;
    this.duplicateKeys += 1;
    this.firstDuplicate ??= this.line;
  }

  private escape(bytes: Buffer, at: number): number {
    const byte = bytes[at] as number;
    this.hash = (Math.imul(this.hash, 31) + byte) | 0;
    this.keyLength += 1;
    if (this.token === HEX) {
      if (!/[0-9a-fA-F]/.test(String.fromCharCode(byte))) this.fail('An escape in a string is not known');
      this.hexLeft -= 1;
      if (this.hexLeft === 0) this.token = STRING;
    } else if (byte === 0x75) {
      this.token = HEX;
      this.hexLeft = 4;
    } else {
      if (ESCAPED[byte] !== 1) this.fail('An escape in a string is not known');
      this.token = STRING;
    }
    return at + 1;
  }

  private inWord(bytes: Buffer, from: number): number {
    let at = from;
    if (this.word === '') {
      at = afterNumber(bytes, from);
      if (at < bytes.length && at > from && IN_WORD[bytes[at] as number] === 0) {
        this.token = BETWEEN;
        this.endValue();
        return at;
      }
    }
    while (at < bytes.length && IN_WORD[bytes[at] as number] === 1) at += 1;
    if (this.word.length + at - from > MAX_WORD) this.fail('A number has too many digits');
    else this.word += bytes.toString('latin1', from, at);
    if (at < bytes.length) this.endWord();
    return at;
  }

  private endWord(): void {
    const { word } = this;
    this.word = '';
    this.token = BETWEEN;
    if (!LITERALS.has(word) && !NUMBER.test(word))
      this.fail('A word is neither a number nor true, false or null');
    this.endValue();
  }

  private open(byte: number): void {
    this.startValue();
    if (this.documents === 0 && this.depth === 0) this.isStructure = true;
    this.depth += 1;
    if (this.depth > this.deepest) this.deepest = this.depth;
    if (this.depth > this.maxDepth) {
      this.fail(`It is nested in more than ${this.maxDepth} levels`);
      return;
    }
    const isObject = byte === 0x7b;
    this.kinds[this.depth] = isObject ? OBJECT : ARRAY;
    this.expects = isObject ? KEY_OR_CLOSE : VALUE_OR_CLOSE;
    if (isObject) (this.keys[this.depth] ??= new ObjectKeys()).begin();
  }

  private close(byte: number): void {
    const isObject = byte === 0x7d;
    const mayClose =
      this.expects === COMMA_OR_CLOSE || this.expects === (isObject ? KEY_OR_CLOSE : VALUE_OR_CLOSE);
    if (this.depth === 0 || !mayClose || (this.kinds[this.depth] === OBJECT) !== isObject) {
      this.fail('A bracket closes what was not opened, or too early');
      return;
    }
    this.depth -= 1;
    this.endValue();
  }
}

/**
 * Where a usual number ends, which is known without a string made of it: a sign, digits, and one point between
 * digits. The beginning when it is none.
 */
function afterNumber(bytes: Buffer, from: number): number {
  const first = bytes[from] === 0x2d ? from + 1 : from;
  const whole = afterDigits(bytes, first);
  if (whole === first || (bytes[first] === 0x30 && whole > first + 1)) return from;
  if (bytes[whole] !== 0x2e) return whole;
  const end = afterDigits(bytes, whole + 1);
  return end === whole + 1 ? from : end;
}

function afterDigits(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && IS_DIGIT[bytes[at] as number] === 1) at += 1;
  return at;
}
