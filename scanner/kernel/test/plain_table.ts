interface Row {
  cells: number;
  /** Where it ends; 1 is the first line. */
  line: number;
}

/** The rows of a text with a delimiter as RFC 4180 says, and where it does not follow; to compare the kernel's with. */
export function rowsPlainly(text: string, delimiter: string): { rows: Row[]; problem?: object } {
  const rows: Row[] = [];
  let line = 1;
  let openedAt = 0;
  let broken = 0;
  const cell = new RegExp(`^(?:"((?:[^"]|"")*)("?))?[^\\n${delimiter}]*`);
  for (let at = 0; at < text.length; at += 1) {
    const start = at;
    let cells = 0;
    do {
      if (cells > 0) at += 1;
      cells += 1;
      const [whole, inside, close] = cell.exec(text.slice(at)) as RegExpExecArray;
      const opened = line;
      line += (inside ?? '').split('\n').length - 1;
      if (inside !== undefined && close === '') openedAt = opened;
      const behind = whole.slice((inside ?? '').length + 2, (inside ?? '').length + 3);
      if (close === '"' && behind !== '' && behind !== '\r') broken ||= line;
      at += whole.length;
    } while (text[at] === delimiter);
    const isEmpty = /^\r?$/.test(text.slice(start, at));
    if (!isEmpty) rows.push({ cells, line });
    line += 1;
  }
  if (broken > 0)
    return {
      rows,
      problem: { message: 'Something follows the closing quotation mark of a cell', line: broken },
    };
  if (openedAt > 0)
    return { rows, problem: { message: 'The quotation mark of a cell is never closed', line: openedAt } };
  return { rows };
}
