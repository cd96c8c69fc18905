/** Bytes of a line's end that are kept, to know lines apart that end in many blanks. */
const MAX_TRAILING = 4_096;

const TAB = 0x09;
const LF = 0x0a;
const FF = 0x0c;
const CR = 0x0d;
const SPACE = 0x20;

/** What one pass over the lines of a text found. Offsets are bytes of what was pushed, counted from the first. */
export interface LineFacts {
  lines: number;
  bytes: number;
  /** Control bytes other than tab, line feed, form feed and carriage return; NUL is not among them. */
  controls: number;
  firstControl?: { offset: number; byte: number };
  firstNul?: number;
  longest: number;
  longestLine: number;
  /** Lines that end in CR LF, and those that end in LF alone; CR alone ends no line here. */
  crlf: number;
  lf: number;
  loneCr: number;
  /** How often a line ends differently from the one before. */
  turns: number;
  /** Lines that end in blanks or tabs and have something before them. */
  trailing: number;
  /** How often a line with blanks at its end follows one without, or the other way round. */
  trailingTurns: number;
  /** Lines whose blanks at the end hold a tab. */
  trailingTabs: number;
  /** Different numbers of blanks at the ends of lines; bounded. */
  trailingLengths: Set<number>;
  /** Different lengths of the lines that end in blanks, the blanks included; bounded. */
  paddedLengths: Set<number>;
  /** The longest run of blanks and tabs at the end of a line. */
  longestTrailing: number;
}

const MAX_LENGTHS = 64;

/**
 * Finds control bytes and looks at the ends of lines, four bytes at a step: of most words none is a control, which
 * one subtraction tells (Warren, Hacker's Delight, 6-1).
 */
export class LineScan {
  readonly facts: LineFacts = {
    lines: 0,
    bytes: 0,
    controls: 0,
    longest: 0,
    longestLine: 0,
    crlf: 0,
    lf: 0,
    loneCr: 0,
    turns: 0,
    trailing: 0,
    trailingTurns: 0,
    trailingTabs: 0,
    trailingLengths: new Set(),
    paddedLengths: new Set(),
    longestTrailing: 0,
  };
  private lineStart = 0;
  private wasTrailing = false;
  private wasCrlf = false;
  /** The end of the bytes before, for lines that begin there. */
  private before: Buffer = Buffer.alloc(0);

  push(bytes: Buffer): void {
    const end = bytes.length;
    let at = 0;
    const aligned = Math.min(end, (4 - (bytes.byteOffset & 3)) & 3);
    for (; at < aligned; at += 1) if ((bytes[at] as number) < SPACE) this.control(bytes, at);
    const words = new Int32Array(bytes.buffer, bytes.byteOffset + at, (end - at) >> 2);
    for (let index = 0; index < words.length; index += 1) {
      const word = words[index] as number;
      if (((word - 0x20202020) & ~word & 0x80808080) === 0) continue;
      const from = at + index * 4;
      for (let byte = from; byte < from + 4; byte += 1)
        if ((bytes[byte] as number) < SPACE) this.control(bytes, byte);
    }
    for (at += words.length * 4; at < end; at += 1)
      if ((bytes[at] as number) < SPACE) this.control(bytes, at);
    for (let del = bytes.indexOf(0x7f); del !== -1; del = bytes.indexOf(0x7f, del + 1)) this.bad(del, 0x7f);
    this.remember(bytes);
    this.facts.bytes += end;
  }

  end(): LineFacts {
    const { facts } = this;
    if (facts.bytes > this.lineStart) this.line(Buffer.alloc(0), 0, false, true);
    return facts;
  }

  private control(bytes: Buffer, at: number): void {
    const byte = bytes[at] as number;
    if (byte === LF) {
      const crlf = (at > 0 ? bytes[at - 1] : this.before[this.before.length - 1]) === CR;
      this.line(bytes, at, crlf);
      this.lineStart = this.facts.bytes + at + 1;
    } else if (byte === CR) {
      this.facts.loneCr += 1;
    } else if (byte !== TAB && byte !== FF) this.bad(at, byte);
  }

  private bad(at: number, byte: number): void {
    const { facts } = this;
    const offset = facts.bytes + at;
    if (byte === 0) {
      facts.firstNul ??= offset;
      return;
    }
    facts.controls += 1;
    facts.firstControl ??= { offset, byte };
  }

  /** The last line may end in nothing; that is then no turn. */
  private line(bytes: Buffer, end: number, crlf: boolean, open = false): void {
    const { facts } = this;
    facts.lines += 1;
    if (crlf) {
      facts.crlf += 1;
      facts.loneCr -= 1;
    } else if (!open) facts.lf += 1;
    if (facts.lines > 1 && !open && crlf !== this.wasCrlf) facts.turns += 1;
    this.wasCrlf = crlf;
    const length = facts.bytes + end - this.lineStart - (crlf ? 1 : 0);
    if (length > facts.longest) {
      facts.longest = length;
      facts.longestLine = facts.lines;
    }
    if (length === 0) return;
    this.trailing(bytes, crlf ? end - 1 : end, length);
  }

  private trailing(bytes: Buffer, end: number, length: number): void {
    const { facts, before } = this;
    const byteAt = (index: number) => (index >= 0 ? bytes[index] : before[before.length + index]);
    const last = byteAt(end - 1);
    const has = last === SPACE || last === TAB;
    if (has !== this.wasTrailing) facts.trailingTurns += 1;
    this.wasTrailing = has;
    if (!has) return;
    let run = 0;
    let tabs = false;
    const most = Math.min(length, MAX_TRAILING);
    for (; run < most; run += 1) {
      const byte = byteAt(end - 1 - run);
      if (byte === TAB) tabs = true;
      else if (byte !== SPACE) break;
    }
    facts.longestTrailing = Math.max(facts.longestTrailing, run);
    facts.trailing += 1;
    if (tabs) facts.trailingTabs += 1;
    if (facts.trailingLengths.size < MAX_LENGTHS) facts.trailingLengths.add(run);
    if (facts.paddedLengths.size < MAX_LENGTHS) facts.paddedLengths.add(length);
  }

  private remember(bytes: Buffer): void {
    const end = bytes.length;
    this.before =
      end >= MAX_TRAILING
        ? Buffer.from(bytes.subarray(end - MAX_TRAILING))
        : Buffer.concat([this.before, bytes]).subarray(-MAX_TRAILING);
  }
}
