import { anything, integer, list, object, oneOf, text } from './codec';
import type { Codec, TypeOf } from './codec';
import {
  LEVELS,
  LIMITS,
  RESULTS,
  level,
  objectId,
  policyRef,
  projectId,
  result,
  risk,
  sha256,
  software,
  timestamp,
  uuid,
} from './primitives';
import type { Level, Result } from './primitives';

/** One thing a scanner found. `file`, `line` and `commit` are for pushes; a file verdict names its file itself. */
export const finding = object(
  { rule: text(200, 1), level, message: text(LIMITS.messageLength, 1) },
  {
    evidence: text(LIMITS.evidenceLength),
    risk,
    /** What to do about it, for the researcher. */
    help: text(LIMITS.messageLength),
    file: text(LIMITS.pathLength, 1),
    line: integer(1),
    commit: objectId,
  }
);
export type Finding = TypeOf<typeof finding>;

export const SCAN_STATES = ['complete', 'error'] as const;

/** A scanner's verdict on one file that wants out. */
export const fileVerdict = object(
  {
    path: text(LIMITS.pathLength, 1),
    size: integer(0),
    sha256,
    result,
    findings: list(finding, LIMITS.findingsPerFile),
  },
  {
    /** `error` when the scanner could not finish; the result is then never `pass`. */
    scan: oneOf(SCAN_STATES),
    /** What the content is, in the scanner's words and as a media type. */
    type: text(200),
    mime: text(200),
    owner: text(256),
    modified: timestamp,
    /** When the scanner judged it. */
    created: timestamp,
  }
);
export type FileVerdict = TypeOf<typeof fileVerdict>;

/** What the request consists of: the number of its files, and a hash over them (see `manifestText`). */
export const manifest = object({ files: integer(1, LIMITS.requestFiles), sha256 });
export type Manifest = TypeOf<typeof manifest>;

const requestRef = { id: uuid };

/** POST /egress/verdicts. The verdicts are decoded one by one, so that a bad one does not lose the good ones. */
export const egressBatch = object({
  project: projectId,
  request: object({ ...requestRef, manifest }, { title: text(200, 1), researcher: text(256, 1) }),
  scanner: software,
  policy: policyRef,
  verdicts: list(anything, LIMITS.batchFiles, 1),
});
export type EgressBatch = TypeOf<typeof egressBatch>;

/** For the API's description: the batch with its items spelt out. */
export const egressBatchSchema = {
  ...egressBatch.schema,
  properties: {
    ...(egressBatch.schema.properties as object),
    verdicts: list(fileVerdict as Codec<FileVerdict>, LIMITS.batchFiles, 1).schema,
  },
};

const person = object({ name: text(256) }, { email: text(320) });

export const commit = object(
  { id: objectId, author: person, message: text(LIMITS.messageLength) },
  { committer: person, time: timestamp }
);
export type Commit = TypeOf<typeof commit>;

export const push = object(
  {
    repository: text(512, 1),
    ref: text(512, 1),
    /** The empty object id when the ref is new. */
    before: objectId,
    after: objectId,
    /** Newest first. */
    commits: list(commit, LIMITS.commitsPerPush),
    /** Who pushed, from the git server and not from a commit. */
    pusher: text(256, 1),
  },
  {
    /** How to link to a line: `{commit}`, `{file}` and `{line}` are filled in. */
    permalink: text(1_024),
    /** Number of files that the push touches. */
    files: integer(0),
  }
);
export type Push = TypeOf<typeof push>;

/** POST /ingress/verdicts in our own JSON. */
export const ingressVerdict = object(
  {
    project: projectId,
    request: object(requestRef, { title: text(200, 1) }),
    scanner: software,
    policy: policyRef,
    push,
    result,
    findings: list(finding, LIMITS.findingsPerPush),
  },
  { scan: oneOf(SCAN_STATES), created: timestamp }
);
export type IngressVerdict = TypeOf<typeof ingressVerdict>;

const worst = <V extends string>(order: readonly V[], values: readonly V[]): V | undefined =>
  values.reduce<V | undefined>(
    (a, b) => (a === undefined || order.indexOf(b) > order.indexOf(a) ? b : a),
    undefined
  );

export const worstResult = (results: readonly Result[]): Result => worst(RESULTS, results) ?? 'pass';
export const worstLevel = (levels: readonly Level[]): Level | undefined => worst(LEVELS, levels);

/** The mildest result that findings allow: an error blocks, a warning asks for review. */
export function resultOfFindings(findings: readonly Pick<Finding, 'level'>[]): Result {
  const found = worstLevel(findings.map((f) => f.level));
  return found === 'error' ? 'block' : found === 'warning' ? 'review' : 'pass';
}

/** Why a verdict's result contradicts what it says itself, or undefined when it does not. */
export function resultProblem(verdict: {
  result: Result;
  scan?: (typeof SCAN_STATES)[number];
  findings: readonly Pick<Finding, 'level'>[];
}): string | undefined {
  const least = resultOfFindings(verdict.findings);
  if (RESULTS.indexOf(verdict.result) < RESULTS.indexOf(least))
    return `says "${verdict.result}", but its findings demand "${least}"`;
  if (verdict.scan === 'error' && verdict.result === 'pass')
    return 'says "pass", but the scan did not finish: a scan with an error is "review" at least';
  return undefined;
}

/** Feasibility × severity of the gravest finding, 0 when none carries a risk. */
export function riskOfFindings(findings: readonly Pick<Finding, 'risk'>[]): number {
  return findings.reduce((max, f) => Math.max(max, f.risk ? f.risk.feasibility * f.risk.severity : 0), 0);
}

/**
 * The text whose SHA-256 is a manifest's hash: one line `<sha256>  <path>\n` a file, the form of `sha256sum`,
 * sorted by bytes (UTF-8), as `LC_ALL=C sort` does.
 */
export function manifestText(files: readonly { path: string; sha256: string }[]): string {
  return files
    .map((file) => `${file.sha256}  ${file.path}\n`)
    .sort(byCodePoint)
    .join('');
}

/** Where a UTF-16 unit stands in code point order: halves of pairs make code points beyond U+FFFF. */
const rank = (unit: number) => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);

/** Code point order is UTF-8's byte order; JavaScript's own is UTF-16's, which differs beyond U+FFFF. */
function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const x = a.charCodeAt(index);
    const y = b.charCodeAt(index);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** Answer to one item of a batch. `refused` is the caller's to mend, `failed` is to be sent again. */
export interface ItemOutcome {
  path: string;
  status: 'stored' | 'duplicate' | 'refused' | 'failed';
  error?: string;
}

/** Answer to a batch: 200 when every item is stored or known, 207 when some are not, 4xx when none is. */
export interface SubmissionAnswer {
  request: { id: string; status: string; revision: number; received: number; expected: number };
  items: ItemOutcome[];
}
