import { kernel } from './kernel';

/** What the cells of one column were, in the rows counted. */
export interface ColumnCounts {
  cells: number;
  /** Whole numbers, those up to 255, and those from 1 to below the bound of small counts. */
  integers: number;
  bytes: number;
  small: number;
  /** The first row with a small one, 0 being the first that was counted. */
  smallRow?: number;
}

export interface RowsToCount {
  /** Where the first row begins, and where the last line that has an end ends. */
  from: number;
  lastEnd: number;
  /** Rows at most. */
  most: number;
  /** A byte. */
  delimiter: number;
  /** For each column whether it is counted; at most 512. */
  wanted: readonly boolean[];
  smallBound: number;
}

/** Numbers that the module keeps of one column. */
const TALLY = 5;
const MAX_COLUMNS = 512;

/** Counts cells in rows of csv or tsv. Answers where the next row begins, the rows, and what each wanted column holds. */
export function countRows(
  bytes: Buffer,
  { from, lastEnd, most, delimiter, wanted, smallBound }: RowsToCount
): { at: number; rows: number; columns: ReadonlyMap<number, ColumnCounts> } {
  const loops = kernel();
  const { memory, wantedAt, tallyAt, countedRows, countRows: count } = loops.exports;
  const length = loops.lay(bytes);
  const marks = new Uint8Array(memory.buffer, wantedAt(), MAX_COLUMNS).fill(0);
  for (const [column, isWanted] of wanted.entries()) if (isWanted) marks[column] = 1;
  const at = count(from, length, lastEnd, most, delimiter, smallBound);
  const columns = new Map<number, ColumnCounts>();
  for (const [column, isWanted] of wanted.entries()) {
    if (!isWanted) continue;
    const [cells = 0, integers = 0, numbers = 0, small = 0, first = 0] = new Int32Array(
      memory.buffer,
      tallyAt() + column * TALLY * Int32Array.BYTES_PER_ELEMENT,
      TALLY
    );
    columns.set(column, {
      cells,
      integers,
      bytes: numbers,
      small,
      ...(first > 0 && { smallRow: first - 1 }),
    });
  }
  return { at, rows: countedRows(), columns };
}
