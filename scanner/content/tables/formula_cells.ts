import type { Inspection } from '../inspection';
import type { TextWindow } from '../text/text_window';

const MAX_CELL = 500;
/** Blanks and quotes before a sign. */
const MAX_LEAD = 20;
const NEWLINE = 10;
const QUOTE = 34;
const LEAD = new Uint8Array(256);
for (const character of ' \t\r"') LEAD[character.charCodeAt(0)] = 1;
/** Cells that begin like a formula and are looked at; most are negative numbers, which cost less than this. */
const MAX_LOOKED = 200_000;
const NUMBER = /^[+-]?[\s£$€]*[\d.,'\s]*\d[\d.,'\s]*(?:[eE][+-]?\d+)?\s*[%*†]?$/;
/** Formulas that reach outside the sheet: programs (DDE), addresses, other files. */
const OUTSIDE =
  /\|\s*['"]?.*!|\b(?:HYPERLINK|WEBSERVICE|IMPORT(?:XML|DATA|HTML|FEED|RANGE)|IMAGE|RTD|CALL|REGISTER|EXEC|DDE|FILTERXML)\s*\(|\[[^\]]+\][\w ]*'?!/i;
const CALL = /^[=+\-@][+-]?[A-Za-z_.]+[\w.]*\s*\(/;
const REFERENCE = /^[=+-]\$?[A-Za-z]{1,3}\$?\d{1,7}(?:\W|$)/;

/** Cells that a spreadsheet would run, not show. */
export class FormulaCells {
  private looked = 0;
  private like = 0;
  private likeLine?: number;
  private likeText = '';

  private readonly delimiter: number;

  constructor(
    private readonly inspection: Inspection,
    delimiter: string
  ) {
    this.delimiter = delimiter.charCodeAt(0);
  }

  /** Looks at a `=`, `@`, `+` or `-`: at the beginning of a cell it may begin a formula. */
  sign(window: TextWindow, at: number): void {
    const { bytes } = window;
    if (at < window.overlap || !this.beginsCell(bytes, at)) return;
    if (this.looked >= MAX_LOOKED) return;
    this.looked += 1;
    const text = this.cellAt(bytes, at);
    if (text.length < 2 || NUMBER.test(text)) return;
    if (OUTSIDE.test(text) && /^[=+\-@]/.test(text)) this.report('tables/formula-outside', window, at, text);
    else if (isFormula(text)) this.report('tables/formula', window, at, text);
    else if (/^[=+\-@]/.test(text) && /\w/.test(text)) this.note(window, at, text);
  }

  finish(): void {
    if (this.like === 0) return;
    this.inspection.report('tables/formula-like', {
      message: `${this.like} cells begin with =, +, - or @ and are no numbers; a spreadsheet may take them for formulas.`,
      evidence: this.likeText,
      line: this.likeLine,
    });
  }

  /** Blanks, tabs and a quote may stand before it. */
  private beginsCell(bytes: Buffer, at: number): boolean {
    const { delimiter } = this;
    let before = at - 1;
    while (at - before < MAX_LEAD && LEAD[bytes[before] ?? 0] === 1 && bytes[before] !== delimiter)
      before -= 1;
    const byte = bytes[before];
    return byte === undefined || byte === delimiter || byte === NEWLINE;
  }

  /** The cell from a place on, as far as it is looked at. */
  private cellAt(bytes: Buffer, at: number): string {
    const text = bytes.toString('utf8', at, at + MAX_CELL);
    const close =
      bytes[at - 1] === QUOTE ? text.search(/"(?!")/) : text.indexOf(String.fromCharCode(this.delimiter));
    const line = text.search(/[\r\n]/);
    const ends = [line, close].filter((place) => place !== -1);
    return text.slice(0, ends.length > 0 ? Math.min(...ends) : undefined).trimEnd();
  }

  private report(
    rule: 'tables/formula' | 'tables/formula-outside',
    window: TextWindow,
    at: number,
    evidence: string
  ) {
    this.inspection.report(rule, { evidence, line: window.lineAt(at) });
  }

  private note(window: TextWindow, at: number, text: string): void {
    this.like += 1;
    if (this.like > 1) return;
    this.likeLine = window.lineAt(at);
    this.likeText = text;
  }
}

/** `==` and `=>` are no beginnings of formulas; `@` and signs are, when a function or a cell follows. */
function isFormula(text: string): boolean {
  if (text.startsWith('=')) return /^=[\w"'({$+\-@.\s]/.test(text);
  return CALL.test(text) || (REFERENCE.test(text) && /[-+*/^(:]/.test(text.slice(1)));
}
