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

const START = 0;
const PLAIN = 1;
const QUOTED = 2;
const CLOSED = 3;

/** Follows RFC 4180 byte by byte, with any delimiter of one byte, either end of line, and empty lines left out. */
export class CsvCheck {
  readonly facts: TableFacts = { rows: 0, columns: 0, wider: 0, narrower: 0, widest: 0 };
  problem?: Problem;
  private state = START;
  private cells = 1;
  private isEmpty = true;
  private line = 1;
  private quotedAt = 1;

  constructor(private readonly delimiter: number) {}

  push(bytes: Buffer): void {
    const { delimiter } = this;
    const end = bytes.length;
    let { state, cells } = this;
    for (let at = 0; at < end; at += 1) {
      const byte = bytes[at] as number;
      if (state === QUOTED) {
        if (byte === QUOTE) state = CLOSED;
        else if (byte === LF) this.line += 1;
      } else if (byte === delimiter) {
        cells += 1;
        state = START;
      } else if (byte === LF) {
        this.endRow(cells, cells === 1 && state === START && this.isEmpty);
        cells = 1;
        state = START;
        this.isEmpty = true;
      } else if (state === START) {
        if (byte === CR) continue;
        this.isEmpty = false;
        if (byte === QUOTE) {
          state = QUOTED;
          this.quotedAt = this.line;
        } else state = PLAIN;
      } else if (state === CLOSED) {
        if (byte === QUOTE) state = QUOTED;
        else if (byte !== CR) {
          this.problem ??= {
            message: 'Something follows the closing quotation mark of a cell',
            line: this.line,
          };
          state = PLAIN;
        }
      }
    }
    this.state = state;
    this.cells = cells;
  }

  end(): TableFacts {
    const { facts } = this;
    if (this.state === QUOTED)
      this.problem ??= { message: 'The quotation mark of a cell is never closed', line: this.quotedAt };
    if (!this.isEmpty || this.cells > 1) this.endRow(this.cells, false);
    return facts;
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
