import { LEVELS } from '../../../common';
import type { Finding, StoredVerdict } from '../../../common';

/** Findings in one file of a push; `file` is undefined for those on the push as a whole. */
export interface FileFindings {
  file?: string;
  findings: Finding[];
}

/** The newest verdict of each scanner: an older one has been replaced by it. */
export function latestVerdicts(verdicts: readonly StoredVerdict[]): StoredVerdict[] {
  const latest = new Map<string, StoredVerdict>();
  for (const verdict of verdicts) {
    const known = latest.get(verdict.scanner.name);
    if (!known || verdict.received_at > known.received_at) latest.set(verdict.scanner.name, verdict);
  }
  return [...latest.values()];
}

const gravity = ({ findings }: FileFindings) =>
  Math.max(-1, ...findings.map(({ level }) => LEVELS.indexOf(level)));

/** By file, the file with the gravest finding first. */
export function groupByFile(findings: readonly Finding[]): FileFindings[] {
  const groups = new Map<string | undefined, FileFindings>();
  for (const finding of findings) {
    const group = groups.get(finding.file) ?? { file: finding.file, findings: [] };
    group.findings.push(finding);
    groups.set(finding.file, group);
  }
  return [...groups.values()].sort(
    (a, b) => gravity(b) - gravity(a) || (a.file ?? '').localeCompare(b.file ?? '', 'en')
  );
}
