import type { RequestDetail } from '../../common';
import type { Policy } from '../policy';
import { SCANNER } from '../version';

/** Name and version of the record's form, for those who read it with a program. */
const FORM = { name: 'tre-airlock/release-record', version: 1 } as const;

/**
 * What was released, by whose decision and by which rules (SATRE 3.3.09): the files with their hashes, every machine's
 * verdict and every reviewer's vote, the whole chained history, the policy and the versions of the programs.
 */
export function releaseRecord(
  detail: RequestDetail,
  released: { at: string; destination: string },
  policy: Policy
): Record<string, unknown> {
  const { ref } = policy;
  const isSame = ref.id === detail.policy.id && ref.version === detail.policy.version;
  return {
    form: FORM,
    released: { ...released, agent: SCANNER },
    request: {
      id: detail.id,
      title: detail.title,
      direction: detail.direction,
      project: detail.project,
      ...(detail.researcher === undefined ? {} : { researcher: detail.researcher }),
      submitted_by: detail.submitted_by,
      created_at: detail.created_at,
      manifest: detail.manifest && { files: detail.manifest.files, sha256: detail.manifest.sha256 },
      approvals_needed: detail.approvals_needed,
      worst: detail.worst,
      risk: detail.risk,
    },
    scanner: detail.scanner,
    policy: { ...detail.policy, ...(isSame ? { settings: policy.toFile() } : {}) },
    reviewers: [...new Set(detail.files.flatMap(({ votes }) => votes.map(({ by }) => by)))].sort(),
    files: detail.files.map(({ path, size, sha256, type, result, risk, rules, verdicts, votes }) => ({
      path,
      size,
      sha256,
      ...(type === undefined ? {} : { type }),
      result,
      risk,
      rules,
      verdicts,
      votes,
    })),
    history: detail.history,
  };
}
