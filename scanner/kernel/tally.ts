import type { Kernel } from './kernel';

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

/** Numbers that the module keeps of one column. */
const TALLY = 5;
const MAX_COLUMNS = 512;

/** A mark for each column, 1 where it is counted. */
export const wantedColumns = ({ exports: { memory, wantedAt } }: Kernel): Uint8Array =>
  new Uint8Array(memory.buffer, wantedAt(), MAX_COLUMNS);

/** What each column holds that is marked. */
export function countedColumns(loops: Kernel): ReadonlyMap<number, ColumnCounts> {
  const { memory, tallyAt } = loops.exports;
  const tally = new Int32Array(memory.buffer, tallyAt(), TALLY * MAX_COLUMNS);
  const columns = new Map<number, ColumnCounts>();
  const wanted = wantedColumns(loops);
  for (let column = wanted.indexOf(1); column !== -1; column = wanted.indexOf(1, column + 1)) {
    const at = column * TALLY;
    const [cells = 0, integers = 0, bytes = 0, small = 0, first = 0] = tally.subarray(at, at + TALLY);
    columns.set(column, { cells, integers, bytes, small, ...(first > 0 && { smallRow: first - 1 }) });
  }
  return columns;
}
