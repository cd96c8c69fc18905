import type { RowsToSample, SampleSink, SampledRows } from '../../kernel/samples';
import type { CountedRows, RowsToCount } from '../../kernel/tally';

/** Takes in the cells of a table, or the values of records, in order. */
export interface CellSink {
  /** A cell without its quotes; `column` counts from 0. Positions are those of `bytes`. */
  cell(column: number, bytes: Buffer, start: number, end: number): void;
  /** The end of a row. */
  row(): void;
  /** Whether the next rows need not be read, until `resume`. */
  readonly isIdle: boolean;
  resume(): void;
  /** The number of the column of a name (records only); the sink numbers them in the order of their coming. */
  column(name: string): number;
}

/** Takes in rows by the kernel's loops: the next ones are looked at whole, or counted when there are any to count. */
export interface RowSink extends CellSink {
  /** Whether the next row holds the names of the columns. */
  readonly awaitsNames: boolean;
  readonly rowsToCount: number;
  /** Both answer where reading ended. */
  countRows(count: (rows: RowsToCount) => CountedRows): number;
  sampleRows(sample: (rows: RowsToSample, sink: SampleSink) => SampledRows): number;
}

/** Bytes that are left out while the sink is idle. */
export const IDLE_BYTES = 384 * 1024;
