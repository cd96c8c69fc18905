import { LimitReached } from '../inspection';
import type { XmlTag } from './xml';

/** Cells of one sheet; a sheet of Excel has at most 16,384 columns. */
const MAX_COLUMNS = 16_384;
const MAX_CELLS = 5_000_000;

/** Takes from XML what people read, so that it can be judged as the file that it should have been. */
export interface TextReader {
  open(tag: XmlTag): void;
  close(name: string): void;
  text(text: string): void;
}

const FLOWING = new Set(['t', 'delText']);

/** The text of documents, slides, notes and comments, deleted text too: a line a paragraph, or a row of a table. */
export class FlowText implements TextReader {
  private readonly pieces: string[] = [];
  private reading = false;
  private cells = 0;

  get value(): string {
    return this.pieces.join('').trim();
  }

  open({ name }: XmlTag): void {
    if (FLOWING.has(name)) this.reading = true;
    else if (name === 'tc') this.cells += 1;
    else if (name === 'tab') this.pieces.push('\t');
    else if (name === 'br') this.pieces.push('\n');
  }

  close(name: string): void {
    if (FLOWING.has(name)) this.reading = false;
    else if (name === 'p') this.pieces.push(this.cells > 0 ? ' ' : '\n');
    else if (name === 'tr') this.pieces.push('\n');
    else if (name === 'tc') {
      this.cells -= 1;
      this.pieces.push('\t');
    }
  }

  text(text: string): void {
    if (this.reading) this.pieces.push(text);
  }
}

/** The texts that the cells of a workbook refer to by number. */
export class SharedTexts implements TextReader {
  readonly texts: string[] = [];
  private reading = false;
  private current = '';

  open({ name }: XmlTag): void {
    if (name === 'si') this.current = '';
    this.reading = name === 't';
  }

  close(name: string): void {
    this.reading = false;
    if (name === 'si') this.texts.push(this.current);
  }

  text(text: string): void {
    if (this.reading) this.current += text;
  }
}

/** One sheet as the csv that Excel would save: hidden rows and columns too. */
export class SheetText implements TextReader {
  private readonly rows = new CsvLines();
  private row: string[] = [];
  private column = 0;
  private kind = '';
  private current = '';
  private reading = false;
  private cells = 0;

  constructor(private readonly shared: readonly string[]) {}

  get csv(): string {
    return this.rows.text;
  }

  open({ name, attribute }: XmlTag): void {
    if (name === 'row') {
      this.row = [];
      this.column = 0;
    } else if (name === 'c') {
      this.column = columnOf(attribute('r')) ?? this.column;
      this.kind = attribute('t') ?? 'n';
      this.current = '';
    }
    this.reading = name === 'v' || name === 't';
  }

  close(name: string): void {
    this.reading = false;
    if (name === 'row') this.rows.add(this.row);
    if (name !== 'c') return;
    if (this.current !== '' && this.column < MAX_COLUMNS) {
      while (this.row.length < this.column) this.row.push('');
      this.row[this.column] = this.kind === 's' ? (this.shared[Number(this.current)] ?? '') : this.current;
      this.cells += 1;
      if (this.cells > MAX_CELLS) throw new LimitReached(`a sheet of more than ${MAX_CELLS} cells`);
    }
    this.column += 1;
  }

  text(text: string): void {
    if (this.reading) this.current += text;
  }
}

/** `C5` is column 2. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (!letters) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Rows as csv, kept as lines since lists of cells take several times the memory. */
export class CsvLines {
  private readonly lines: string[] = [];
  private readonly widths: number[] = [];
  private width = 0;

  add(row: readonly string[]): void {
    this.lines.push(row.map(quotedCell).join(','));
    this.widths.push(row.length);
    this.width = Math.max(this.width, row.length);
  }

  /** Filled up to the same width, as in a saved csv, unless that would make very many cells. */
  get text(): string {
    if (this.width * this.lines.length > MAX_CELLS) return this.lines.join('\n');
    // A row of no cells is an empty line, so its first cell has no comma before it.
    const missing = (index: number) => this.width - Math.max(1, this.widths[index] ?? 0);
    return this.lines.map((line, index) => line + ','.repeat(Math.max(0, missing(index)))).join('\n');
  }
}

const quotedCell = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);
