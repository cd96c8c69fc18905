import { Inspection } from '../content/inspection';
import { newBudget } from '../content/inspect';
import type { Inspector } from '../content/containers';
import { BufferSource } from '../content/source';
import { DEFAULT_POLICY } from '../policy';
import type { PolicyFile } from '../policy';

/** What an inspector finds in bytes, under the default policy with settings laid over it. */
export async function look(
  inspector: Inspector,
  bytes: Buffer,
  thresholds: PolicyFile['thresholds'] = {}
): Promise<Inspection> {
  const policy = DEFAULT_POLICY.with({ id: 'test', version: '1', thresholds });
  const inspection = new Inspection('file', new BufferSource(bytes), policy, newBudget(policy));
  await inspector(inspection);
  return inspection;
}

/** The rules that fired, each once, in order of the alphabet. */
export const rulesOf = (inspection: Inspection): string[] =>
  [...new Set(inspection.findings.map((finding) => finding.rule))].sort();

/** Like `rulesOf`, without what was found in members. */
export const ownRulesOf = (inspection: Inspection): string[] =>
  [
    ...new Set(
      inspection.findings
        .filter((finding) => !finding.message.startsWith(`${inspection.path}!/`))
        .map((finding) => finding.rule)
    ),
  ].sort();

/** What reviewers read of one rule's findings. */
export const evidenceOf = (inspection: Inspection, rule: string): string =>
  inspection.findings
    .filter((finding) => finding.rule === rule)
    .map((finding) => finding.evidence ?? finding.message)
    .join('\n');
