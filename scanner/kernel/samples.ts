import type { Kernel } from './kernel';
import { countsOf } from './tally';
import type { ColumnCounts } from './tally';

/** What is known of a column before a sample of its cells. */
export interface SampledColumn {
  /** Cells so far. */
  readonly cells: number;
  /** Bytes that the sample shall take as kept already. */
  readonly bytesBefore: number;
}

/** What the cells of one column are, in some rows looked at whole. What is kept is there until the module is used again. */
export interface ColumnSample {
  counts: ColumnCounts;
  /** The first one, and its row. */
  start: number;
  end: number;
  row: number;
  /** Bytes of the longest. */
  longest: number;
  /** Whether any of the first places of a cell holds a letter. */
  hasLetters: boolean;
  /** Cells kept, each with a line end behind it; a cell that was the first of all only with its beginning. */
  pooled: number;
  keptAt: number;
  keptBytes: number;
  /** The hashes of the cells, up to a bound: where they stand among the module's words. */
  hashesAt: number;
  hashes: number;
}

/** So many rows at most, and fewer once there were so many cells in so many rows at least. */
export interface RowsToSample {
  most: number;
  least: number;
  cells: number;
  smallBound: number;
  columns: readonly SampledColumn[];
}

/** What is told of a sample; rows begin with 0. */
export interface SampleSink {
  take(column: number, sample: ColumnSample, loops: Kernel, bytes: Buffer): void;
  /** Cells came before any name: they are of a first column that has none (records only). */
  nameless(): void;
  /** A cell that may be ten digits, of a column that is taken as a whole. */
  digits(column: number, bytes: Buffer, start: number, end: number): void;
  /** A cell of another column. */
  cell(column: number, bytes: Buffer, start: number, end: number, row: number): void;
}

export interface SampledRows {
  at: number;
  rows: number;
  cells: number;
  /** It ended after the last row that was asked for. */
  isDone: boolean;
}

/** Columns that the module gathers; cells of others are told one by one. */
const SAMPLED_COLUMNS = 64;
/** Numbers of one column. */
const COLUMN = 10;
const MAX_HASHES = 2_048;

/** Says what is known of columns; of others nothing is. */
export function setColumns({ words, exports }: Kernel, columns: readonly SampledColumn[]): void {
  let at = exports.samplesAt() >> 2;
  for (let column = 0; column < Math.min(columns.length, SAMPLED_COLUMNS); column += 1, at += COLUMN) {
    const { cells, bytesBefore } = columns[column] as SampledColumn;
    words[at] = cells === 0 ? 1 : 0;
    words[at + 1] = bytesBefore;
  }
}

/** Hands on the cells of the first so many events. */
export function tellCells(loops: Kernel, count: number, bytes: Buffer, sink: SampleSink): void {
  loops.tell(count, (kind, start, end, row) =>
    kind < 0 ? sink.digits(-1 - kind, bytes, start, end) : sink.cell(kind, bytes, start, end, row)
  );
}

/** Hands on what was gathered of each column that has cells. */
export function takeSamples(loops: Kernel, bytes: Buffer, sink: SampleSink): void {
  const { words, exports } = loops;
  let at = exports.samplesAt() >> 2;
  for (let column = 0; column < SAMPLED_COLUMNS; column += 1, at += COLUMN) {
    const cells = words[at + 2] as number;
    if (cells === 0) continue;
    const sample: ColumnSample = {
      counts: countsOf(loops, column),
      start: words[at + 3] as number,
      end: words[at + 4] as number,
      row: words[at + 5] as number,
      longest: words[at + 6] as number,
      pooled: words[at + 7] as number,
      keptAt: exports.keptAt(column),
      keptBytes: words[at + 8] as number,
      hasLetters: words[at + 9] === 1,
      hashesAt: exports.hashesAt(column) >> 2,
      hashes: Math.min(cells, MAX_HASHES),
    };
    sink.take(column, sample, loops, bytes);
  }
}
