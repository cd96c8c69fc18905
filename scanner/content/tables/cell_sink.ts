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

/** Bytes that are left out while the sink is idle. */
export const IDLE_BYTES = 384 * 1024;
