import type { Inspection } from '../inspection';
import type { TextWindow } from '../text/text_window';
import type { CellSink } from './cell_sink';
import { Column } from './column';
import { FormulaCells } from './formula_cells';
import { hiddenInColumn } from './hidden_in_column';

/** Columns of one table that are looked into. */
const MAX_COLUMNS = 512;
/** Rows at the beginning that are looked at whole, and as many in each stretch of rows after them. */
const SAMPLE_FIRST = 512;
const SAMPLE_LATER = 128;
const STRETCH = 4_096;

/**
 * csv and tsv; JSON, whose records have names instead of a first row of them; Markdown. A spreadsheet runs formulas
 * of the first kind only.
 */
export type TableKind = 'table' | 'records' | 'markdown';

/** Reads a table's cells once: a part of the rows whole, of the others what costs little. */
export class TableStats implements CellSink {
  readonly columns: Column[] = [];
  private readonly names = new Map<string, number>();
  rows = 0;
  private sampled = true;
  private header: boolean;
  private window?: TextWindow;
  private readonly smallBound: number;
  private readonly formulas?: FormulaCells;
  private hiddenTold = false;

  constructor(
    private readonly inspection: Inspection,
    readonly kind: TableKind
  ) {
    this.header = kind !== 'records';
    this.smallBound = inspection.policy.threshold('smallCount');
    if (kind === 'table') this.formulas = new FormulaCells(inspection);
  }

  begin(window: TextWindow): void {
    this.window = window;
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
    this.formulas?.look(this.window as TextWindow, start, end);
    if (index >= MAX_COLUMNS) return;
    if (this.header) {
      this.columns.push(
        new Column(bytes.toString('utf8', start, Math.min(end, start + 200)).trim(), this.smallBound)
      );
      return;
    }
    let column = this.columns[index];
    if (!column) {
      while (this.columns.length <= index) this.columns.push(new Column('', this.smallBound));
      column = this.columns[index] as Column;
    }
    if (this.sampled) column.sample(bytes, start, end, this.rows);
    else if (column.countName !== 'none') {
      column.cells += 1;
      column.count(bytes, start, end, this.rows);
    }
  }

  row(): void {
    if (this.header) {
      this.header = false;
      return;
    }
    this.rows += 1;
    const within = this.rows % STRETCH;
    if (this.rows === SAMPLE_FIRST || (this.rows > SAMPLE_FIRST && within === SAMPLE_LATER)) this.endSample();
    else if (within === 0) this.sampled = true;
  }

  /** After the last row. */
  finish(): void {
    if (this.sampled) this.endSample();
    this.formulas?.finish();
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
    for (const column of this.columns) {
      if (!this.hiddenTold) this.hiddenTold = hiddenInColumn(this.inspection, column);
      column.clear();
    }
  }
}
