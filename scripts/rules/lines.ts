const HEADER = /^\s*(\[{1,2})\s*([A-Za-z0-9_."-]+)\s*\]{1,2}\s*(#.*)?$/;
const KEY = /^\s*([A-Za-z0-9_-]+)\s*=\s*(.*)$/;

/** Which line of a TOML text (from 1) states a path such as `rule.threat.0.technique.1.id`, as far as it is found. */
export function lineIndex(toml: string): Map<string, number> {
  const lines = new Map<string, number>();
  const counts = new Map<string, number>();
  let table = '';
  let closing: string | undefined;
  toml.split('\n').forEach((line, index) => {
    if (closing !== undefined) {
      if (line.includes(closing)) closing = undefined;
      return;
    }
    const header = HEADER.exec(line);
    if (header) {
      table = resolve(counts, header[2] ?? '', header[1] === '[[');
      lines.set(table, index + 1);
      return;
    }
    const key = KEY.exec(line);
    if (!key) return;
    lines.set(`${table}.${key[1]}`, index + 1);
    const quotes = ["'''", '"""'].find((mark) => key[2]?.startsWith(mark));
    if (quotes && !key[2]?.slice(quotes.length).includes(quotes)) closing = quotes;
  });
  return lines;
}

/** The path of a table, with the number of each list that it lies in. */
function resolve(counts: Map<string, number>, name: string, isEntry: boolean): string {
  const parts = name.split('.');
  let path = '';
  parts.forEach((part, depth) => {
    path = path ? `${path}.${part}` : part;
    const last = depth === parts.length - 1;
    if (last && isEntry) counts.set(path, (counts.get(path) ?? -1) + 1);
    const count = counts.get(path);
    if (count !== undefined) path = `${path}.${count}`;
  });
  return path;
}

/** The line of a path, or of the nearest one around it. */
export function lineOf(lines: Map<string, number>, path: readonly string[]): number | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const line = lines.get(path.slice(0, length).join('.'));
    if (line !== undefined) return line;
  }
  return undefined;
}
