import type { Kernel } from './kernel';

/** What the cells of one column were, in the rows counted. */
export interface ColumnCounts {
  cells: number;
  /** Whole numbers, those up to 255, and those from 1 to below the bound of small counts. */
  integers: number;
  bytes: number;
  small: number;
  /** The first row with a small one, 0 being the first that was counted. */
  smallRow: number | undefined;
}

export interface RowsToCount {
  most: number;
  /** Columns so far. */
  columns: number;
  smallBound: number;
  isCounted(column: number): boolean;
}

/** Where reading ended, and what it counted. */
export interface CountedRows {
  at: number;
  rows: number;
  columns: ReadonlyMap<number, ColumnCounts>;
}

/** Numbers that the module keeps of one column. */
const TALLY = 5;
const MAX_COLUMNS = 512;

/** A mark for each column, 1 where it is counted. */
export const wantedColumns = ({ bytes, exports: { wantedAt } }: Kernel): Uint8Array =>
  bytes.subarray(wantedAt(), wantedAt() + MAX_COLUMNS);

/** What a column holds. */
export function countsOf({ words, exports: { tallyAt } }: Kernel, column: number): ColumnCounts {
  const at = (tallyAt() >> 2) + column * TALLY;
  const first = words[at + 4] as number;
  return {
    cells: words[at] as number,
    integers: words[at + 1] as number,
    bytes: words[at + 2] as number,
    small: words[at + 3] as number,
    smallRow: first > 0 ? first - 1 : undefined,
  };
}

/** What each column holds that is marked. */
export function countedColumns(loops: Kernel): ReadonlyMap<number, ColumnCounts> {
  const columns = new Map<number, ColumnCounts>();
  const wanted = wantedColumns(loops);
  for (let column = wanted.indexOf(1); column !== -1; column = wanted.indexOf(1, column + 1))
    columns.set(column, countsOf(loops, column));
  return columns;
}
