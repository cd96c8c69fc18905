import { LEVELS, LIMITS } from '../../common';
import type { FileVerdict, Finding } from '../../common';
import type { FileScan } from '../scan/scan_file';

/** Bytes of one verdict as JSON: what reviewers read fits in far less, and 10,000 of these fit into the spool. */
const VERDICT_BYTES = 64 * 1024;
/** Room for the other parts of a batch's body. */
const HEAD_BYTES = 64 * 1024;
const BATCH_BYTES = LIMITS.batchBytes - HEAD_BYTES;

const CUT_SHORT = (left: number): Finding => ({
  rule: 'scan/limit',
  level: 'warning',
  message: `${left} further findings are not listed, since the verdict would be too long.`,
});

/** A verdict as the API takes it, from what a scan found. `noHash` stands for content that was not read. */
export function toVerdict(scan: FileScan, noHash: string, created: string): FileVerdict {
  const verdict: FileVerdict = {
    path: scan.path,
    size: scan.size,
    sha256: scan.sha256 ?? noHash,
    result: scan.verdict,
    scan: scan.scan,
    findings: scan.findings,
    type: scan.type.id,
    mime: scan.type.mime,
    ...(scan.modified === undefined ? {} : { modified: scan.modified }),
    created,
  };
  if (Buffer.byteLength(JSON.stringify(verdict)) <= VERDICT_BYTES) return verdict;
  const gravest = [...scan.findings].sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level));
  const kept: Finding[] = [];
  let bytes = Buffer.byteLength(JSON.stringify({ ...verdict, findings: [] }));
  for (const finding of gravest) {
    bytes += Buffer.byteLength(JSON.stringify(finding)) + 1;
    if (bytes > VERDICT_BYTES - HEAD_BYTES / 64) break;
    kept.push(finding);
  }
  const result = verdict.result === 'pass' ? 'review' : verdict.result;
  return { ...verdict, result, findings: [...kept, CUT_SHORT(gravest.length - kept.length)] };
}

/** Groups lines of JSON, each one verdict, so that no batch has too many or is too long. */
export function* batches(lines: Iterable<string>): Generator<string[]> {
  let batch: string[] = [];
  let bytes = 0;
  for (const line of lines) {
    const more = Buffer.byteLength(line) + 1;
    if (batch.length > 0 && (batch.length >= LIMITS.batchFiles || bytes + more > BATCH_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(line);
    bytes += more;
  }
  if (batch.length > 0) yield batch;
}

/** The body of a batch, as text: its head, and the verdicts that are JSON already. */
export function batchBody(head: Record<string, unknown>, verdicts: readonly string[]): string {
  return `${JSON.stringify(head).slice(0, -1)},"verdicts":[${verdicts.join(',')}]}`;
}
