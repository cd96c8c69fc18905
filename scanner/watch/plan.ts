import { randomUUID } from 'node:crypto';

import { LIMITS } from '../../common';
import type { Difference } from './pending';
import { isLive, pathsOf } from './state';
import type { RequestRecord, WatchState } from './state';

/** Bytes of all paths of one request; the API takes 8 MiB. */
const PATH_BYTES = 6 * 1024 * 1024;

/** Files that are to be judged and sent as one request. */
export interface Submission {
  id: string;
  /** In order. */
  paths: string[];
  /** Requests whose files these were: withdrawn before this one is posted. */
  supersedes: string[];
}

export interface Plan {
  submissions: Submission[];
  /** Requests all of whose files are gone. */
  withdrawals: string[];
  /** Paths to be forgotten. */
  gone: string[];
}

/** A request some of whose files differ now. */
interface Touched {
  request: RequestRecord;
  members: string[];
}

/**
 * A returned or failed request may be sent again with other files; in any other state it would be refused. One that
 * never came to the spool was never sent.
 */
const goesOn = ({ status, stage, stale }: RequestRecord) =>
  stage === 'spooling' || (stage === 'posted' && !stale && (status === 'returned' || status === 'failed'));

/**
 * What becomes of a group of differences that came together. Changed files of a returned request go on with it, and so
 * do files that came with them. A request under review cannot change under the reviewers' eyes: it is withdrawn, and
 * its files go on under another id. Files of closed requests that change, and new ones, are a new request.
 */
export function makePlan(
  state: WatchState,
  group: readonly Difference[],
  /** Files that are still being written: not part of anything now, and new once they are quiet. */
  restless: readonly string[] = [],
  newId: () => string = randomUUID
): Plan {
  const missing = group.filter(({ entry }) => !entry).map(({ path }) => path);
  const loose: string[] = [];
  const touchedIds = new Set<string>();
  for (const { path, entry } of group) {
    const request = state.requests.get(state.files.get(path)?.request ?? '');
    if (request && isLive(request)) touchedIds.add(request.id);
    else if (entry) loose.push(path);
  }
  for (const request of state.requests.values()) {
    if (!request.stale && request.stage !== 'spooling') continue;
    if (isLive(request)) touchedIds.add(request.id);
    else loose.push(...pathsOf(state, request.id));
  }
  const leaving = restless.filter((path) => touchedIds.has(state.files.get(path)?.request ?? ''));
  const gone = [...missing, ...leaving];
  const removed = new Set(gone);
  const touched = [...touchedIds].map((id): Touched => {
    const request = state.requests.get(id) as RequestRecord;
    return { request, members: pathsOf(state, id).filter((path) => !removed.has(path)) };
  });
  const target = joinedBy(touched, loose);
  const plan: Plan = { submissions: [], withdrawals: [], gone };
  const fresh = target ? [] : [...new Set(loose)].filter((path) => !removed.has(path));
  for (const one of touched) {
    const own = one === target ? [...one.members, ...loose] : one.members;
    const paths = [...new Set(own)].filter((path) => !removed.has(path)).sort();
    if (paths.length === 0) plan.withdrawals.push(one.request.id);
    else if (goesOn(one.request))
      plan.submissions.push(...split(one.request.id, paths, one.request.supersedes ?? [], newId));
    else plan.submissions.push(...split(newId(), paths, [one.request.id], newId));
  }
  if (fresh.length > 0) plan.submissions.push(...split(newId(), fresh.sort(), [], newId));
  return plan;
}

/** The request that new files belong to, when they came with changes of one: the one with most files in their folders. */
function joinedBy(touched: readonly Touched[], loose: readonly string[]): Touched | undefined {
  if (touched.length < 2 || loose.length === 0) return touched[0];
  const folders = new Set(loose.map(folderOf));
  const near = (one: Touched) => one.members.filter((path) => folders.has(folderOf(path))).length;
  return [...touched].sort((a, b) => near(b) - near(a))[0];
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);

/** Cuts what is too much for one request; the first part keeps the id. */
function split(id: string, paths: string[], supersedes: string[], newId: () => string): Submission[] {
  const parts: string[][] = [[]];
  let bytes = 0;
  for (const path of paths) {
    const more = Buffer.byteLength(path);
    let part = parts[parts.length - 1] as string[];
    if (part.length >= LIMITS.requestFiles || bytes + more > PATH_BYTES) {
      part = [];
      parts.push(part);
      bytes = 0;
    }
    part.push(path);
    bytes += more;
  }
  return parts.map((part, index) => ({
    id: index === 0 ? id : newId(),
    paths: part,
    supersedes: index === 0 ? supersedes : [],
  }));
}

const TITLE_LENGTH = 200;
const cut = (text: string) =>
  text.length <= TITLE_LENGTH ? text : `…${text.slice(1 - TITLE_LENGTH).replace(/^[\uDC00-\uDFFF]/, '')}`;

/** What a queue shows of files: the file, or the folder that they share, or the first of them. */
export function titleOf(paths: readonly string[]): string {
  const [first = '', ...others] = paths;
  if (others.length === 0) return cut(first);
  const last = others[others.length - 1] ?? first;
  let shared = 0;
  while (shared < first.length && first[shared] === last[shared]) shared += 1;
  const folder = first.slice(0, first.lastIndexOf('/', shared) + 1);
  const count = `${paths.length} files`;
  return folder === ''
    ? `${count}: ${cut(first).slice(0, TITLE_LENGTH - 40)} …`
    : `${count} in ${cut(folder).slice(0, TITLE_LENGTH - 40)}`;
}
