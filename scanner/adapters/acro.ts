import fs from 'node:fs';
import path from 'node:path';

import { found } from './adapter';
import type { Adapter } from './adapter';

/** The file that ACRO writes beside its outputs, and how much of it is read. */
const RESULTS_FILE = 'results.json';
const MAX_BYTES = 16 * 1024 * 1024;

interface AcroResults {
  results?: Record<string, { status?: unknown; summary?: unknown; output?: unknown }>;
}

const RULE_OF = { fail: 'acro/fail', review: 'acro/review', pass: 'acro/pass' } as const;

/**
 * What ACRO said of an output, from the `results.json` beside it. The file lies in the researcher's share, so its
 * word can make a verdict graver and never milder.
 */
export const acro: Adapter = {
  name: 'acro',
  findings(file) {
    const results = path.join(path.dirname(file), RESULTS_FILE);
    const stats = fs.lstatSync(results, { throwIfNoEntry: false });
    if (!stats?.isFile() || path.basename(file) === RESULTS_FILE) return Promise.resolve([]);
    if (stats.size > MAX_BYTES) throw new Error(`${RESULTS_FILE} has more than ${MAX_BYTES} bytes`);
    const { results: outputs } = JSON.parse(fs.readFileSync(results, 'utf8')) as AcroResults;
    return Promise.resolve(
      Object.values(outputs ?? {})
        .filter(({ output }) => Array.isArray(output) && output.includes(path.basename(file)))
        .map(({ status, summary }) =>
          found(
            Object.prototype.hasOwnProperty.call(RULE_OF, String(status))
              ? RULE_OF[status as keyof typeof RULE_OF]
              : 'acro/review',
            typeof summary === 'string' ? summary : ''
          )
        )
    );
  },
};
