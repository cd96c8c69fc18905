import type { PolicyRef, Push, Software } from '../../common';
import { canonicalHash, canonicalText, textHash } from '../requests/canonical_hash';

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

/**
 * The key that makes a file's verdict idempotent, as `_id` and `event.id`: SHA-256 over the canonical JSON of
 * the judge, path and sha256. Of a batch's thousand keys only path and hash differ, so the rest of the text is
 * made once; canonical JSON sorts the names of keys.
 */
export function fileKeys(judge: Judge): (file: Scanned & { path: string; sha256: string }) => string {
  const { policy, request, scanner } = ofJudge(judge);
  const before = `"policy":${canonicalText(policy)},"request":${canonicalText(request)},`;
  const after = `"scanner":${canonicalText(scanner)}`;
  return ({ path, sha256, scan }) =>
    textHash(
      `{"path":${JSON.stringify(path)},${before}${scan === 'error' ? '"scan":"error",' : ''}${after},"sha256":"${sha256}"}`
    );
}

/** The key of one file's verdict; of many, make them with `fileKeys`. */
export const fileKey = (judge: Judge, file: Scanned & { path: string; sha256: string }) =>
  fileKeys(judge)(file);

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
