import type { RowsToCount } from '../../kernel/count_rows';
import type {
  CountedRecords,
  RecordsToCount,
  RecordsToSample,
  SampledRecords,
  SampleSink,
} from '../../kernel/record_loop';

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

/** Takes in rows of which only some columns are counted as well. */
export interface RowSink extends CellSink {
  /** So many of the next rows are to be counted; 0 while rows are looked at whole. */
  readonly rowsToCount: number;
  /** Counts them in some bytes and answers where the next row begins. */
  count(bytes: Buffer, place: Pick<RowsToCount, 'from' | 'lastEnd' | 'delimiter'>): number;
}

/** Takes in records: the next rows are looked at whole, or counted when there are any to count. */
export interface RecordSink extends CellSink {
  readonly rowsToCount: number;
  countRecords(count: (records: RecordsToCount) => CountedRecords): number;
  /** Answers where it ended. */
  sampleRecords(sample: (records: RecordsToSample, sink: SampleSink) => SampledRecords): number;
}

/** Bytes that are left out while the sink is idle. */
export const IDLE_BYTES = 384 * 1024;
