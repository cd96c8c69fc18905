import { RESULTS, isOpen, stateTitle } from '../../common';
import type { Level, RequestState, Result } from '../../common';
import type { Policy } from '../policy';
import { findRule } from '../rules';
import { NO_HASH } from '../watch/state';
import type { FileRecord, RequestRecord, WatchState } from '../watch/state';
import { adviceFor } from './advice';

/** Files that are named one by one in each list; more are counted. */
const NAMED = 500;
/** Closed requests that are shown. */
const CLOSED = 20;

export interface ReportedFile {
  path: string;
  result: Result;
  /** False when its content could not be read. */
  read: boolean;
  findings: Array<{ level: Level; message: string; help: string | undefined }>;
  advice: string | undefined;
}

export interface ReportedRequest {
  id: string;
  title: string;
  state: string;
  meaning: string;
  /** ISO 8601: since when. */
  since: string;
  reason: string | undefined;
  destination: string | undefined;
  counts: Record<Result, number>;
  /** The gravest first. */
  files: ReportedFile[];
  unnamed: number;
}

export interface Report {
  project: string;
  /** What the operators have to mend, in sentences. */
  troubles: string[];
  waiting: string[];
  unnamedWaiting: number;
  requests: ReportedRequest[];
}

export interface Circumstances {
  /** Files that wait until nobody writes them any more, or are being checked. */
  waiting: readonly string[];
  trouble?: string;
  truncated?: string;
}

const MEANING: Record<RequestState, string> = {
  submitted: 'The files were checked, and are on their way to the reviewers.',
  in_review: 'People are looking at the files. There is nothing for you to do.',
  blocked_by_scan:
    'At least one file may not leave as it is. Change or remove the files that are named below; the others go on ' +
    'with them by themselves.',
  returned: 'A reviewer asks for changes. Change the files here; the request then goes on by itself.',
  approved: 'The files may leave, and are copied out with the next run. Do not change them now.',
  released: 'The files were copied out.',
  rejected: 'The files may not leave.',
  withdrawn: 'The request was taken back.',
  revoked: 'The permission was taken back afterwards.',
  failed: 'Something went wrong. The operators know; there is nothing for you to do.',
};

function fileOf(policy: Policy, path: string, file: FileRecord): ReportedFile {
  const findings = (file.findings ?? []).map(({ rule, level, message }) => ({
    level,
    message,
    help: findRule(rule)?.help,
  }));
  return {
    path,
    result: file.result,
    read: file.sha256 !== NO_HASH,
    findings,
    advice: file.result === 'pass' ? undefined : adviceFor(policy, file.type, path),
  };
}

function stateOf(request: RequestRecord): { state: string; meaning: string } {
  if (request.stage === 'refused')
    return {
      state: 'Could not be sent',
      meaning: 'The review does not take these files. The operators have to mend that.',
    };
  if (request.stage === 'spooled' || request.stage === 'spooling')
    return { state: 'Checked', meaning: 'The files were checked, and wait to be sent to the reviewers.' };
  return { state: stateTitle(request.status, 'egress'), meaning: MEANING[request.status] };
}

function requestOf(
  policy: Policy,
  request: RequestRecord,
  files: ReadonlyArray<readonly [string, FileRecord]>
): ReportedRequest {
  const gravity = ([path, { result }]: readonly [string, FileRecord]) =>
    `${RESULTS.length - RESULTS.indexOf(result)}${path}`;
  const sorted = [...files].sort((a, b) => (gravity(a) < gravity(b) ? -1 : 1));
  const count = (result: Result) => files.filter(([, file]) => file.result === result).length;
  return {
    id: request.id,
    title: request.title,
    ...stateOf(request),
    since: request.changed ?? request.created,
    reason: request.stage === 'refused' ? request.problem : request.reason,
    destination: request.destination,
    counts: { pass: count('pass'), review: count('review'), block: count('block') },
    files: sorted.slice(0, NAMED).map(([path, file]) => fileOf(policy, path, file)),
    unnamed: Math.max(0, sorted.length - NAMED),
  };
}

/** What the report says: open requests, the newest closed ones, and what is on its way. */
export function makeReport(policy: Policy, state: WatchState, now: Circumstances): Report {
  const files = new Map<string, Array<readonly [string, FileRecord]>>();
  for (const entry of state.files) {
    const known = files.get(entry[1].request);
    if (known) known.push(entry);
    else files.set(entry[1].request, [entry]);
  }
  const newest = [...state.requests.values()].sort((a, b) =>
    (b.changed ?? b.created).localeCompare(a.changed ?? a.created)
  );
  const open = newest.filter(({ status, superseded_by }) => isOpen(status) && superseded_by === undefined);
  const closed = newest.filter((request) => !open.includes(request)).slice(0, CLOSED);
  return {
    project: state.project,
    troubles: [now.trouble, now.truncated].filter((line): line is string => line !== undefined),
    waiting: now.waiting.slice(0, NAMED),
    unnamedWaiting: Math.max(0, now.waiting.length - NAMED),
    requests: [...open, ...closed].map((request) => requestOf(policy, request, files.get(request.id) ?? [])),
  };
}
