import type { Result, Target } from './result';
import type { Summary } from './statistics';

const HEADINGS = ['benchmark', 'ours', 'bare', 'ratio', 'target', 'met'];

/** Three figures are as many as repeat from one run to the next. */
const figure = (value: number) =>
  value >= 100 ? Math.round(value).toLocaleString('en-GB') : String(Number(value.toPrecision(3)));

const spread = (summary: Summary | undefined, unit: string) =>
  summary ? `${figure(summary.median)} (${figure(summary.min)} to ${figure(summary.max)}) ${unit}` : '';

const wanted = (target: Target | undefined, unit: string) =>
  target ? `${target.is} ${target.value}${target.of === 'ours' ? ` ${unit}` : ' ×'}` : '';

const verdict = (met: boolean | undefined) => (met === undefined ? '' : met ? 'yes' : 'NO');

function cells({ name, unit, ours, bare, ratio, target, met }: Result): string[] {
  return [
    name,
    spread(ours, unit),
    spread(bare, unit),
    ratio === undefined ? '' : `${ratio.toFixed(2)} ×`,
    wanted(target, unit),
    verdict(met),
  ];
}

/** The results as a table of Markdown, each figure as median (least to greatest), with the notes below. */
export function table(results: readonly Result[]): string {
  const rows = [HEADINGS, ...results.map(cells)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = HEADINGS, ...body] = rows;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  const notes = results.flatMap((result) =>
    result.notes.length > 0 ? ['', `${result.name}:`, ...result.notes.map((note) => `  ${note}`)] : []
  );
  return [line(head), rule, ...body.map(line), ...notes].join('\n');
}
