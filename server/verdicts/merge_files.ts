import { canMove, isOpen, manifestText } from '../../common';
import { badRequest } from '../errors';
import { textHash } from '../requests/canonical_hash';
import { totals } from '../requests/counts';
import { checkRoomForMachines } from '../requests/history';
import type {
  Change,
  ChangedDocument,
  NewStep,
  RequestDocument,
  StoredFile,
} from '../requests/request_store';
import { searchText } from '../requests/search_text';
import { baseOf, itemProblem, knownFiles } from './known_files';
import type { FilesBatch, KnownFiles } from './known_files';
import { knowsVerdict, mergeFile } from './merge_verdict';
import { MOVED_TO, moveWhenWhole, systemStep } from './moves';
import { checkManifest, checkSameRequest } from './submission_rules';

/** Bytes of all paths of one request: its document is read and written whole. */
const MAX_PATH_BYTES = 8 * 1024 * 1024;
const TITLE_LENGTH = 200;
/** Throws AirlockError 400 or 409 when the batch as a whole contradicts the request. */
export function checkBatch(current: RequestDocument, { body, project }: FilesBatch): void {
  checkSameRequest(current, project, 'egress');
  checkManifest(current, body.request.manifest);
}

function checkBounds(files: readonly StoredFile[], { body }: FilesBatch): void {
  const { manifest } = body.request;
  if (files.length > manifest.files)
    throw badRequest(
      `The manifest says ${manifest.files} files, and with this batch there would be ${files.length}. ` +
        'Withdraw the request and submit the files under a new id.'
    );
  let bytes = 0;
  for (const { path } of files) bytes += Buffer.byteLength(path);
  if (bytes > MAX_PATH_BYTES)
    throw badRequest(
      `The paths of this request take more than ${MAX_PATH_BYTES} bytes. Split it into several requests.`
    );
}

function checkWhole(files: readonly StoredFile[], { body }: FilesBatch): void {
  const got = textHash(manifestText(files));
  const expected = body.request.manifest.sha256;
  if (got !== expected)
    throw badRequest(
      `All ${files.length} files are here, but they are not what the manifest says: expected the hash ` +
        `${expected}, got ${got}. Nothing of this batch was taken. Correct it, or withdraw the request and ` +
        'submit the files under a new id.',
      { expected, got }
    );
}

const nameOf = ({ name, version }: { name: string; version: string }) => `${name} ${version}`;

function verdictStep(
  document: ChangedDocument,
  { body, by }: FilesBatch,
  items: FilesBatch['items'],
  received: number
): NewStep {
  const of = (result: string) => items.filter(({ verdict }) => verdict.result === result).length;
  return {
    action: 'verdict',
    by,
    from: document.status,
    to: document.status,
    detail: {
      scanner: nameOf(body.scanner),
      policy: `${body.policy.id} ${body.policy.version}`,
      files: items.length,
      pass: of('pass'),
      review: of('review'),
      block: of('block'),
      received,
      expected: body.request.manifest.files,
    },
  };
}

const defaultTitle = (files: number, whose: string) =>
  `${files} ${files === 1 ? 'file' : 'files'} of ${whose}`.slice(0, TITLE_LENGTH);

function begin(current: RequestDocument | undefined, batch: FilesBatch): Change {
  const { body, project, by } = batch;
  const { id, manifest, researcher } = body.request;
  const from = current?.status ?? null;
  const who = researcher ?? current?.researcher;
  const document: ChangedDocument = {
    id,
    direction: 'egress',
    project: { id: project.id, name: project.name },
    title: body.request.title ?? current?.title ?? defaultTitle(manifest.files, who ?? project.name),
    status: 'submitted',
    risk: 0,
    worst: 'pass',
    counts: { files: 0, pass: 0, review: 0, block: 0, note: 0, warning: 0, error: 0, approved: 0 },
    approvals_needed: project.approvals_needed,
    ...(who === undefined ? {} : { researcher: who }),
    submitted_by: by,
    scanner: body.scanner,
    policy: body.policy,
    manifest,
    files: current?.files ?? [],
    incoming: [],
    search: '',
  };
  const action = current ? 'resubmit' : 'submit';
  const detail = { files: manifest.files, manifest_sha256: manifest.sha256 };
  return { document, steps: [{ action, by, from, to: 'submitted', detail }] };
}

function withTotals(document: ChangedDocument): ChangedDocument {
  return { ...document, ...totals(document) };
}

/** The files coming in, maybe whole now, and then where that moves the request. */
function collect(change: Change, files: StoredFile[], batch: FilesBatch): Change {
  const { document, steps } = change;
  if (files.length < batch.body.request.manifest.files)
    return { document: withTotals({ ...document, incoming: files }), steps };
  checkWhole(files, batch);
  const whole = withTotals({ ...document, files, incoming: [], status: 'in_review' });
  const action = moveWhenWhole(whole, batch.project);
  const moved = { ...whole, status: MOVED_TO[action] };
  return { document: moved, steps: [...steps, systemStep(action, 'submitted', whole.worst)] };
}

/** New verdicts on a request that is whole: one that blocks stops it, none lets it go on. */
function rescan(change: Change, files: StoredFile[], fresh: FilesBatch['items']): Change {
  const document = withTotals({ ...change.document, files });
  const blocks = fresh.some(({ verdict }) => verdict.result === 'block') && canMove('block', document.status);
  if (!blocks) return { document, steps: change.steps };
  return {
    document: { ...document, status: 'blocked_by_scan' },
    steps: [...change.steps, systemStep('block', document.status, document.worst)],
  };
}

/**
 * What a batch makes of the stored request; undefined when it brings nothing new, or comes after the end.
 * Throws AirlockError when the batch contradicts the request.
 */
export function mergeFiles(
  current: RequestDocument | undefined,
  batch: FilesBatch,
  known: KnownFiles = knownFiles(current, batch)
): Change | undefined {
  if (current) checkBatch(current, batch);
  if (current && !isOpen(current.status)) return undefined;
  const begins = !current || (known.collecting && current.status !== 'submitted');
  const scanner = batch.body.scanner.name;
  const fresh = batch.items.filter(
    ({ key, verdict }) =>
      itemProblem(known, scanner, verdict) === undefined && !knowsVerdict(known.target.get(verdict.path), key)
  );
  if (!begins && fresh.length === 0) return undefined;

  const merged = new Map(known.target);
  for (const { key, verdict } of fresh) {
    const base = baseOf(known, verdict);
    const said = { key, scanner, result: verdict.result, findings: verdict.findings };
    // A verdict of the round before on the same bytes is taken over with its votes; it is no news.
    const kept = base && knowsVerdict(base, key);
    merged.set(verdict.path, kept ? base : mergeFile(base, verdict, said));
  }
  const files = [...merged.values()];
  checkBounds(files, batch);

  const start: Change = begins ? begin(current, batch) : { document: current as RequestDocument, steps: [] };
  const named = { ...start.document, scanner: batch.body.scanner, policy: batch.body.policy };
  const steps = [...start.steps, verdictStep(named, batch, fresh, files.length)];
  const change = known.collecting
    ? collect({ document: named, steps }, files, batch)
    : rescan({ document: named, steps }, files, fresh);
  if (current && change.document.status === current.status) checkRoomForMachines(current.history);
  const isWhole = change.document.incoming.length === 0;
  return begins || (known.collecting && isWhole)
    ? { ...change, document: { ...change.document, search: searchText(change.document) } }
    : change;
}
