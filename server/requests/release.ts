import type { ReleaseBody, RequestSummary } from '../../common';
import { badRequest, conflict } from '../errors';
import type { Call } from '../router/route';
import { totals } from './counts';
import { act } from './decisions';
import { checkState } from './policies';
import type { Change, RequestDocument, StoredFile } from './request_store';
import { toSummary } from './summary';

/** Differences that an answer names. */
const NAMED = 100;
/** Differences that the history names, and characters of each path there. */
const IN_HISTORY = 10;
const PATH_IN_HISTORY = 200;

/** How what was copied differs from what was reviewed. */
export interface Mismatch {
  /** A file's path, or the ref of a push. */
  path: string;
  problem: 'changed' | 'missing' | 'not_reviewed';
  reviewed?: string;
  copied?: string;
}

/** Compares the files that were copied with those that were reviewed, both ways. */
export function compareFiles(
  reviewed: readonly Pick<StoredFile, 'path' | 'sha256'>[],
  copied: ReleaseBody['files']
): Mismatch[] {
  const hashes = new Map(copied.map(({ path, sha256 }) => [path, sha256]));
  if (hashes.size < copied.length) throw badRequest('"files" names a path more than once.');
  const mismatches: Mismatch[] = [];
  for (const { path, sha256 } of reviewed) {
    const copy = hashes.get(path);
    hashes.delete(path);
    if (copy === undefined) mismatches.push({ path, problem: 'missing', reviewed: sha256 });
    else if (copy !== sha256) mismatches.push({ path, problem: 'changed', reviewed: sha256, copied: copy });
  }
  for (const [path, sha256] of hashes) mismatches.push({ path, problem: 'not_reviewed', copied: sha256 });
  return mismatches;
}

function compare({ files, pushed }: RequestDocument, body: ReleaseBody): Mismatch[] {
  if (!pushed) {
    if (body.commit !== undefined) throw badRequest('"commit" is for a push; this request is of files.');
    return compareFiles(files, body.files);
  }
  if (body.commit === undefined) throw badRequest('"commit" is missing: say which commit was delivered.');
  if (body.commit === pushed.after) return [];
  return [{ path: pushed.ref, problem: 'changed', reviewed: pushed.after, copied: body.commit }];
}

/** Back to review; what differs has to be voted on again. */
function contentChanged(current: RequestDocument, by: string, mismatches: readonly Mismatch[]): Change {
  const paths = new Set(mismatches.map(({ path }) => path));
  const next = {
    ...current,
    status: 'in_review' as const,
    files: current.files.map((file) => (paths.has(file.path) ? { ...file, votes: [] } : file)),
    ...(current.pushed ? { pushed: { ...current.pushed, votes: [] } } : {}),
  };
  const of = (problem: Mismatch['problem']) => mismatches.filter((one) => one.problem === problem).length;
  return {
    document: { ...next, ...totals(next) },
    steps: [
      {
        action: 'content_changed',
        by,
        from: current.status,
        to: next.status,
        detail: {
          changed: of('changed'),
          missing: of('missing'),
          not_reviewed: of('not_reviewed'),
          paths: mismatches.slice(0, IN_HISTORY).map(({ path }) => path.slice(0, PATH_IN_HISTORY)),
        },
      },
    ],
  };
}

function released(current: RequestDocument, body: ReleaseBody, by: string, at: string): Change {
  const { destination, commit, reason } = body;
  const files = body.files.length;
  return {
    document: {
      ...current,
      status: 'released',
      release: { at: body.released_at ?? at, by, destination, files, ...(commit ? { commit } : {}) },
    },
    steps: [
      {
        action: 'release',
        by,
        from: current.status,
        to: 'released',
        ...(reason === undefined ? {} : { reason }),
        detail: { destination, files, ...(commit ? { commit } : {}) },
      },
    ],
  };
}

/** A release agent that got no answer sends the same again: that is no second release. */
const isRepeated = ({ status, release }: RequestDocument, body: ReleaseBody, by: string) =>
  status === 'released' && release?.by === by && release.destination === body.destination;

/**
 * POST /requests/{id}/release: records what was copied. When that is not what was reviewed, the request goes
 * back to review and the answer is a 409 with the differences.
 */
export async function release(call: Call, id: string, body: ReleaseBody): Promise<RequestSummary> {
  if (body.released_at !== undefined && Number.isNaN(Date.parse(body.released_at)))
    throw badRequest('"released_at" is no time that exists.');
  let mismatches: Mismatch[] = [];
  const document = await act(call, id, (current, _project, actor, at) => {
    const repeated = isRepeated(current, body, actor.name);
    if (!repeated) checkState('release', current);
    mismatches = compare(current, body);
    if (repeated && mismatches.length === 0) return undefined;
    checkState('release', current);
    return mismatches.length > 0
      ? contentChanged(current, actor.name, mismatches)
      : released(current, body, actor.name, at);
  });
  if (mismatches.length > 0)
    throw conflict(
      `What was copied is not what was reviewed (${mismatches.length} differences), so nothing is released ` +
        'and the request is in review again. Remove the copy; a reviewer can return the request, so that the ' +
        'files are submitted anew.',
      {
        status: document.status,
        revision: document.revision,
        differences: mismatches.length,
        mismatches: mismatches.slice(0, NAMED),
      }
    );
  return toSummary(document);
}
