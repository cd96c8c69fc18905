import { kernel } from '../../kernel/kernel';

/** Bytes of a line's end that are kept, to know lines apart that end in many blanks. */
const MAX_TRAILING = 4_096;

const TAB = 0x09;
const SPACE = 0x20;

// Kinds of events and the numbers kept; the same stand in `kernel/assembly/lines.ts`.
const CONTROL = 0;
const LINE_FACTS = 7;

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
  /** Lines that end in CR LF; CR alone ends no line here. */
  crlf: number;
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
 * Finds control bytes and looks at the ends of lines. Of two texts one is read to its end before the other is begun.
 */
export class LineScan {
  readonly facts: LineFacts = {
    lines: 0,
    bytes: 0,
    controls: 0,
    longest: 0,
    longestLine: 0,
    crlf: 0,
    loneCr: 0,
    turns: 0,
    trailing: 0,
    trailingTurns: 0,
    trailingTabs: 0,
    trailingLengths: new Set(),
    paddedLengths: new Set(),
    longestTrailing: 0,
  };
  /** The end of the bytes before, for lines that begin there. */
  private before: Buffer = Buffer.alloc(0);
  private bytes: Buffer = this.before;

  constructor() {
    kernel().exports.beginLines();
  }

  push(bytes: Buffer): void {
    this.bytes = bytes;
    const loops = kernel();
    const length = loops.lay(bytes);
    const { scanLines, linesDone } = loops.exports;
    do loops.tell(scanLines(length), this.take);
    while (linesDone(length) === 0);
    this.remember(bytes);
    this.facts.bytes += length;
  }

  end(): LineFacts {
    const { facts } = this;
    const loops = kernel();
    const { endLines, lineFactsAt } = loops.exports;
    this.bytes = Buffer.alloc(0);
    loops.tell(endLines(), this.take);
    const [lines = 0, longest = 0, longestLine = 0, crlf = 0, loneCr = 0, turns = 0, trailingTurns = 0] =
      loops.numbers(lineFactsAt(), LINE_FACTS);
    return Object.assign(facts, { lines, longest, longestLine, crlf, loneCr, turns, trailingTurns });
  }

  private readonly take = (kind: number, start: number, _end: number, extra: number): void => {
    if (kind === CONTROL) this.bad(start, extra);
    else this.trailing(start, extra);
  };

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

  /** A line of so many bytes whose last one is a blank or a tab. */
  private trailing(end: number, length: number): void {
    const { facts, before, bytes } = this;
    const byteAt = (index: number) => (index >= 0 ? bytes[index] : before[before.length + index]);
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
