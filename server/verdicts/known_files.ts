import type { EgressBatch, FileVerdict, Project } from '../../common';
import type { RequestDocument, StoredFile } from '../requests/request_store';
import { knowsVerdict, scannerProblem } from './merge_verdict';
import { beginsRound, isSameManifest } from './submission_rules';

/** A batch whose items were read, as it meets the stored request. */
export interface FilesBatch {
  body: EgressBatch;
  project: Project;
  /** Kibana account of the scanner. */
  by: string;
  items: ReadonlyArray<{ key: string; verdict: FileVerdict }>;
}

/** The files that a batch adds to: those coming in, or those of a request that is whole. */
function targetOf(current: RequestDocument | undefined, { body }: FilesBatch): StoredFile[] {
  if (!current) return [];
  if (current.status === 'submitted') return current.incoming;
  return beginsRound(current) && !isSameManifest(current.manifest, body.request.manifest)
    ? []
    : current.files;
}

const isCollecting = (current: RequestDocument | undefined, batch: FilesBatch) =>
  !current ||
  current.status === 'submitted' ||
  (beginsRound(current) && !isSameManifest(current.manifest, batch.body.request.manifest));

const byPath = (files: readonly StoredFile[]) => new Map(files.map((file) => [file.path, file]));

/** What is already known of each path of a batch: of this round, or of the round before. */
export interface KnownFiles {
  target: Map<string, StoredFile>;
  before: Map<string, StoredFile>;
  collecting: boolean;
}

export function knownFiles(current: RequestDocument | undefined, batch: FilesBatch): KnownFiles {
  const collecting = isCollecting(current, batch);
  return {
    target: byPath(targetOf(current, batch)),
    before: collecting && current ? byPath(current.files) : new Map(),
    collecting,
  };
}

/** A file's earlier entry that still speaks of the same bytes: its verdicts and votes stay. */
export function baseOf(
  { target, before }: KnownFiles,
  { path, sha256 }: FileVerdict
): StoredFile | undefined {
  const base = target.get(path) ?? before.get(path);
  return base?.sha256 === sha256 ? base : undefined;
}

/** Whether the request has this verdict already; then the stream has it too, since that is written first. */
export const isKnown = (known: KnownFiles, item: { key: string; verdict: FileVerdict }) =>
  knowsVerdict(baseOf(known, item.verdict), item.key);

/** Why one item cannot belong to the request, or undefined when it can. */
export function itemProblem(known: KnownFiles, scanner: string, verdict: FileVerdict): string | undefined {
  const file = known.target.get(verdict.path);
  if (!known.collecting && !file) return 'is not among the files of the request’s manifest';
  if (file && file.sha256 !== verdict.sha256)
    return `is in the request with the SHA-256 ${file.sha256}; send a new manifest when the file changed`;
  return scannerProblem(baseOf(known, verdict), scanner);
}
