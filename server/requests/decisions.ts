import { MOVES } from '../../common';
import type { DecisionBody, Project, RequestSummary, VoteBody } from '../../common';
import type { Call } from '../router/route';
import { totals } from './counts';
import { checkMayVote, checkProjectOpen, checkReviewer, checkRevision, checkState } from './policies';
import type { Actor } from './policies';
import type { Change, RequestDocument } from './request_store';
import { toSummary } from './summary';
import { visibleRequest } from './visible_request';
import { applyVote } from './votes';

type Decided = (current: RequestDocument, project: Project, actor: Actor, at: string) => Change | undefined;

/** Reads, decides, writes, and has the step copied to the audit stream, for which nobody waits. */
export async function act(call: Call, id: string, decide: Decided): Promise<RequestDocument> {
  const { stored, project, actor } = await visibleRequest(call, id);
  const document = await call.services.requests.update(
    id,
    (current, at) => {
      if (!current) return undefined;
      checkProjectOpen(current, project);
      return decide(current, project, actor, at);
    },
    { read: stored }
  );
  void call.services.audit.copy(id);
  return document;
}

/** POST /requests/{id}/votes. */
export async function vote(call: Call, id: string, body: VoteBody): Promise<RequestSummary> {
  const document = await act(call, id, (current, project, actor, at) => {
    checkRevision(current, body.revision);
    checkState('vote', current);
    checkMayVote(actor, current, project);
    return applyVote(current, body, actor.name, at);
  });
  return toSummary(document);
}

export type Decision = 'return' | 'reject' | 'override' | 'revoke' | 'withdraw';

/** A listed reviewer's matters. To revoke is open to every reviewer: it only ever stops something. */
const FOR_LISTED_REVIEWERS: readonly Decision[] = ['return', 'reject'];

/** POST /requests/{id}/return, /reject, /override, /revoke and /withdraw: one step, with a reason. */
export async function decide(
  call: Call,
  id: string,
  decision: Decision,
  body: Pick<DecisionBody, 'reason'> & Partial<DecisionBody>
): Promise<RequestSummary> {
  const document = await act(call, id, (current, project, actor) => {
    checkRevision(current, body.revision);
    checkState(decision, current);
    if (FOR_LISTED_REVIEWERS.includes(decision)) checkReviewer(actor, project);
    const status = MOVES[decision]?.to ?? current.status;
    const next = { ...current, status };
    return {
      document: { ...next, ...totals(next) },
      steps: [{ action: decision, by: actor.name, from: current.status, to: status, reason: body.reason }],
    };
  });
  return toSummary(document);
}
