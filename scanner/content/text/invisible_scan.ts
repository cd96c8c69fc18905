/** What hides in characters that show nothing, or that look like others. */
export type Trick = 'invisible' | 'tag' | 'bidi' | 'selector' | 'control' | 'space' | 'look-alike' | 'stack';

export interface TrickFacts {
  count: number;
  /** Byte of the first one, counted from the first that was pushed. */
  first: number;
  codePoint: number;
}

/** Marks piled on one letter beyond which they are no accents. */
const MAX_MARKS = 4;

// Leads of UTF-8 whose characters are worth a look; of all others nothing is asked.
const LOOK = new Uint8Array(256);
for (const lead of [0xc2, 0xcc, 0xcd, 0xd0, 0xd1, 0xd8, 0xe1, 0xe2, 0xe3, 0xef, 0xf0, 0xf3]) LOOK[lead] = 1;

const between = (code: number, low: number, high: number) => code >= low && code <= high;

/** Shows nothing, and belongs into no text of today. */
const isFiller = (code: number) =>
  code === 0x034f ||
  between(code, 0x115f, 0x1160) ||
  between(code, 0x17b4, 0x17b5) ||
  between(code, 0x180b, 0x180f) ||
  code === 0x200b ||
  between(code, 0x2060, 0x2065) ||
  between(code, 0x206a, 0x206f) ||
  code === 0x2800 ||
  code === 0x3164 ||
  code === 0xfeff ||
  code === 0xffa0 ||
  between(code, 0xfff9, 0xfffb) ||
  between(code, 0x1d173, 0x1d17a);

const isSpace = (code: number) =>
  code === 0x1680 || between(code, 0x2000, 0x200a) || code === 0x202f || code === 0x205f;

const isBidi = (code: number) => between(code, 0x202a, 0x202e) || between(code, 0x2066, 0x2069);

// Cyrillic letters drawn like Latin ones: АВЕЅІЈКМНОРСТУХ асеѕіјорухһ.
const LOOK_ALIKES = new Set(
  [...'АВЕЅІЈКМНОРСТУХасеѕіјорухһ'].map((letter) => letter.codePointAt(0) as number)
);

const isLetter = (byte: number | undefined) =>
  byte !== undefined && (between(byte, 0x41, 0x5a) || between(byte, 0x61, 0x7a));

function codePoint(bytes: Buffer, at: number): number {
  const lead = bytes[at] as number;
  const next = (index: number) => (bytes[at + index] ?? 0x80) & 0x3f;
  if (lead < 0xe0) return ((lead & 0x1f) << 6) | next(1);
  if (lead < 0xf0) return ((lead & 0x0f) << 12) | (next(1) << 6) | next(2);
  return ((lead & 0x07) << 18) | (next(1) << 12) | (next(2) << 6) | next(3);
}

/** Counts, in UTF-8 pieces of whole characters that are not all ASCII, what shows nothing or deceives the eye. */
export class InvisibleScan {
  readonly facts = new Map<Trick, TrickFacts>();
  /** Kinds of unusual blanks. */
  readonly spaces = new Set<number>();
  noBreakSpaces = 0;
  softHyphens = 0;
  plainSpaces = 0;
  private marks = 0;

  /** `offset`: bytes that were pushed before. */
  push(bytes: Buffer, offset: number): void {
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at] as number;
      if (byte < 0x80) {
        if (byte === 0x20) this.plainSpaces += 1;
        this.marks = 0;
      } else if (LOOK[byte] === 1) this.look(bytes, at, offset);
    }
  }

  private look(bytes: Buffer, at: number, offset: number): void {
    const code = codePoint(bytes, at);
    if (between(code, 0x300, 0x36f)) {
      this.marks += 1;
      if (this.marks > MAX_MARKS) this.note('stack', code, offset + at);
      if (code !== 0x34f) return;
    } else this.marks = 0;
    const trick = this.trickOf(code, bytes, at);
    if (trick) this.note(trick, code, offset + at);
  }

  private trickOf(code: number, bytes: Buffer, at: number): Trick | undefined {
    if (code < 0x100) return this.latin(code);
    if (between(code, 0x400, 0x4ff)) return mixesScripts(code, bytes, at) ? 'look-alike' : undefined;
    if (isFiller(code)) return 'invisible';
    if (isBidi(code)) return 'bidi';
    if (code === 0x200c || code === 0x200d) return joins(bytes, at) ? undefined : 'invisible';
    if (code === 0x200e || code === 0x200f || code === 0x061c)
      return nearRightToLeft(bytes, at) ? undefined : 'invisible';
    if (isSpace(code)) {
      this.spaces.add(code);
      return 'space';
    }
    if (between(code, 0xfe00, 0xfe0f)) return selects(bytes, at) ? undefined : 'selector';
    if (between(code, 0xe0100, 0xe01ef)) return isIdeograph(bytes, at) ? undefined : 'selector';
    if (between(code, 0xe0000, 0xe007f)) return inFlag(bytes, at) ? undefined : 'tag';
    return undefined;
  }

  private latin(code: number): Trick | undefined {
    if (code === 0xa0) this.noBreakSpaces += 1;
    if (code === 0xad) this.softHyphens += 1;
    return code < 0xa0 && code !== 0x85 ? 'control' : undefined;
  }

  private note(trick: Trick, code: number, offset: number): void {
    const facts = this.facts.get(trick);
    if (facts) facts.count += 1;
    else this.facts.set(trick, { count: 1, first: offset, codePoint: code });
  }
}

const mixesScripts = (code: number, bytes: Buffer, at: number) =>
  LOOK_ALIKES.has(code) && (isLetter(bytes[at - 1]) || isLetter(bytes[at + 2]));

/** Joiners belong between letters of scripts that join, and between pictures; the edge of a piece proves nothing. */
const joins = (bytes: Buffer, at: number) =>
  at === 0 ||
  at + 3 >= bytes.length ||
  ((bytes[at - 1] as number) >= 0x80 && (bytes[at + 3] as number) >= 0xd8);

const nearRightToLeft = (bytes: Buffer, at: number) =>
  bytes.subarray(Math.max(0, at - 40), at + 40).some((byte) => byte >= 0xd6 && byte <= 0xdb);

/** A selector picks the form of a picture, a symbol or a digit, and never follows another one. */
function selects(bytes: Buffer, at: number): boolean {
  if (at < 3) return true;
  const [a, b, c] = [bytes[at - 3], bytes[at - 2], bytes[at - 1] as number];
  if (a === 0xef && b === 0xb8) return false;
  return c >= 0x80 || between(c, 0x30, 0x39) || c === 0x23 || c === 0x2a;
}

const isIdeograph = (bytes: Buffer, at: number) =>
  at < 3 || between(bytes[at - 3] as number, 0xe3, 0xe9) || bytes[at - 4] === 0xf0;

const BLACK_FLAG = Buffer.from('🏴');
/** Flags of parts of countries are spelt in tags: five or six, and an end. */
const FLAG_BYTES = 4 * 8;

const inFlag = (bytes: Buffer, at: number) =>
  bytes.subarray(Math.max(0, at - FLAG_BYTES), at).includes(BLACK_FLAG);
