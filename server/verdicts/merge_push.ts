import { canMove, isOpen } from '../../common';
import type { IngressVerdict, Project, RequestSummary } from '../../common';
import { conflict } from '../errors';
import { totals } from '../requests/counts';
import { checkRoomForMachines } from '../requests/history';
import type {
  Change,
  ChangedDocument,
  NewStep,
  RequestDocument,
  StoredPush,
} from '../requests/request_store';
import { searchText } from '../requests/search_text';
import { knowsVerdict, mergeRef } from './merge_verdict';
import { MOVED_TO, moveWhenWhole, systemStep } from './moves';
import { beginsRound, checkSameRequest, refuseNewRound } from './submission_rules';
import { isSamePush } from './verdict_key';

/** A push's verdict as it meets the stored request. */
export interface PushVerdict {
  body: IngressVerdict;
  project: Project;
  /** Kibana account of the scanner. */
  by: string;
  key: string;
}

const TITLE_LENGTH = 200;

/** `analysis: main` for a push of `git@host:team/analysis.git` to `refs/heads/main`. */
export function pushTitle(repository: string, ref: string): string {
  const name = repository
    .replace(/\/+$/, '')
    .replace(/^.*[/:]/, '')
    .replace(/\.git$/, '');
  return `${name || repository}: ${ref.replace(/^refs\/(heads|tags)\//, '')}`.slice(0, TITLE_LENGTH);
}

/** Throws AirlockError 409 when the verdict contradicts the request that it names. */
export function checkPush(current: RequestDocument, { body, project }: PushVerdict): void {
  checkSameRequest(current, project, 'ingress');
  const before = current.pushed;
  if (!before || isSamePush(before, body.push)) return;
  if (before.repository !== body.push.repository)
    throw conflict(
      `The request "${current.id}" is about the repository "${before.repository}", not "${body.push.repository}".`
    );
  if (!beginsRound(current))
    refuseNewRound(current, `it is about the commit ${before.after}, this push ends in ${body.push.after}`);
}

const shortPush = ({ push }: IngressVerdict): RequestSummary['push'] => ({
  repository: push.repository,
  ref: push.ref,
  after: push.after,
  pusher: push.pusher,
  commits: push.commits.length,
});

function begin(current: RequestDocument | undefined, { body, project, by }: PushVerdict): Change {
  const { push, request } = body;
  const document: ChangedDocument = {
    id: request.id,
    direction: 'ingress',
    project: { id: project.id, name: project.name },
    title: request.title ?? current?.title ?? pushTitle(push.repository, push.ref),
    status: 'submitted',
    risk: 0,
    worst: 'pass',
    counts: { files: 0, pass: 0, review: 0, block: 0, note: 0, warning: 0, error: 0, approved: 0 },
    approvals_needed: project.approvals_needed,
    researcher: push.pusher,
    submitted_by: by,
    scanner: body.scanner,
    policy: body.policy,
    push: shortPush(body),
    pushed: { ...push, votes: [], verdicts: [] },
    files: [],
    incoming: [],
    search: '',
  };
  const step: NewStep = {
    action: current ? 'resubmit' : 'submit',
    by,
    from: current?.status ?? null,
    to: 'submitted',
    detail: { ref: push.ref.slice(0, TITLE_LENGTH), after: push.after, commits: push.commits.length },
  };
  return { document: { ...document, search: searchText(document) }, steps: [step] };
}

const verdictStep = ({ body, by }: PushVerdict, status: ChangedDocument['status']): NewStep => ({
  action: 'verdict',
  by,
  from: status,
  to: status,
  detail: {
    scanner: `${body.scanner.name} ${body.scanner.version}`,
    policy: `${body.policy.id} ${body.policy.version}`,
    result: body.result,
    findings: body.findings.length,
  },
});

/**
 * What a verdict on a push makes of the stored request; undefined when it brings nothing new, or comes after
 * the end. A push is whole at once, so it never waits as a manifest does.
 */
export function mergePush(current: RequestDocument | undefined, verdict: PushVerdict): Change | undefined {
  if (current) checkPush(current, verdict);
  if (current && !isOpen(current.status)) return undefined;
  const { body, project, key } = verdict;
  const begins = !current?.pushed || !isSamePush(current.pushed, body.push);
  if (!begins && knowsVerdict(current?.pushed, key)) return undefined;

  const start: Change = begins
    ? begin(current, verdict)
    : { document: current as RequestDocument, steps: [] };
  const before = start.document.pushed as StoredPush;
  const said = { key, scanner: body.scanner.name, result: body.result, findings: body.findings };
  const judged = {
    ...start.document,
    scanner: body.scanner,
    policy: body.policy,
    pushed: { ...before, ...mergeRef(before, said) },
  };
  const document = { ...judged, ...totals(judged) };
  const steps = [...start.steps, verdictStep(verdict, document.status)];
  const action =
    document.status === 'submitted'
      ? moveWhenWhole(document, project)
      : body.result === 'block' && canMove('block', document.status)
        ? 'block'
        : undefined;
  if (!action) {
    checkRoomForMachines(current?.history ?? []);
    return { document, steps };
  }
  return {
    document: { ...document, status: MOVED_TO[action] },
    steps: [...steps, systemStep(action, document.status, document.worst)],
  };
}
