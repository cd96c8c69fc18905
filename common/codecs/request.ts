import { integer, list, object, oneOf, text } from './codec';
import type { TypeOf } from './codec';
import { LIMITS, RESULTS, direction, projectId, reason, sha256, timestamp, uuid } from './primitives';
import type { Direction, PolicyRef, Result, Software } from './primitives';
import type { Finding, Manifest, Push } from './verdict';
import { REQUEST_STATES } from '../request_state';
import type { Action, RequestState } from '../request_state';

export const requestPath = object({ id: uuid });

/** Query values arrive as text; a page size too. */
const digits = oneOf(['10', '20', '25', '50', '100']);

export const REQUEST_SORTS = ['risk', 'updated', 'created'] as const;

/** GET /requests. `status` takes several states, comma separated. */
export const requestsQuery = object(
  {},
  {
    direction,
    status: text(200),
    project: projectId,
    /** Words of a file's name, a title, a researcher, a repository, or a request's id. */
    text: text(200),
    /** Only requests whose worst verdict is this. */
    worst: oneOf(RESULTS),
    /** Only requests that were opened before this time. */
    created_before: timestamp,
    sort: oneOf(REQUEST_SORTS),
    order: oneOf(['asc', 'desc'] as const),
    size: digits,
    /** Where the page before ended, as its answer gave it. */
    cursor: text(1_000),
  }
);
export type RequestsQuery = TypeOf<typeof requestsQuery>;

export const VOTES = ['approve', 'changes_requested'] as const;
export type VoteValue = (typeof VOTES)[number];

/** The revision that the person saw: another one there is a 409 with who and what changed. */
const seen = { revision: integer(1) };

/** POST /requests/{id}/votes. Without `paths` the vote is on every file. */
export const voteBody = object(
  { ...seen, vote: oneOf(VOTES), reason },
  { paths: list(text(LIMITS.pathLength, 1), LIMITS.votePaths, 1) }
);
export type VoteBody = TypeOf<typeof voteBody>;

/** Body of return, reject, override and revoke: a person acts, so with a reason. */
export const decisionBody = object({ ...seen, reason });
export type DecisionBody = TypeOf<typeof decisionBody>;

/** POST /requests/{id}/withdraw: the scanner speaks for the researcher and has seen no revision. */
export const withdrawBody = object({ reason }, { revision: integer(1) });
export type WithdrawBody = TypeOf<typeof withdrawBody>;

/** POST /requests/{id}/release: what was copied, each file with the hash of the bytes that were copied. */
export const releaseBody = object(
  {
    destination: text(1_024, 1),
    files: list(object({ path: text(LIMITS.pathLength, 1), sha256 }), LIMITS.requestFiles),
  },
  {
    /** For a push: the commit whose tree was delivered. */
    commit: text(64),
    reason,
    released_at: timestamp,
  }
);
export type ReleaseBody = TypeOf<typeof releaseBody>;

/** One reviewer's word on one file (or on a push). */
export interface Vote {
  by: string;
  vote: VoteValue;
  at: string;
}

/** What one scanner last said of a file; `key` finds the whole verdict in the stream. */
export interface VerdictRef {
  key: string;
  scanner: string;
  result: Result;
  /** Left out when it is 0. */
  risk?: number;
  /** Rule ids, gravest first, at most ten; left out when nothing was found. */
  rules?: string[];
  /** Findings by level: notes, warnings, errors; left out when nothing was found. */
  levels?: [number, number, number];
}

/** A file of a request as it is stored, not indexed. */
export interface RequestFile {
  path: string;
  size: number;
  sha256: string;
  type?: string;
  result: Result;
  risk: number;
  /** Rule ids of what was found, gravest first, at most ten. */
  rules: string[];
  verdicts: VerdictRef[];
  votes: Vote[];
}

export interface HistoryEntry {
  /** From 1, without gaps. */
  sequence: number;
  at: string;
  action: Action;
  by: string;
  from: RequestState | null;
  to: RequestState;
  reason?: string;
  /** What the step was about: a vote, paths, a manifest, a mismatch. Small and flat. */
  detail?: Record<string, unknown>;
  /** SHA-256 over the canonical JSON (RFC 8785) of the entry before; null for the first. */
  previous: string | null;
}

export interface RequestCounts {
  files: number;
  pass: number;
  review: number;
  block: number;
  note: number;
  warning: number;
  error: number;
  /** Files (or the push) with all the approvals that they need. */
  approved: number;
}

/** What both the queue and the detail show. */
export interface RequestSummary {
  id: string;
  direction: Direction;
  project: { id: string; name: string };
  title: string;
  status: RequestState;
  revision: number;
  /** 0 to 25, the gravest finding's feasibility × severity. */
  risk: number;
  worst: Result;
  counts: RequestCounts;
  approvals_needed: number;
  researcher?: string;
  submitted_by: string;
  scanner: Software;
  policy: PolicyRef;
  created_at: string;
  updated_at: string;
  /** For a push, in short. */
  push?: { repository: string; ref: string; after: string; pusher: string; commits: number };
}

export interface RequestsPage {
  items: RequestSummary[];
  /** Of all that match, up to 10,000; `more_than` says that there are more. */
  total: number;
  more_than: boolean;
  /** Give it back as `cursor` for the next page; absent on the last. */
  next?: string;
}

/** GET /requests/{id}. */
export interface RequestDetail extends RequestSummary {
  manifest?: Manifest & { received: number };
  files: RequestFile[];
  pushed?: Push & { votes: Vote[]; verdicts: VerdictRef[] };
  history: HistoryEntry[];
  /** Moves that the state allows; who may make them is the privileges' matter. */
  moves: Action[];
  /** Other reviewers' votes are hidden until the reader has voted (independent review). */
  votes_hidden: boolean;
  /** Set when the reader may not vote, with the sentence to show. */
  vote_refused?: string;
  /** Set when the history does not hold together or differs from its copy in the audit stream. */
  history_warning?: string;
  release?: { at: string; by: string; destination: string; files: number; commit?: string };
}

/** GET /requests/{id}/verdicts: whole verdicts, newest first, of one file or of all. */
export const verdictsQuery = object(
  {},
  { path: text(LIMITS.pathLength, 1), size: digits, cursor: text(1_000) }
);
export type VerdictsQuery = TypeOf<typeof verdictsQuery>;

export interface StoredVerdict {
  key: string;
  received_at: string;
  created?: string;
  path?: string;
  sha256?: string;
  size?: number;
  type?: string;
  mime?: string;
  result: Result;
  scan: 'complete' | 'error';
  risk: number;
  scanner: Software;
  policy: PolicyRef;
  findings: Finding[];
  submitted_by: string;
  /** True when it arrived after the request was closed. */
  late?: boolean;
}

export interface VerdictsPage {
  items: StoredVerdict[];
  next?: string;
}

/** Attributes of the 409 that a stale revision gets. */
export interface ConflictAttributes {
  revision: number;
  status: RequestState;
  changed: Array<{ sequence: number; action: Action; by: string; at: string }>;
}

/** Splits `status` of a query; undefined when one of them is no state. */
export function parseStates(status: string): RequestState[] | undefined {
  const states = status.split(',').filter((state) => state !== '');
  return states.every((state) => (REQUEST_STATES as readonly string[]).includes(state))
    ? (states as RequestState[])
    : undefined;
}
