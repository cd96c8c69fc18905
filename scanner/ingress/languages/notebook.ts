import { analysePython } from '../python/analyse';
import type { Observation } from '../python/analyse';
import { analyseLight } from './light';

/** Cells that are read; a person reads no more either. */
const MAX_CELLS = 10_000;

interface Notebook {
  metadata?: { kernelspec?: { language?: unknown }; language_info?: { name?: unknown } };
  cells?: unknown;
}

/** Shell lines and magics of IPython begin so; their rest is a command. */
const SHELL_LINE = /^\s*!|^\s*%%?(?:bash|sh|system|sx)\b/;
const MAGIC_LINE = /^\s*%/;

/** What the code cells of a Jupyter notebook do. The line is that of the cell's first line in the file's text. */
export function analyseNotebook(text: string, libraries: ReadonlySet<string>): Observation[] {
  const notebook = JSON.parse(text) as Notebook;
  const { cells } = notebook;
  if (!Array.isArray(cells)) return [];
  const language = languageOf(notebook);
  return cells.slice(0, MAX_CELLS).flatMap((cell: unknown, index) => {
    const code = codeOf(cell);
    if (code === undefined) return [];
    const found = language === 'python' ? pythonCell(code, libraries) : analyseLight(language, code);
    const line = lineOfCell(text, code);
    return found.map(({ rule, line: inCell, detail }) => ({
      rule,
      line,
      detail: `cell ${index + 1}, line ${inCell}${detail === undefined ? '' : `: ${detail}`}`,
    }));
  });
}

function languageOf({ metadata }: Notebook): string {
  const name = metadata?.language_info?.name ?? metadata?.kernelspec?.language;
  return typeof name === 'string' && name.toLowerCase() !== 'ipython' ? name.toLowerCase() : 'python';
}

function codeOf(cell: unknown): string | undefined {
  const { cell_type: kind, source } = (cell ?? {}) as { cell_type?: unknown; source?: unknown };
  if (kind !== 'code') return undefined;
  if (typeof source === 'string') return source;
  return Array.isArray(source) && source.every((line) => typeof line === 'string')
    ? source.join('')
    : undefined;
}

function pythonCell(code: string, libraries: ReadonlySet<string>): Observation[] {
  const lines = code.split('\n');
  const whole = /^\s*%%(?:bash|sh|script|system|sx)\b/.test(lines[0] ?? '');
  const shell = lines
    .map((line) => (whole || SHELL_LINE.test(line) ? line.replace(SHELL_LINE, '') : ''))
    .join('\n');
  // Kept as blank lines, so that the numbers stay true.
  const python = whole
    ? ''
    : lines.map((line) => (MAGIC_LINE.test(line) || SHELL_LINE.test(line) ? '' : line)).join('\n');
  const commands: Observation[] = lines.flatMap((line, index) =>
    whole
      ? index === 0
        ? [{ rule: 'code/process' as const, line: 1 }]
        : []
      : SHELL_LINE.test(line)
        ? [{ rule: 'code/process' as const, line: index + 1 }]
        : []
  );
  return [...commands, ...analyseLight('shell', shell), ...analysePython(python, libraries)];
}

/** Where the cell's first line of code stands in the notebook's text; the first line when it cannot be found. */
function lineOfCell(text: string, code: string): number {
  const first = code.split('\n', 1)[0] ?? '';
  const at = first === '' ? -1 : text.indexOf(JSON.stringify(first).slice(1, -1));
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}
