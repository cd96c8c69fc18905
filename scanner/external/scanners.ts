import fs from 'node:fs';
import path from 'node:path';

import { ToolMissing, runTool } from '../adapters/tool';
import { UsageError } from '../usage_error';

/** Bytes of a scanner's SARIF. */
const MAX_SARIF_BYTES = 32 * 1024 * 1024;

/** A scanner of code that is installed beside ours, run over a folder; its answer is SARIF. */
export interface ExternalScanner {
  name: string;
  /** Arguments; `work` is a folder of ours outside the tree, where settings and the answer lie. */
  args(work: string): string[];
  /** Exit codes that are no failure. */
  codes: readonly number[];
}

/**
 * Nothing of the tree may steer them: bandit would read a `.bandit` file and `# nosec`, gitleaks its own settings,
 * ignore list and `gitleaks:allow` from it.
 */
const SCANNERS: readonly ExternalScanner[] = [
  {
    name: 'bandit',
    args: (work) => [
      '-r',
      '-q',
      '--ignore-nosec',
      '--ini',
      path.join(work, 'empty.ini'),
      '-f',
      'sarif',
      '-o',
      answer(work),
      '.',
    ],
    codes: [0, 1],
  },
  {
    name: 'gitleaks',
    args: (work) => [
      ...['dir', '.', '--no-banner', '--exit-code', '0', '--ignore-gitleaks-allow', '--redact'],
      ...['--config', path.join(work, 'gitleaks.toml'), '--gitleaks-ignore-path', path.join(work, 'none')],
      ...['--report-format', 'sarif', '--report-path', answer(work)],
    ],
    codes: [0],
  },
];

export const EXTERNAL_SCANNERS = SCANNERS.map(({ name }) => name);

const answer = (work: string) => path.join(work, 'answer.sarif');

/** The scanners that `--with` names. Throws a UsageError for one that is not known. */
export function namedScanners(names: string | undefined): ExternalScanner[] {
  return (names ?? '')
    .split(',')
    .filter((name) => name !== '')
    .map((name) => {
      const found = SCANNERS.find((scanner) => scanner.name === name);
      if (!found)
        throw new UsageError(
          `"${name}" is no scanner that is known; there are ${EXTERNAL_SCANNERS.join(', ')}.`
        );
      return found;
    });
}

/** Runs a scanner over a tree; answers its SARIF, or undefined when it is not installed. Rejects when it failed. */
export async function runScanner(
  { name, args, codes }: ExternalScanner,
  tree: string,
  work: string
): Promise<unknown> {
  fs.writeFileSync(path.join(work, 'empty.ini'), '[bandit]\n');
  fs.writeFileSync(path.join(work, 'gitleaks.toml'), '[extend]\nuseDefault = true\n');
  fs.rmSync(answer(work), { force: true });
  try {
    const { code } = await runTool(name, args(work), tree);
    if (!codes.includes(code)) throw new Error(`it ended with code ${code}`);
  } catch (error) {
    if (error instanceof ToolMissing) return undefined;
    throw error;
  }
  if (fs.statSync(answer(work)).size > MAX_SARIF_BYTES)
    throw new Error(`it answered more than ${MAX_SARIF_BYTES} bytes`);
  return JSON.parse(fs.readFileSync(answer(work), 'utf8')) as unknown;
}
