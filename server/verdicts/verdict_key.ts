import type { PolicyRef, Push, Software } from '../../common';
import { canonicalHash } from '../requests/canonical_hash';

/** Who judged, by which rules, for which request. */
export interface Judge {
  request: string;
  scanner: Software;
  policy: PolicyRef;
}

interface Scanned {
  scan?: 'complete' | 'error';
}

/**
 * A scan that did not finish has a key of its own: else the same scanner could never replace it by trying
 * again, since nothing else in the key would differ.
 */
const unfinished = ({ scan }: Scanned) => (scan === 'error' ? { scan } : {});

const ofJudge = ({ request, scanner, policy }: Judge) => ({
  request,
  scanner: { name: scanner.name, version: scanner.version },
  policy: { id: policy.id, version: policy.version },
});

/** The key that makes a file's verdict idempotent: SHA-256 over canonical JSON, as `_id` and `event.id`. */
export function fileKey(judge: Judge, file: Scanned & { path: string; sha256: string }): string {
  return canonicalHash({ ...ofJudge(judge), path: file.path, sha256: file.sha256, ...unfinished(file) });
}

/** What is judged of a push: its commits stand for path and hash. */
export const pushIdentity = ({ repository, ref, after, commits }: Push) => ({
  repository,
  ref,
  after,
  commits: commits.map(({ id }) => id),
});

export const isSamePush = (a: Push, b: Push) =>
  canonicalHash(pushIdentity(a)) === canonicalHash(pushIdentity(b));

/** The key that makes a push's verdict idempotent. */
export function pushKey(judge: Judge, push: Push, scanned: Scanned): string {
  return canonicalHash({ ...ofJudge(judge), ...pushIdentity(push), ...unfinished(scanned) });
}
