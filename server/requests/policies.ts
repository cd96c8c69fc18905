import { MOVES, canMove, isClosed, isOpen, stateTitle } from '../../common';
import type { Action, ConflictAttributes, Project, RequestState } from '../../common';
import { conflict, forbidden } from '../errors';
import { AirlockError } from '../errors';
import type { RequestDocument } from './request_store';

/**
 * What a request's state and its project allow. Kibana's privileges decide who may call a route at all; these
 * rules come after. Each `check…` throws with a sentence, and its `can…` or `refusal` answers from the same.
 */

/** Who acts. Where Elasticsearch security is off nobody is known, and rules about persons cannot hold. */
export interface Actor {
  name: string;
  known: boolean;
}

/** What a person can ask for; the other actions follow from verdicts and votes. */
export type PersonsAction = 'vote' | 'return' | 'reject' | 'override' | 'withdraw' | 'revoke' | 'release';
export const PERSONS_ACTIONS: readonly PersonsAction[] = [
  'vote',
  'return',
  'reject',
  'override',
  'withdraw',
  'revoke',
  'release',
];

const DONE: Record<PersonsAction, string> = {
  vote: 'voted on',
  return: 'returned',
  reject: 'rejected',
  override: 'overridden',
  withdraw: 'withdrawn',
  revoke: 'revoked',
  release: 'released',
};

type Rated = Pick<RequestDocument, 'status' | 'direction'>;

/** A vote leaves the state as it is, so it is not in the table of moves. */
const statesFor = (action: PersonsAction): readonly RequestState[] =>
  action === 'vote' ? ['in_review'] : (MOVES[action as Action]?.from ?? []);

export function canAct(action: PersonsAction, { status }: Rated): boolean {
  return action === 'vote' ? status === 'in_review' : canMove(action, status);
}

/** Throws AirlockError 409 naming the state, when it does not allow the action. */
export function checkState(action: PersonsAction, request: Rated): void {
  if (canAct(action, request)) return;
  const title = (state: RequestState) => stateTitle(state, request.direction).toLowerCase();
  throw conflict(
    `The request is ${title(request.status)}. It can be ${DONE[action]} only when it is ` +
      `${statesFor(action).map(title).join(' or ')}.`,
    { status: request.status }
  );
}

/**
 * Whether a request waits for its project: a closed one lets nothing of it move. What is final can still be revoked,
 * which only ever stops something.
 */
export const isHeld = ({ status }: Rated, project: Project): boolean => isClosed(project) && isOpen(status);

/** Throws AirlockError 409 when the request is open and its project is closed. */
export function checkProjectOpen(request: Rated, project: Project): void {
  if (!isHeld(request, project)) return;
  throw conflict(
    `The project "${project.name}" was closed by ${project.closed_by} at ${project.closed_at}, so its requests stay ` +
      'as they are. An operator can open it again under Projects.',
    { status: request.status }
  );
}

/** Throws AirlockError 409 with what changed since the revision that the caller saw. */
export function checkRevision(request: RequestDocument, seen: number | undefined): void {
  if (seen === undefined || seen === request.revision) return;
  const changed = request.history
    .filter(({ sequence }) => sequence > seen)
    .map(({ sequence, action, by, at }) => ({ sequence, action, by, at }));
  const last = changed[changed.length - 1];
  const who = last ? ` by ${last.by} (${last.action.replace(/_/g, ' ')})` : '';
  const attributes: ConflictAttributes = { revision: request.revision, status: request.status, changed };
  throw conflict(`The request was changed${who} since you saw it. Look at it again before you decide.`, {
    ...attributes,
  });
}

const plainName = (name: string) => name.toLowerCase().replace(/^.*\\/, '').replace(/@.*$/, '');

/** Everyone who handed the request in, and the researcher for whom that was done. */
function isSubmitter({ name }: Actor, request: RequestDocument): boolean {
  return (
    request.submitted_by === name ||
    request.history.some(({ action, by }) => (action === 'submit' || action === 'resubmit') && by === name) ||
    (request.researcher !== undefined && plainName(request.researcher) === plainName(name))
  );
}

/** Throws AirlockError 403 when the project names its reviewers and the actor is none of them. */
export function checkReviewer(actor: Actor, project: Project): void {
  if (!actor.known || project.reviewers.length === 0 || project.reviewers.includes(actor.name)) return;
  throw forbidden(
    `You are not a reviewer of the project "${project.name}". An operator can add you under Projects.`
  );
}

/** Throws AirlockError 403 when the actor may never vote on this request, whatever its state. */
export function checkMayVote(actor: Actor, request: RequestDocument, project: Project): void {
  checkReviewer(actor, project);
  if (actor.known && isSubmitter(actor, request))
    throw forbidden('You submitted this request (or it is yours), so somebody else has to review it.');
}

/** The sentence with which a vote would be refused, or undefined when it would be taken. */
export function voteRefusal(actor: Actor, request: RequestDocument, project: Project): string | undefined {
  try {
    checkProjectOpen(request, project);
    checkMayVote(actor, request, project);
    return undefined;
  } catch (error) {
    if (error instanceof AirlockError) return error.message;
    throw error;
  }
}
