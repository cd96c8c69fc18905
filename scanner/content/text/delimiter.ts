const DELIMITERS = [',', '\t', ';', '|'] as const;
/** Lines at the beginning by which the delimiter is found. */
const LINES = 20;

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

/**
 * What stands between the cells of a text that reads as a table: the delimiter with which most of the first lines
 * have the same number of cells, two at least; undefined when there is none.
 */
export function delimiterOf(sample: string, isCut: boolean): string | undefined {
  const all = sample.split('\n', LINES + 1).map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const lines = (isCut || all.length > LINES ? all.slice(0, Math.max(1, all.length - 1)) : all).filter(
    (line) => line !== ''
  );
  let best: { delimiter: string; score: number } | undefined;
  for (const delimiter of DELIMITERS) {
    if (!sample.includes(delimiter)) continue;
    const counts = lines.map((line) => cellsIn(line, delimiter));
    const usual = median([...counts]);
    if (usual < 2) continue;
    const same = counts.filter((count) => count === usual).length / counts.length;
    const score = same * 10 + Math.min(usual, 10) / 10;
    if (same >= 0.6 && (!best || score > best.score)) best = { delimiter, score };
  }
  return best?.delimiter;
}

/** The cells of one line; a delimiter within quotation marks is no end of a cell (RFC 4180). */
function cellsIn(line: string, delimiter: string): number {
  let cells = 1;
  for (let at = 0; ; cells += 1) {
    let from = at;
    if (line[at] === '"') {
      let close = line.indexOf('"', at + 1);
      while (close !== -1 && line[close + 1] === '"') close = line.indexOf('"', close + 2);
      if (close === -1) return cells;
      from = close + 1;
    }
    const end = line.indexOf(delimiter, from);
    if (end === -1) return cells;
    at = end + 1;
  }
}
