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
  /** Cells kept, each with a line end behind it; a cell that was the first of all only with its beginning. */
  pooled: number;
  keptAt: number;
  keptBytes: number;
  /** The hashes of the cells, up to a bound: where they stand among the module's words. */
  hashesAt: number;
  hashes: number;
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

/** Hands on what was gathered of each column that has cells. */
export function takeSamples(loops: Kernel, take: (column: number, sample: ColumnSample) => void): void {
  const { words, exports } = loops;
  let at = exports.samplesAt() >> 2;
  for (let column = 0; column < SAMPLED_COLUMNS; column += 1, at += COLUMN) {
    const cells = words[at + 2] as number;
    if (cells === 0) continue;
    take(column, {
      counts: countsOf(loops, column),
      start: words[at + 3] as number,
      end: words[at + 4] as number,
      row: words[at + 5] as number,
      longest: words[at + 6] as number,
      pooled: words[at + 7] as number,
      keptAt: exports.keptAt(column),
      keptBytes: words[at + 8] as number,
      hashesAt: exports.hashesAt(column) >> 2,
      hashes: Math.min(cells, MAX_HASHES),
    });
  }
}
