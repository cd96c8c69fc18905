import { createHash, randomUUID } from 'node:crypto';
import { LIMITS, ROUTES, manifestText, resultOfFindings } from '../../common';
import type { EgressBatch, FileVerdict, Finding, SubmissionAnswer } from '../../common';
import type { Api } from '../../demo/api';
import { POLICY } from '../../demo/projects';

export const SCANNER = { name: 'bench-scanner', version: '1.0.0' };
export const RESEARCHER = 'TRE\\amira';

/** One file in twenty needs a look, which is more than an ordinary request has. */
const FLAGGED_EVERY = 20;

const SMALL_COUNTS: Finding = {
  rule: 'small-counts',
  level: 'warning',
  message: 'A cell counts fewer than ten people.',
  evidence: 'row 3, column "80 and older": 4',
  risk: { feasibility: 2, severity: 4 },
  help: 'Merge the oldest age bands.',
};

function fileVerdict(number: number, created: string): FileVerdict {
  const path = `tables/region-${number % 13}/admissions_by_age_and_clinic_${number}.csv`;
  const findings = number % FLAGGED_EVERY === 0 ? [SMALL_COUNTS] : [];
  return {
    path,
    size: 2_048 + number,
    sha256: createHash('sha256').update(path).digest('hex'),
    type: 'CSV text',
    mime: 'text/csv',
    owner: RESEARCHER,
    modified: created,
    created,
    result: resultOfFindings(findings),
    findings,
    scan: 'complete',
  };
}

/** A request with a new id, as the batches that a scanner sends one after the other. */
export function egressBatches(project: string, files: number): EgressBatch[] {
  const created = new Date().toISOString();
  const verdicts = Array.from({ length: files }, (_, number) => fileVerdict(number, created));
  const sha256 = createHash('sha256').update(manifestText(verdicts)).digest('hex');
  const request = { id: randomUUID(), researcher: RESEARCHER, manifest: { files, sha256 } };
  const batches: EgressBatch[] = [];
  for (let at = 0; at < files; at += LIMITS.batchFiles) {
    const some = verdicts.slice(at, at + LIMITS.batchFiles);
    batches.push({ project, request, scanner: SCANNER, policy: POLICY, verdicts: some });
  }
  return batches;
}

/** Sends the batches one after the other, as a scanner does. */
export async function sendBatches(scanner: Api, batches: readonly EgressBatch[]): Promise<void> {
  for (const batch of batches) await scanner.post<SubmissionAnswer>(ROUTES.egressVerdicts, batch);
}
