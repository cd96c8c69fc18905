import { styleText } from 'node:util';

import type { Level, Result } from '../../common';
import type { FileScan } from '../scan/scan_file';
import { printable } from './printable';

const RESULT_COLOUR = { pass: 'green', review: 'yellow', block: 'red' } as const satisfies Record<
  Result,
  string
>;
const LEVEL_COLOUR = { note: 'cyan', warning: 'yellow', error: 'red' } as const satisfies Record<
  Level,
  string
>;

type Colour = (typeof RESULT_COLOUR)[Result] | (typeof LEVEL_COLOUR)[Level] | 'dim';

/** Writes what people read on a terminal. */
export class TextFormat {
  private readonly counts: Record<Result, number> = { pass: 0, review: 0, block: 0 };

  constructor(
    private readonly colours: boolean,
    /** Files that pass without a finding are listed too. */
    private readonly all: boolean
  ) {}

  /** The lines on one file; empty for one that there is nothing to say of. */
  file(scan: FileScan): string {
    this.counts[scan.verdict] += 1;
    if (!this.all && scan.findings.length === 0) return '';
    const head = `${this.paint(RESULT_COLOUR[scan.verdict], scan.verdict.padEnd(6))}  ${printable(scan.path)}  ${this.paint('dim', `${scan.type.id}, ${bytes(scan.size)}`)}\n`;
    return head + scan.findings.map((finding) => this.finding(finding)).join('');
  }

  /** The last line: how many of each. */
  summary(): string {
    const { pass, review, block } = this.counts;
    const files = pass + review + block;
    return `${files} ${files === 1 ? 'file' : 'files'}: ${pass} pass, ${review} to review, ${block} blocked\n`;
  }

  private finding(finding: FileScan['findings'][number]): string {
    const place = finding.line === undefined ? '' : ` (line ${finding.line})`;
    const lines = [
      `        ${this.paint(LEVEL_COLOUR[finding.level], finding.level.padEnd(7))} ${printable(finding.message)}${place} ${this.paint('dim', `[${finding.rule}]`)}`,
    ];
    if (finding.evidence) lines.push(`                ${this.paint('dim', printable(finding.evidence))}`);
    if (finding.help && finding.level !== 'note')
      lines.push(`                What to do: ${printable(finding.help)}`);
    return `${lines.join('\n')}\n`;
  }

  private paint(colour: Colour, text: string): string {
    return this.colours ? styleText(colour, text) : text;
  }
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** `179 bytes`, `1.4 MB`: decimal units, as shares and mails show them. */
export function bytes(count: number): string {
  let value = count;
  let unit = 0;
  while (value >= 1_000 && unit < UNITS.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`;
}
