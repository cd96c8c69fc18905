import { isOpen } from '../../common';
import type { EgressBatch, ItemOutcome, SubmissionAnswer } from '../../common';
import { AirlockError, badRequest, unavailable } from '../errors';
import type { RequestDocument, StoredRequest } from '../requests/request_store';
import { Answer } from '../router/route';
import type { Call } from '../router/route';
import { checkBatch, mergeFiles } from './merge_files';
import { isKnown, itemProblem, knownFiles } from './known_files';
import type { FilesBatch } from './known_files';
import { readItems } from './read_items';
import type { GoodItem } from './read_items';
import { checkTakesVerdicts, healedByResending, namedProject } from './submission';
import { fileVerdictToEcs } from './to_ecs';
import type { VerdictContext } from './to_ecs';
import { fileKeys } from './verdict_key';

type Item = GoodItem & { key: string };
type Outcomes = Array<ItemOutcome | undefined>;

const isTaken = (outcome: ItemOutcome | undefined) =>
  outcome?.status === 'stored' || outcome?.status === 'duplicate';

/** The answer to a batch of which nothing was taken: an error that names what was wrong with each item. */
function nothingTaken(items: readonly ItemOutcome[]): AirlockError {
  const first = items.find(({ error }) => error !== undefined);
  const message = `None of the ${items.length} verdicts was taken. The first: ${first?.error ?? 'unknown'}`;
  if (!items.some(({ status }) => status === 'failed')) return badRequest(message, { items });
  const { status, attributes, headers } = unavailable(message);
  return new AirlockError(status, message, { ...attributes, items }, headers);
}

function answer(request: RequestDocument, items: ItemOutcome[]): Answer {
  const body: SubmissionAnswer = {
    request: {
      id: request.id,
      status: request.status,
      revision: request.revision,
      received: request.status === 'submitted' ? request.incoming.length : request.files.length,
      expected: request.manifest?.files ?? 0,
    },
    items,
  };
  return new Answer(items.every(isTaken) ? 200 : 207, body);
}

/** Adds what the stream lacks, and fills the outcomes of all items. */
async function addToStream(
  call: Call,
  items: readonly Item[],
  isInRequest: (item: Item) => boolean,
  context: VerdictContext,
  outcomes: Outcomes
): Promise<void> {
  const missing = items.filter((item) => !isInRequest(item));
  const added = await call.services.verdicts.add(
    missing.map(({ key, verdict }) => ({ key, document: fileVerdictToEcs(key, context, verdict) }))
  );
  missing.forEach((item, index) => {
    outcomes[item.index] = { path: item.verdict.path, ...(added[index] ?? { status: 'failed' }) };
  });
  for (const { index, verdict } of items) outcomes[index] ??= { path: verdict.path, status: 'duplicate' };
}

function contextOf(batch: FilesBatch, current: RequestDocument | undefined): VerdictContext {
  const { body, project, by } = batch;
  return {
    request: { id: body.request.id, direction: 'egress' },
    project: { id: project.id, name: project.name },
    scanner: body.scanner,
    policy: body.policy,
    researcher: body.request.researcher ?? current?.researcher,
    submittedBy: by,
    receivedAt: new Date().toISOString(),
    late: current !== undefined && !isOpen(current.status),
  };
}

async function store(
  call: Call,
  batch: FilesBatch,
  items: readonly Item[],
  outcomes: Outcomes,
  read: StoredRequest | undefined
): Promise<RequestDocument | undefined> {
  const current = read?.document;
  if (current) checkBatch(current, batch);
  const known = knownFiles(current, batch);
  const fitting = items.filter(({ index, verdict }) => {
    const error = itemProblem(known, batch.body.scanner.name, verdict);
    if (error !== undefined) outcomes[index] = { path: verdict.path, status: 'refused', error };
    return error === undefined;
  });
  if (fitting.length === 0) return undefined;
  // Decided before anything is stored: a batch that contradicts the request leaves no trace.
  const planned = mergeFiles(current, { ...batch, items: fitting }, known);
  await addToStream(call, fitting, (item) => isKnown(known, item), contextOf(batch, current), outcomes);
  const taken = fitting.filter(({ index }) => isTaken(outcomes[index]));
  if (taken.length === 0) return undefined;
  return call.services.requests.update(
    batch.body.request.id,
    (latest) =>
      latest === current && taken.length === fitting.length
        ? planned
        : mergeFiles(latest, { ...batch, items: taken }),
    { read: read ?? null }
  );
}

/** Decided on what is remembered of the request, a contradiction may be out of date: then it is read again. */
async function storeOnLatest(
  call: Call,
  batch: FilesBatch,
  items: readonly Item[],
  outcomes: Outcomes,
  read: StoredRequest | undefined
): Promise<RequestDocument | undefined> {
  if (!read?.remembered) return store(call, batch, items, outcomes, read);
  const tried = [...outcomes];
  try {
    const request = await store(call, batch, items, tried, read);
    if (request) {
      tried.forEach((outcome, index) => (outcomes[index] = outcome));
      return request;
    }
  } catch (error) {
    if (!(error instanceof AirlockError) || error.status >= 500) throw error;
  }
  return store(call, batch, items, outcomes, await call.services.requests.find(batch.body.request.id));
}

/**
 * POST /egress/verdicts. The stream is written first and the request after, so that a request never shows a
 * verdict that is not stored; sending the same batch again completes what was cut off in between.
 */
export async function submitFiles(call: Call, body: EgressBatch): Promise<Answer> {
  const { good, outcomes } = readItems(body.verdicts);
  const keyOf = fileKeys({ request: body.request.id, scanner: body.scanner, policy: body.policy });
  const items = good.map((item) => ({ ...item, key: keyOf(item.verdict) }));
  const [project, read] = await Promise.all([
    namedProject(call, body.project),
    call.services.requests.findIncoming(body.request.id),
  ]);
  checkTakesVerdicts(project, read?.document);
  const batch: FilesBatch = { body, project, by: call.user, items };
  const request = await healedByResending(() => storeOnLatest(call, batch, items, outcomes, read));
  const answered = outcomes.map(
    (outcome): ItemOutcome => outcome ?? { path: '', status: 'failed', error: 'was not stored' }
  );
  if (!request) throw nothingTaken(answered);
  // Batches of a manifest that is not whole are left to the timer: they would compete for the same document.
  if (request.status !== read?.document.status && request.status !== 'submitted')
    void call.services.audit.copy(request.id);
  return answer(request, answered);
}
