import { LimitReached } from '../inspection';
import { CsvLines } from './shown_text';
import type { TextReader } from './shown_text';
import type { XmlTag } from './xml';

/** Columns of a sheet, and cells of a document. */
const MAX_COLUMNS = 16_384;
const MAX_CELLS = 5_000_000;
/** Repetitions of a cell that are written out; the rest of a sheet is often one cell that is repeated. */
const MAX_REPEATED = 100;

interface Sheet {
  name: string;
  rows: CsvLines;
}

/** What an OpenDocument shows: each table as csv, all other text as text. */
export class OdfText implements TextReader {
  private readonly sheets: Sheet[] = [];
  private readonly flow: string[] = [];
  /** Tables within tables are text of the outer cell. */
  private tables = 0;
  private row: string[] = [];
  private cell: string | undefined;
  private repeated = 1;
  private cells = 0;
  private body = false;

  get files(): [name: string, text: string][] {
    const tables = this.sheets
      .map(({ name, rows }): [string, string] => [
        `${name.replace(/[\\/]/g, '_').slice(0, 60)}.csv`,
        rows.text,
      ])
      .filter(([, text]) => /[^,\n]/.test(text));
    const text = this.flow.join('').trim();
    return text === '' ? tables : [...tables, ['text.txt', text]];
  }

  open({ name, attribute }: XmlTag): void {
    if (name === 'body') this.body = true;
    else if (name === 'table' && (this.tables += 1) === 1)
      this.sheets.push({ name: attribute('name') ?? `table${this.sheets.length + 1}`, rows: new CsvLines() });
    else if (this.tables !== 1) return;
    else if (name === 'table-row') this.row = [];
    else if (name === 'table-cell' || name === 'covered-table-cell') {
      this.cell = '';
      this.repeated = Math.min(MAX_REPEATED, Math.max(1, Number(attribute('number-columns-repeated')) || 1));
    }
  }

  close(name: string): void {
    if (name === 'body') this.body = false;
    else if (name === 'p' || name === 'h') this.text(this.cell === undefined ? '\n' : ' ');
    else if (name === 'table') this.tables -= 1;
    else if (this.tables !== 1) return;
    else if (name === 'table-cell' || name === 'covered-table-cell') this.endCell();
    else if (name === 'table-row') this.sheets[this.sheets.length - 1]?.rows.add(withoutEmptyEnd(this.row));
  }

  text(text: string): void {
    if (!this.body) return;
    if (this.cell !== undefined) this.cell += text;
    else this.flow.push(text);
  }

  private endCell(): void {
    const value = (this.cell ?? '').trim();
    this.cell = undefined;
    for (let count = 0; count < this.repeated && this.row.length < MAX_COLUMNS; count += 1)
      this.row.push(value);
    this.cells += this.repeated;
    if (this.cells > MAX_CELLS) throw new LimitReached(`tables of more than ${MAX_CELLS} cells`);
  }
}

function withoutEmptyEnd(row: string[]): string[] {
  let end = row.length;
  while (end > 0 && row[end - 1] === '') end -= 1;
  return row.slice(0, end);
}
