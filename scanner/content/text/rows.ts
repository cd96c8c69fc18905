/** Cells of a row beyond which the rest is left out. */
const MAX_CELLS = 20_000;
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
