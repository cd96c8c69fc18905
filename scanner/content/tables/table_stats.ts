import type { RowsToSample, SampleSink, SampledRows } from '../../kernel/samples';
import type { CountedRows, RowsToCount } from '../../kernel/tally';
import type { Inspection } from '../inspection';
import type { RowSink } from './cell_sink';
import { Column } from './column';
import { isGroup } from './column_names';
import { hiddenInColumn } from './hidden_in_column';

/** Columns of one table that are looked into. */
const MAX_COLUMNS = 512;
/** Rows at the beginning that are looked at whole, and as many in each stretch of rows after them. */
const SAMPLE_FIRST = 256;
const SAMPLE_LATER = 64;
/** Cells of a sample after which it ends earlier, so that wide tables cost no more; but never before `LEAST_ROWS`. */
const SAMPLE_CELLS = 1_536;
const LEAST_ROWS = 48;
const STRETCH = 4_096;

/**
 * csv and tsv; JSON, whose records have names instead of a first row of them; Markdown. A spreadsheet runs formulas
 * of the first kind only.
 */
export type TableKind = 'table' | 'records' | 'markdown';

/** Reads a table's cells once: a part of the rows whole, of the others what costs little. */
export class TableStats implements RowSink {
  readonly columns: Column[] = [];
  private readonly names = new Map<string, number>();
  rows = 0;
  private sampled = true;
  private sampleStart = 0;
  private sampleEnd = SAMPLE_FIRST;
  private sampledCells = 0;
  private hasCounts = false;
  private header: boolean;
  private readonly smallBound: number;
  private hiddenTold = false;

  constructor(
    private readonly inspection: Inspection,
    readonly kind: TableKind
  ) {
    this.header = kind !== 'records';
    this.smallBound = inspection.policy.threshold('smallCount');
  }

  column(name: string): number {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    const column = Math.min(this.columns.length, MAX_COLUMNS - 1);
    if (column === this.columns.length) this.columns.push(new Column(name, this.smallBound));
    if (this.names.size < MAX_COLUMNS) this.names.set(name, column);
    return column;
  }

  cell(index: number, bytes: Buffer, start: number, end: number): void {
    if (start >= end) {
      if (this.header) this.columns.push(new Column('', this.smallBound));
      return;
    }
    if (index >= MAX_COLUMNS) return;
    if (this.header) {
      this.columns.push(
        new Column(bytes.toString('utf8', start, Math.min(end, start + 200)).trim(), this.smallBound)
      );
      return;
    }
    const column = this.columnAt(index);
    if (this.sampled) {
      this.sampledCells += 1;
      column.sample(bytes, start, end, this.rows);
    } else if (column.countName !== 'none') {
      column.cells += 1;
      column.count(bytes, start, end, this.rows);
    }
  }

  private columnAt(index: number): Column {
    while (this.columns.length <= index) this.columns.push(new Column('', this.smallBound));
    return this.columns[index] as Column;
  }

  row(): void {
    if (this.header) {
      this.header = false;
      return;
    }
    this.rows += 1;
    const enough = this.sampledCells >= SAMPLE_CELLS && this.rows >= this.sampleStart + LEAST_ROWS;
    if (this.sampled && (enough || this.rows >= this.sampleEnd)) this.endSample();
    else if (!this.sampled && this.rows % STRETCH === 0) this.resume();
  }

  /** Whether the rows that follow need not be read until `resume`: no column of counts is among them. */
  get isIdle(): boolean {
    return !this.sampled && !this.hasCounts;
  }

  get awaitsNames(): boolean {
    return this.header;
  }

  get rowsToCount(): number {
    return this.sampled ? 0 : STRETCH - (this.rows % STRETCH);
  }

  countRows(count: (rows: RowsToCount) => CountedRows): number {
    const { columns, smallBound, rowsToCount: most } = this;
    const isCounted = (column: number) => (columns[column]?.countName ?? 'none') !== 'none';
    const counted = count({ most, columns: columns.length, smallBound, isCounted });
    for (const [index, counts] of counted.columns) columns[index]?.add(counts, this.rows);
    this.rows += counted.rows;
    if (counted.rows === most) this.resume();
    return counted.at;
  }

  sampleRows(sample: (rows: RowsToSample, sink: SampleSink) => SampledRows): number {
    const { columns, smallBound, rows: before } = this;
    const asked = {
      most: this.sampleEnd - before,
      least: this.sampleStart + LEAST_ROWS - before,
      cells: SAMPLE_CELLS - this.sampledCells,
      smallBound,
      columns,
    };
    const { at, rows, cells, isDone } = sample(asked, {
      take: (column, cellsOf, loops, bytes) => this.columnAt(column).take(cellsOf, loops, bytes, before),
      nameless: () => this.columnAt(0),
      digits: (column, bytes, start, end) => this.columnAt(column).digits(bytes, start, end),
      cell: (column, bytes, start, end, row) => this.columnAt(column).sample(bytes, start, end, before + row),
    });
    this.rows += rows;
    this.sampledCells += cells;
    if (isDone) this.endSample();
    return at;
  }

  /** Begins to look at rows whole again. */
  resume(): void {
    this.sampled = true;
    this.sampledCells = 0;
    this.sampleStart = this.rows;
    this.sampleEnd = this.rows + SAMPLE_LATER;
  }

  /** After the last row. */
  finish(): void {
    if (this.sampled) this.endSample();
  }

  /** Whether the first row holds names: a number among them is data. */
  get hasNames(): boolean {
    return this.columns.length > 0 && !this.columns.some(({ name }) => /^-?[\d.]+$/.test(name));
  }

  /** The line of a row, where that can be told. */
  lineOf(row: number | undefined): number | undefined {
    return row === undefined || this.kind !== 'table' ? undefined : row + 2;
  }

  private endSample(): void {
    this.sampled = false;
    const grouped = this.columns.some(({ name }) => isGroup(name));
    this.hasCounts = this.columns.some(
      ({ countName, integers }) =>
        integers > 0 && (countName === 'strong' || (countName === 'weak' && grouped))
    );
    for (const column of this.columns) {
      if (!this.hiddenTold) this.hiddenTold = hiddenInColumn(this.inspection, column);
      column.clear();
    }
  }
}
