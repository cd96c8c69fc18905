import { randomUUID } from 'node:crypto';
import { ROUTES } from '../common';
import type { Host } from '../test/host/host';
import { STORY } from '../simulator/story';
import { KINDS, file } from './requests/file';
import { FOUND } from './requests/findings';
import { egressBatch } from './submit';

/** Between single quotes a shell takes everything as it is, except a single quote. */
const quoted = (text: string) => `'${text.replace(/'/g, `'\\''`)}'`;

/** A command that posts one verdict as the scanner: it works as it is pasted, once (a request has one id). */
export function verdictCurl(host: Pick<Host, 'url' | 'tokens'>): string {
  const batch = egressBatch(
    {
      project: STORY.firefox.project,
      title: 'Posted with curl',
      researcher: 'amira',
      files: [file('results/table3.csv', KINDS.csv, 2_048, [FOUND.smallCounts(2, 'rows 4 and 9: 3 ; 8')])],
      next: 'nothing',
      ends: 'in_review',
    },
    randomUUID(),
    new Date().toISOString()
  );
  return [
    `curl -sS -X POST ${quoted(`${host.url}${ROUTES.egressVerdicts}`)}`,
    `-H ${quoted(`Authorization: ApiKey ${host.tokens.scanner}`)}`,
    `-H 'kbn-xsrf: curl' -H 'Content-Type: application/json'`,
    `-d ${quoted(JSON.stringify(batch))}`,
  ].join(' \\\n  ');
}
