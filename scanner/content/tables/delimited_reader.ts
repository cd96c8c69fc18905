import { countRows, sampleRows } from '../../kernel/row_loop';
import type { TextWindow } from '../text/text_window';
import { IDLE_BYTES } from './cell_sink';
import type { RowSink } from './cell_sink';

const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;
/** Names of columns beyond which the rest is left out. */
const MAX_COLUMNS = 20_000;
/** Bytes of a row that is left to the next window when it has no end here; at most what windows share. The kernel has the same. */
const MAX_CUT = 4 * 1024;

/** Reads csv and tsv in windows; a row that a window cuts is read from the next one, which repeats some of it. */
export class DelimitedReader {
  private readonly delimiter: number;
  /** Where reading goes on: bytes before the end of the window before. */
  private rest = 0;

  constructor(
    delimiter: string,
    private readonly sink: RowSink
  ) {
    this.delimiter = delimiter.charCodeAt(0);
  }

  read({ bytes, overlap, last }: TextWindow): void {
    // A row longer than the overlap is gone on with where it was cut: its cells count as those of a new row.
    let at = Math.max(0, overlap - this.rest);
    const { length } = bytes;
    const { delimiter, sink } = this;
    const lastEnd = last ? length : bytes.lastIndexOf(NEWLINE) + 1;
    // A row that may be cut is not begun: the next window has it whole.
    while (at < length && (at < lastEnd || length - at >= MAX_CUT)) {
      const rows = { from: at, lastEnd, delimiter };
      if (sink.awaitsNames) at = this.names(bytes, at);
      else if (sink.rowsToCount > 0) at = sink.countRows((asked) => countRows(bytes, rows, asked));
      else at = sink.sampleRows((asked, samples) => sampleRows(bytes, rows, asked, samples));
      if (!sink.isIdle) continue;
      const next = bytes.indexOf(NEWLINE, at + IDLE_BYTES);
      sink.resume();
      at = next === -1 ? length : next + 1;
    }
    this.rest = Math.max(0, length - at);
  }

  /** Reads the first row, and answers where the next one begins. */
  private names(bytes: Buffer, from: number): number {
    const { length } = bytes;
    const { delimiter, sink } = this;
    const endsCell = (byte: number | undefined) =>
      byte === undefined || byte === delimiter || byte === NEWLINE;
    let at = from;
    for (let column = 0; ; column += 1) {
      let start = at;
      let end: number | undefined;
      if (bytes[at] === QUOTE) {
        start = at + 1;
        end = closingQuote(bytes, start);
        at = Math.min(length, end + 1);
      }
      while (!endsCell(bytes[at])) at += 1;
      end ??= at > start && bytes[at - 1] === RETURN && bytes[at] !== delimiter ? at - 1 : at;
      if (column < MAX_COLUMNS) sink.cell(column, bytes, start, end);
      at += 1;
      if (bytes[at - 1] !== delimiter) break;
    }
    if (at > from + 1) sink.row();
    return at;
  }
}

/** Where the quote that ends a cell stands; the end of the bytes where there is none. */
function closingQuote(bytes: Buffer, start: number): number {
  for (let at = start; at < bytes.length; at += 1) {
    if (bytes[at] !== QUOTE) continue;
    if (bytes[at + 1] !== QUOTE) return at;
    at += 1;
  }
  return bytes.length;
}
