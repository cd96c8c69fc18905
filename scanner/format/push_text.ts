import { styleText } from 'node:util';

import type { Finding, Level, Result } from '../../common';
import { printable } from './printable';

const RESULT_WORDS = {
  pass: 'passed: nothing was found that stands in its way.',
  review: 'is held: a reviewer decides.',
  block: 'is refused.',
} as const satisfies Record<Result, string>;
const COLOUR = { pass: 'green', review: 'yellow', block: 'red' } as const satisfies Record<Result, string>;
const LEVEL_COLOUR = { note: 'cyan', warning: 'yellow', error: 'red' } as const satisfies Record<
  Level,
  string
>;

/** Findings that are told; the request in Kibana has all. */
const MAX_TOLD = 50;

/** The verdict on a push as the pusher reads it: the gravest first; notes are counted only. */
export function pushText(
  verdict: Result,
  findings: readonly Finding[],
  commits: number,
  files: number,
  colours: boolean
): string {
  const paint = (colour: (typeof COLOUR)[Result] | (typeof LEVEL_COLOUR)[Level] | 'dim', text: string) =>
    colours ? styleText(colour, text) : text;
  const grave = findings.filter(({ level }) => level !== 'note');
  const notes = findings.length - grave.length;
  const lines = [
    `${paint(COLOUR[verdict], verdict.toUpperCase())}: the push (${count(commits, 'commit')}, ${count(files, 'file')}) ${RESULT_WORDS[verdict]}`,
    ...grave
      .slice(0, MAX_TOLD)
      .flatMap((finding) => [
        `  ${paint(LEVEL_COLOUR[finding.level], finding.level.padEnd(7))} ${place(finding)}${printable(finding.message)} ${paint('dim', `[${finding.rule}]`)}`,
        ...(finding.evidence ? [`          ${paint('dim', printable(finding.evidence))}`] : []),
        ...(finding.help ? [`          What to do: ${printable(finding.help)}`] : []),
      ]),
  ];
  if (grave.length > MAX_TOLD) lines.push(`  and ${grave.length - MAX_TOLD} more`);
  if (notes > 0) lines.push(`  ${count(notes, 'note')} besides`);
  return `${lines.join('\n')}\n`;
}

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;

function place({ file, line, commit }: Finding): string {
  const where = file === undefined ? '' : `${printable(file)}${line === undefined ? '' : `:${line}`} `;
  return commit === undefined ? where : `${where}(${commit.slice(0, 10)}) `;
}
