const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** What is wrong with a content that claims a form. Lines count from 1. */
export interface Problem {
  message: string;
  line: number;
}

export interface TableFacts {
  rows: number;
  columns: number;
  /** Rows with more cells than the first, and with fewer. */
  wider: number;
  narrower: number;
  firstWider?: number;
  firstNarrower?: number;
  widest: number;
}

/** Where a piece breaks off: anywhere outside of quotation marks, within them, or right after one that may close. */
const PLAIN = 0;
const QUOTED = 1;
const CLOSED = 2;

/** Follows RFC 4180 byte by byte, with any delimiter of one byte, either end of line, and empty lines left out. */
export class CsvCheck {
  readonly facts: TableFacts = { rows: 0, columns: 0, wider: 0, narrower: 0, widest: 0 };
  problem?: Problem;
  private state = PLAIN;
  private cells = 1;
  /** Nothing of this cell, of this row, came yet. */
  private cellIsNew = true;
  private rowIsEmpty = true;
  private line = 1;
  private quotedAt = 1;
  /** Not 0: bytes that mean something outside of quotation marks. */
  private readonly means = new Uint8Array(256);

  constructor(private readonly delimiter: number) {
    for (const byte of [delimiter, LF, CR, QUOTE]) this.means[byte] = 1;
  }

  push(bytes: Buffer): void {
    const { means, delimiter } = this;
    const end = bytes.length;
    let at = 0;
    let cells = this.cells;
    // Where the cell and the row begin; before the piece when they began there.
    let cell = this.cellIsNew ? 0 : -1;
    let row = this.rowIsEmpty ? 0 : -1;
    if (this.state !== PLAIN) at = this.quoted(bytes, 0);
    while (at < end) {
      const byte = bytes[at] as number;
      at += 1;
      if (means[byte] === 0) continue;
      if (byte === delimiter) {
        cells += 1;
        cell = at;
      } else if (byte === LF) {
        this.endRow(cells, cells === 1 && isBlank(bytes, row, at - 1));
        cells = 1;
        cell = row = at;
      } else if (byte === QUOTE && cell === at - 1) {
        this.state = QUOTED;
        this.quotedAt = this.line;
        at = this.quoted(bytes, at);
      }
    }
    this.cells = cells;
    this.cellIsNew = cell === end;
    this.rowIsEmpty = cells === 1 && isBlank(bytes, row, end);
  }

  end(): TableFacts {
    const { facts } = this;
    if (this.state === QUOTED)
      this.problem ??= { message: 'The quotation mark of a cell is never closed', line: this.quotedAt };
    if (!this.rowIsEmpty || this.cells > 1) this.endRow(this.cells, false);
    return facts;
  }

  /** Goes on within quotation marks and answers where the text after them begins. */
  private quoted(bytes: Buffer, from: number): number {
    const end = bytes.length;
    let at = from;
    while (at < end) {
      if (this.state === CLOSED) {
        if (bytes[at] !== QUOTE) return this.closed(bytes[at] as number, at);
        this.state = QUOTED;
        at += 1;
        continue;
      }
      const next = bytes.indexOf(QUOTE, at);
      const stop = next === -1 ? end : next;
      for (; at < stop; at += 1) if (bytes[at] === LF) this.line += 1;
      if (next === -1) return end;
      this.state = CLOSED;
      at = next + 1;
    }
    return end;
  }

  private closed(byte: number, at: number): number {
    this.state = PLAIN;
    if (byte !== this.delimiter && byte !== LF && byte !== CR)
      this.problem ??= { message: 'Something follows the closing quotation mark of a cell', line: this.line };
    return at;
  }

  private endRow(cells: number, isEmpty: boolean): void {
    const { facts, line } = this;
    this.line += 1;
    if (isEmpty) return;
    facts.rows += 1;
    if (facts.rows === 1) facts.columns = facts.widest = cells;
    else if (cells > facts.columns) {
      facts.wider += 1;
      facts.firstWider ??= line;
      facts.widest = Math.max(facts.widest, cells);
    } else if (cells < facts.columns) {
      facts.narrower += 1;
      facts.firstNarrower ??= line;
    }
  }
}

/** Nothing, or the first half of a line end. */
const isBlank = (bytes: Buffer, from: number, end: number) =>
  from >= 0 && (from === end || (end - from === 1 && bytes[from] === CR));
