import type { CellSink } from '../../content/tables/cell_sink';
import { IDLE_BYTES } from '../../content/tables/cell_sink';

const MAX_KEY = 200;
const VALUE = /[0-9+\-.eEtrufalsn]/;

/** A plain reading of records in one go, to compare the kernel's with. */
export function readPlainly(bytes: Buffer, sink: CellSink): void {
  const text = bytes.toString('latin1');
  let column = 0;
  for (let at = 0; at < text.length;) {
    if (text[at] === '"') {
      const [whole] = /^"(?:[^"\\]|\\[\s\S]?)*"?/.exec(text.slice(at)) as RegExpExecArray;
      const end = at + whole.length;
      const isOpen = !/^"(?:[^"\\]|\\[\s\S])*"$/.test(whole);
      const colon = isOpen ? null : /^[\0-\x20]*:/.exec(text.slice(end));
      if (colon) {
        column = sink.column(bytes.toString('utf8', at + 1, Math.min(end - 1, at + 1 + MAX_KEY)));
        at = end + colon[0].length;
      } else {
        sink.cell(column, bytes, at + 1, isOpen ? end : end - 1);
        at = end;
      }
    } else if (VALUE.test(text[at] as string)) {
      const start = at;
      while (at < text.length && VALUE.test(text[at] as string)) at += 1;
      sink.cell(column, bytes, start, at);
    } else {
      at += 1;
      if (text[at - 1] !== '}') continue;
      sink.row();
      if (!sink.isIdle) continue;
      const next = text.indexOf('{', at + IDLE_BYTES);
      sink.resume();
      at = next === -1 ? text.length : next;
    }
  }
}
