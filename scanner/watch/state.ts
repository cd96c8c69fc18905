import {
  LEVELS,
  LIMITS,
  REQUEST_STATES,
  RESULTS,
  boolean,
  integer,
  isOpen,
  list,
  manifest,
  object,
  oneOf,
  policyRef,
  sha256,
  text,
  timestamp,
  uuid,
} from '../../common';
import type { TypeOf } from '../../common';

/** Stands where a SHA-256 belongs, for what could not be read: no content has it, so it is never released. */
export const NO_HASH = '0'.repeat(64);

/** Findings of a file that are kept for the report, gravest first. */
export const KEPT_FINDINGS = 3;
const MESSAGE_LENGTH = 500;

const anyInteger = integer(Number.MIN_SAFE_INTEGER);

/** What the report says of a finding. */
export const brief = object({ rule: text(200, 1), level: oneOf(LEVELS), message: text(MESSAGE_LENGTH) });
export type Brief = TypeOf<typeof brief>;
export const cutMessage = (message: string) =>
  message.length <= MESSAGE_LENGTH ? message : `${message.slice(0, MESSAGE_LENGTH - 2)}…`;

/** A file that is part of a request, as it was when it was judged. */
export const fileRecord = object(
  {
    kind: oneOf(['file', 'other', 'name', 'folder'] as const),
    size: integer(0),
    mtime: anyInteger,
    ctime: anyInteger,
    ino: anyInteger,
    sha256,
    request: uuid,
    result: oneOf(RESULTS),
    /** When its content was last read, in milliseconds since 1970. */
    verified: integer(0),
  },
  { why: text(500), type: text(200), findings: list(brief, KEPT_FINDINGS) }
);
export type FileRecord = TypeOf<typeof fileRecord>;

/** `spooling`: decided, not yet whole in the spool. `refused`: the API will never take it. */
export const STAGES = ['spooling', 'spooled', 'posted', 'refused'] as const;
export type Stage = (typeof STAGES)[number];

export const requestRecord = object(
  {
    id: uuid,
    stage: oneOf(STAGES),
    title: text(200, 1),
    created: timestamp,
    manifest,
    worst: oneOf(RESULTS),
    policy: policyRef,
    /** As the API last told it; `submitted` until it did. */
    status: oneOf(REQUEST_STATES),
    revision: integer(0),
  },
  {
    /** When and why the status came. Who decided is not for the researcher's eyes. */
    changed: timestamp,
    reason: text(LIMITS.reasonLength),
    destination: text(1_024),
    /** Requests that this one stands in for; they are withdrawn before it is posted. */
    supersedes: list(uuid, 1_000),
    superseded_by: uuid,
    /** All its files are gone, and the API is to be told. */
    withdrawing: boolean,
    /** Version of the scanner that judged it. */
    scanner: text(100),
    /** How often in a row its files had to go on under another id, because the API would not change the request. */
    attempts: integer(0),
    /** Why it was refused. */
    problem: text(2_000),
    /** The last thing that people were told of it by mail or webhook. */
    told: text(100),
    /** The API answered that it can no longer be changed: its files go on under another id. */
    stale: boolean,
  }
);
export type RequestRecord = TypeOf<typeof requestRecord>;

/** What the scanner remembers of one project's share. */
export interface WatchState {
  project: string;
  /** The folder's device and number when it was last seen. */
  share?: { dev: number; ino: number };
  /** SHA-256 of the report that was last written into the share, in its text form. */
  report?: string;
  /** `updated_at` up to which decisions were read. */
  decided?: string;
  files: Map<string, FileRecord>;
  requests: Map<string, RequestRecord>;
}

export const emptyState = (project: string): WatchState => ({
  project,
  files: new Map(),
  requests: new Map(),
});

/** Whether a request still waits for somebody, as far as we know. */
export const isLive = (request: RequestRecord): boolean =>
  request.superseded_by === undefined && request.withdrawing !== true && isOpen(request.status);

/** Paths of a request's files, in order. */
export function pathsOf(state: WatchState, request: string): string[] {
  const paths: string[] = [];
  for (const [path, file] of state.files) if (file.request === request) paths.push(path);
  return paths.sort();
}
