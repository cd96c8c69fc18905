import { kernel } from './kernel';
import { countedColumns, wantedColumns } from './tally';
import type { ColumnCounts } from './tally';

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

/** Counts cells in rows of csv or tsv. Answers where the next row begins, the rows, and what each wanted column holds. */
export function countRows(
  bytes: Buffer,
  { from, lastEnd, most, delimiter, wanted, smallBound }: RowsToCount
): { at: number; rows: number; columns: ReadonlyMap<number, ColumnCounts> } {
  const loops = kernel();
  const length = loops.lay(bytes);
  const marks = wantedColumns(loops).fill(0);
  for (const [column, isWanted] of wanted.entries()) if (isWanted) marks[column] = 1;
  const at = loops.exports.countRows(from, length, lastEnd, most, delimiter, smallBound);
  return { at, rows: loops.exports.countedRows(), columns: countedColumns(loops) };
}
