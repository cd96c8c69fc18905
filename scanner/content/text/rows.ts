import type { TextWindow } from './text_window';

/** Cells of a row beyond which the rest is left out. */
const MAX_CELLS = 20_000;
/** UTF-16 units of a row, quoted line breaks and all, beyond which it is cut. */
const MAX_ROW = 4 * 1024 * 1024;

/** The cells of one record, unquoted as RFC 4180 says. */
export function splitRow(row: string, delimiter: string): string[] {
  if (!row.includes('"')) return row.split(delimiter, MAX_CELLS);
  const cells: string[] = [];
  for (let at = 0; at <= row.length && cells.length < MAX_CELLS;) {
    if (row[at] !== '"') {
      const end = row.indexOf(delimiter, at);
      cells.push(row.slice(at, end === -1 ? row.length : end));
      if (end === -1) break;
      at = end + 1;
      continue;
    }
    let close = row.indexOf('"', at + 1);
    while (close !== -1 && row[close + 1] === '"') close = row.indexOf('"', close + 2);
    const inside = row.slice(at + 1, close === -1 ? row.length : close).replaceAll('""', '"');
    const end = close === -1 ? -1 : row.indexOf(delimiter, close + 1);
    cells.push(close === -1 ? inside : inside + row.slice(close + 1, end === -1 ? row.length : end));
    if (end === -1) break;
    at = end + 1;
  }
  return cells;
}

/** Whether a line leaves a quoted cell open, so that the next line belongs to it. */
function leavesOpen(line: string, open: boolean): boolean {
  let quotes = 0;
  for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) quotes += 1;
  return (quotes % 2 === 1) !== open;
}

/**
 * The records of windows that do not overlap, as cells; empty lines are left out. Rows are cut at `MAX_ROW` units
 * and `MAX_CELLS` cells.
 */
export function* readRows(windows: Iterable<TextWindow>, delimiter: string): Generator<string[]> {
  let pending = '';
  let open = false;
  let rest = '';
  for (const { text, last } of windows) {
    const piece = rest + text;
    let from = 0;
    for (;;) {
      const end = piece.indexOf('\n', from);
      if (end === -1 && !last) break;
      const line = end === -1 ? piece.slice(from) : piece.slice(from, end);
      from = end === -1 ? piece.length : end + 1;
      if (open || line.includes('"')) {
        open = leavesOpen(line, open);
        if (pending.length < MAX_ROW) pending += open ? `${line}\n` : line;
        if (open && end !== -1) continue;
      } else pending = line;
      const row = pending.endsWith('\r') ? pending.slice(0, -1) : pending;
      pending = '';
      open = false;
      if (row !== '') yield splitRow(row, delimiter);
      if (end === -1) break;
    }
    rest = piece.slice(from);
    if (rest.length > MAX_ROW) {
      yield splitRow(pending + rest, delimiter);
      pending = rest = '';
    }
  }
}
