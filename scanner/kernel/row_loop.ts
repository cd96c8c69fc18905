import { kernel } from './kernel';
import { setColumns, takeSamples, tellCells } from './samples';
import type { RowsToSample, SampleSink, SampledRows } from './samples';
import { countedColumns, wantedColumns } from './tally';
import type { CountedRows, RowsToCount } from './tally';

/** Where the first row begins, where the last line that has an end ends, and the byte that stands between cells. */
export interface Rows {
  from: number;
  lastEnd: number;
  delimiter: number;
}

/** Gathers what the cells in rows of csv or tsv are like, column by column. */
export function sampleRows(bytes: Buffer, rows: Rows, asked: RowsToSample, sink: SampleSink): SampledRows {
  const loops = kernel();
  const { exports } = loops;
  const length = loops.lay(bytes);
  exports.sampleRows(asked.most, asked.least, asked.cells, asked.smallBound);
  setColumns(loops, asked.columns);
  const at = exports.readRows(rows.from, length, rows.lastEnd, rows.delimiter);
  tellCells(loops, exports.eventCount(), bytes, sink);
  takeSamples(loops, bytes, sink);
  return { at, rows: exports.rowsRead(), cells: exports.cellsRead(), isDone: exports.areRowsDone() !== 0 };
}

/** Counts cells in rows of csv or tsv; the rows of the answer begin with 0. */
export function countRows(
  bytes: Buffer,
  rows: Rows,
  { most, columns, smallBound, isCounted }: RowsToCount
): CountedRows {
  const loops = kernel();
  const { exports } = loops;
  const length = loops.lay(bytes);
  const wanted = wantedColumns(loops).fill(0);
  for (let column = 0; column < columns; column += 1) wanted[column] = isCounted(column) ? 1 : 0;
  exports.countRows(most, smallBound);
  const at = exports.readRows(rows.from, length, rows.lastEnd, rows.delimiter);
  return { at, rows: exports.rowsRead(), columns: countedColumns(loops) };
}
