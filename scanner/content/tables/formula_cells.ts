import type { Inspection } from '../inspection';
import type { TextWindow } from '../text/text_window';

const START = new Uint8Array(256);
for (const character of '=+-@\t\r ') START[character.charCodeAt(0)] = 1;
const MAX_CELL = 500;
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

  constructor(private readonly inspection: Inspection) {}

  look(window: TextWindow, start: number, end: number): void {
    const { bytes } = window;
    const head = bytes[start] as number;
    if (START[head] !== 1) return;
    const next = bytes[start + 1] as number;
    // A sign before a digit or a point is a number nearly always: what follows the number decides.
    if (head === 32 && (next > 64 || (next > 46 && next < 58))) return;
    if ((head === 43 || head === 45) && next > 45 && next < 58 && isPlainNumber(bytes, start + 1, end))
      return;
    if (this.looked >= MAX_LOOKED) return;
    this.looked += 1;
    const raw = bytes.toString('utf8', start, Math.min(end, start + MAX_CELL));
    const text = raw.trimStart();
    if (text.length < 2 || NUMBER.test(text)) return;
    if (OUTSIDE.test(text) && /^[=+\-@]/.test(text))
      this.report('tables/formula-outside', window, start, raw);
    else if (isFormula(text)) this.report('tables/formula', window, start, raw);
    else if (/^[=+\-@]/.test(text) && /\w/.test(text)) this.note(window, start, raw);
  }

  finish(): void {
    if (this.like === 0) return;
    this.inspection.report('tables/formula-like', {
      message: `${this.like} cells begin with =, +, - or @ and are no numbers; a spreadsheet may take them for formulas.`,
      evidence: this.likeText,
      line: this.likeLine,
    });
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

function isPlainNumber(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte !== 46 && (byte < 48 || byte > 57)) return false;
  }
  return true;
}
