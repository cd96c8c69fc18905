import { integer, object, oneOf, pattern, text } from './codec';
import type { TypeOf } from './codec';

/** The bounds of everything that a caller may send, in one place. */
export const LIMITS = {
  /** Verdicts in one batch. */
  batchFiles: 1_000,
  /** Bytes of one HTTP body of a batch. */
  batchBytes: 10 * 1024 * 1024,
  /** Files of one request; a scanner splits beyond. */
  requestFiles: 10_000,
  findingsPerFile: 200,
  findingsPerPush: 1_000,
  commitsPerPush: 1_000,
  pathLength: 4_096,
  reasonLength: 2_000,
  messageLength: 1_000,
  evidenceLength: 4_000,
  pageSize: 100,
  /** Steps that one request's history can hold. */
  history: 1_000,
  /** Names of files in one vote or release. */
  votePaths: 1_000,
} as const;

export const DIRECTIONS = ['egress', 'ingress'] as const;
export const direction = oneOf(DIRECTIONS);
export type Direction = TypeOf<typeof direction>;

/** A machine's word on a file or push, mildest first. */
export const RESULTS = ['pass', 'review', 'block'] as const;
export const result = oneOf(RESULTS);
export type Result = TypeOf<typeof result>;

/** Levels of a finding, in SARIF's words, mildest first. */
export const LEVELS = ['note', 'warning', 'error'] as const;
export const level = oneOf(LEVELS);
export type Level = TypeOf<typeof level>;

export const uuid = pattern(
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
  'a UUID in small letters',
  36
);
export const sha256 = pattern(/^[0-9a-f]{64}$/, 'a SHA-256 in 64 small hexadecimal digits', 64);
export const objectId = pattern(/^([0-9a-f]{40}|[0-9a-f]{64})$/, 'a git object id', 64);
export const projectId = pattern(
  /^[a-z0-9][a-z0-9_-]{0,62}$/,
  'a project id (small letters, digits, - and _, at most 63)',
  63
);
export const reason = text(LIMITS.reasonLength, 1);

const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;
export const timestamp = pattern(ISO_TIME, 'an ISO 8601 time with its zone', 40);

/** Risk = feasibility × severity, each 1 to 5, so 1 to 25 (the founding study's matrix). */
export const risk = object({ feasibility: integer(1, 5), severity: integer(1, 5) });
export type Risk = TypeOf<typeof risk>;

export const software = object({ name: text(100, 1), version: text(100, 1) });
export const policyRef = object({ id: text(100, 1), version: text(100, 1) });
export type Software = TypeOf<typeof software>;
export type PolicyRef = TypeOf<typeof policyRef>;
