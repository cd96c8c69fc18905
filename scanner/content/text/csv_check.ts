import { kernel } from '../../kernel/kernel';

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

/** Numbers that `kernel/assembly/rows.ts` keeps. */
const ROW_FACTS = 9;

/**
 * Follows RFC 4180, with any delimiter of one byte, either end of line, and empty lines left out. Of two texts one is
 * read to its end before the other is begun.
 */
export class CsvCheck {
  facts: TableFacts = { rows: 0, columns: 0, wider: 0, narrower: 0, widest: 0 };
  problem?: Problem;

  constructor(delimiter: number) {
    kernel().exports.beginRows(delimiter);
  }

  push(bytes: Buffer): void {
    const loops = kernel();
    loops.exports.scanRows(loops.lay(bytes));
  }

  end(): void {
    const loops = kernel();
    const { endRows, rowFactsAt } = loops.exports;
    endRows();
    const facts = loops.numbers(rowFactsAt(), ROW_FACTS);
    const [rows = 0, columns = 0, widest = 0, wider = 0, narrower = 0] = facts;
    const [firstWider = 0, firstNarrower = 0, brokenAt = 0, openedAt = 0] = facts.subarray(5);
    this.facts = {
      rows,
      columns,
      wider,
      narrower,
      ...(firstWider > 0 && { firstWider }),
      ...(firstNarrower > 0 && { firstNarrower }),
      widest,
    };
    if (brokenAt > 0)
      this.problem = { message: 'Something follows the closing quotation mark of a cell', line: brokenAt };
    else if (openedAt > 0)
      this.problem = { message: 'The quotation mark of a cell is never closed', line: openedAt };
  }
}
