import type { TextWindow } from '../text/text_window';
import type { CellSink } from './cell_sink';

const NEWLINE = 10;
const BAR = 124;
const BACKSLASH = 92;
const RULE = /^[|:\s-]+$/;
const MAX_LINE = 4 * 1024;

/** Reads the tables of Markdown: lines that begin with a bar. Tables after the first add to its columns. */
export class MarkdownReader {
  constructor(private readonly sink: CellSink) {}

  read({ bytes, overlap }: TextWindow): void {
    for (
      let at = bytes[overlap] === BAR ? overlap : nextLine(bytes, overlap);
      at !== -1;
      at = nextLine(bytes, at)
    ) {
      const newline = bytes.indexOf(NEWLINE, at);
      this.line(bytes, at, Math.min(newline === -1 ? bytes.length : newline, at + MAX_LINE));
    }
  }

  private line(bytes: Buffer, start: number, end: number): void {
    if (RULE.test(bytes.toString('latin1', start, end))) return;
    let column = 0;
    let from = start + 1;
    for (let at = from; at < end; at += 1) {
      if (bytes[at] !== BAR || bytes[at - 1] === BACKSLASH) continue;
      let first = from;
      let last = at;
      while (first < last && (bytes[first] as number) <= 32) first += 1;
      while (last > first && (bytes[last - 1] as number) <= 32) last -= 1;
      this.sink.cell(column, bytes, first, last);
      column += 1;
      from = at + 1;
    }
    if (column > 0) this.sink.row();
  }
}

/** Where the next line that begins with a bar begins; -1 when there is none. */
function nextLine(bytes: Buffer, from: number): number {
  // Bars are rarer than lines.
  let bar = bytes.indexOf(BAR, from + 1);
  while (bar !== -1 && bytes[bar - 1] !== NEWLINE) bar = bytes.indexOf(BAR, bar + 1);
  return bar;
}
