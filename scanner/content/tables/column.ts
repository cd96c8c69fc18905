import type { Kernel } from '../../kernel/kernel';
import type { ColumnSample } from '../../kernel/samples';
import type { ColumnCounts } from '../../kernel/tally';
import { DIGIT, KIND, LOWER, UPPER } from '../hidden/classes';
import { tenDigits } from '../patients/check_digits';
import { NumberEvidence } from '../patients/number_evidence';
import { countName } from './column_names';
import type { CountName } from './column_names';
import { DistinctHashes } from './distinct_hashes';

/** Bytes of one column's cells that are kept together, to see what they hold when they are put together. */
const POOL_BYTES = 8 * 1024;
/** Cells of one column whose values are told apart. */
const MAX_DISTINCT = 2_000;
const FEW_BYTES = 48;
const FIRST_BYTES = 1_024;
const NOTHING = Buffer.alloc(0);
const MAX_DIGITS = 12;
/** Characters of ten digits with blanks, or with `.0`. */
const MAX_TEN = 13;
const ZERO = 48;
/** Places of a cell at which the kinds of characters say something. */
export const PLACES = 6;

/** What one column's cells are like. */
export class Column {
  private knownCountName?: CountName;
  /** Cells looked at that were not empty. */
  cells = 0;
  /** Whole numbers, and those from 1 to below the bound of small counts. */
  integers = 0;
  small = 0;
  smallRow?: number;
  /** Whole numbers from 0 to 255. */
  bytes = 0;
  /** Ten-digit numbers. */
  private ownNumbers?: NumberEvidence;
  private seen?: DistinctHashes;
  private seenCells = 0;
  private pool = NOTHING;
  private filled = 0;
  pooled = 0;
  /** Bytes of the longest cell that was looked at whole, when there is a second one. */
  longest = 0;
  /** Whether any of the first places of a cell looked at whole holds a letter. */
  hasLetters = false;
  first = '';
  firstRow = 0;

  constructor(
    readonly name: string,
    private readonly smallBound: number
  ) {}

  get countName(): CountName {
    return (this.knownCountName ??= countName(this.name));
  }

  get numbers(): NumberEvidence {
    return (this.ownNumbers ??= new NumberEvidence());
  }

  /** Looks at a cell whole. */
  sample(bytes: Buffer, start: number, end: number, row: number): void {
    this.cells += 1;
    const length = end - start;
    if (this.first === '') {
      this.first = bytes.toString('latin1', start, Math.min(end, start + 100));
      this.firstRow = row;
    }
    this.count(bytes, start, end, row);
    if (length >= 10 && length <= MAX_TEN && KIND[bytes[start] as number] === DIGIT)
      this.digits(bytes, start, end);
    // Most names of records have one value, which needs no comparison with others.
    if (this.cells === 1) return;
    if (this.cells === 2) this.keep(Buffer.from(this.first, 'latin1'), 0, this.first.length);
    this.keep(bytes, start, end);
  }

  /** Looks at a cell that may be ten digits. */
  digits(bytes: Buffer, start: number, end: number): void {
    const digits = tenDigits(bytes.toString('latin1', start, end));
    if (digits) this.numbers.add(digits);
  }

  /** Bytes kept, with those of a lone first cell, which the next one lets keep. */
  get bytesBefore(): number {
    return this.filled + (this.cells === 1 ? this.first.length + 1 : 0);
  }

  /** The same as `sample` for cells of rows from one on that the kernel looked at, but for ten digits. */
  take(sample: ColumnSample, { bytes: kept, words }: Kernel, bytes: Buffer, row: number): void {
    const before = this.cells;
    if (this.first === '') {
      this.first = bytes.toString('latin1', sample.start, Math.min(sample.end, sample.start + 100));
      this.firstRow = row + sample.row;
    }
    this.add(sample.counts, row);
    if (this.cells === 1) return;
    if (before === 1) this.keep(Buffer.from(this.first, 'latin1'), 0, this.first.length);
    if (sample.longest > this.longest) this.longest = sample.longest;
    if (sample.hasLetters) this.hasLetters = true;
    const { hashesAt, keptAt, keptBytes } = sample;
    this.seen ??= new DistinctHashes(sample.hashes);
    for (let at = hashesAt; at < hashesAt + sample.hashes; at += 1) this.tellApart(words[at] as number);
    // Nothing more is kept before the next sample, in most cases.
    this.grow(this.filled + keptBytes, 1);
    kept.copy(this.pool, this.filled, keptAt, keptAt + keptBytes);
    this.filled += keptBytes;
    this.pooled += sample.pooled;
  }

  private tellApart(hash: number): void {
    if (this.seenCells >= MAX_DISTINCT) return;
    this.seen ??= new DistinctHashes();
    this.seen.add(hash);
    this.seenCells += 1;
  }

  private keep(bytes: Buffer, start: number, end: number): void {
    const length = end - start;
    if (length > this.longest) this.longest = length;
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
    this.tellApart(hash);
    this.hasLetters ||= holdsLetter(bytes, start, Math.min(end, start + PLACES));
    if (this.filled + length + 1 > POOL_BYTES) return;
    this.grow(this.filled + length + 1);
    const { pool, filled } = this;
    // A call of `copy` costs more than a few bytes.
    if (length > FEW_BYTES) bytes.copy(pool, filled, start, end);
    else for (let at = 0; at < length; at += 1) pool[filled + at] = bytes[start + at] as number;
    pool[filled + length] = 10;
    this.filled += length + 1;
    this.pooled += 1;
  }

  /** Counts a cell as a number, when it is one. */
  count(bytes: Buffer, start: number, end: number, row: number): void {
    const length = end - start;
    if (length === 0 || length > MAX_DIGITS) return;
    let value = 0;
    for (let at = start; at < end; at += 1) {
      const digit = (bytes[at] as number) - ZERO;
      if (digit < 0 || digit > 9) return;
      value = value * 10 + digit;
    }
    this.integers += 1;
    if (value <= 255) this.bytes += 1;
    if (value < 1 || value >= this.smallBound) return;
    this.small += 1;
    this.smallRow ??= row;
  }

  /** Adds what cells from a row on were counted as. */
  add({ cells, integers, bytes, small, smallRow }: ColumnCounts, row: number): void {
    this.cells += cells;
    this.integers += integers;
    this.bytes += bytes;
    this.small += small;
    if (smallRow !== undefined) this.smallRow ??= row + smallRow;
  }

  /** Share (0 to 1) of the cells told apart whose values differ. */
  get distinctShare(): number {
    return this.seen ? this.seen.size / this.seenCells : 1;
  }

  get distinct(): number {
    return this.seen?.size ?? this.cells;
  }

  /** The cells kept, each with a line end behind it. */
  get kept(): Buffer {
    return this.pool.subarray(0, this.filled);
  }

  /** The same as a string. */
  get text(): string {
    return this.pool.toString('latin1', 0, this.filled);
  }

  private grow(least: number, times = 2): void {
    if (least <= this.pool.length) return;
    const larger = Buffer.allocUnsafe(Math.max(FIRST_BYTES, Math.min(POOL_BYTES, times * least)));
    this.pool.copy(larger);
    this.pool = larger;
  }

  /** Forgets the cells kept, so that others can be. */
  clear(): void {
    this.filled = 0;
    this.pooled = 0;
    this.hasLetters = false;
  }
}

function holdsLetter(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const kind = KIND[bytes[at] as number];
    if (kind === LOWER || kind === UPPER) return true;
  }
  return false;
}
