import { LIMITS, ROLES } from '../../../common';
import type { RequestDetail } from '../../../common';
import type { DecisionName } from '../../api/client';
import type { Duties } from '../../app/services';

/** What a person can do with a request; the two votes are one call with two values. */
export type MoveId = 'approve' | 'changes' | DecisionName;

export interface Move {
  id: MoveId;
  label: string;
  tone: 'success' | 'warning' | 'danger' | 'primary';
  /** What follows from it, in one sentence. */
  consequence: string;
  /** Why this person cannot do it here; undefined when they can. */
  refused?: string;
}

const ASK_REVIEW = `You do not have the right to review. Ask an administrator of this Kibana for the role ${ROLES.reviewer}.`;
const ASK_MANAGE = `Only an operator may do this. Ask an administrator of this Kibana for the role ${ROLES.operator}.`;

export const isVote = (id: MoveId): id is 'approve' | 'changes' => id === 'approve' || id === 'changes';

/** The moves that the state allows, each with the reason when this person may not make it. */
export function movesOf(request: RequestDetail, duties: Duties): Move[] {
  const { moves, direction, approvals_needed: needed, vote_refused: voteRefused, status } = request;
  const egress = direction === 'egress';
  const byReviewer = duties.review ? undefined : ASK_REVIEW;
  const votesNeeded =
    needed === 1
      ? `One vote on ${egress ? 'each file' : 'the push'} decides here.`
      : `${egress ? 'Each file' : 'The push'} needs votes of ${needed} different people.`;
  const list: Move[] = [];
  if (moves.includes('vote'))
    list.push(
      {
        id: 'approve',
        label: 'Approve',
        tone: 'success',
        consequence: `${votesNeeded} When all of them are in and none asks for changes, the request is approved and can be ${egress ? 'released' : 'delivered'}.`,
        refused: byReviewer ?? voteRefused,
      },
      {
        id: 'changes',
        label: 'Ask for changes',
        tone: 'warning',
        consequence: `${votesNeeded} When all of them are in, one that asks for changes returns the whole request to the researcher. Until then you can vote again.`,
        refused: byReviewer ?? voteRefused,
      }
    );
  if (moves.includes('return'))
    list.push({
      id: 'return',
      label: 'Return to researcher',
      tone: 'primary',
      consequence: egress
        ? 'The researcher is told your reason, changes the files, and the next scan opens the request again.'
        : 'The researcher is told your reason and pushes again, which opens the request again.',
      refused: byReviewer,
    });
  if (moves.includes('override'))
    list.push({
      id: 'override',
      label: 'Override the scan',
      tone: 'danger',
      consequence:
        'The request goes into review although the scan blocked it. Output checkers still have to approve it; your reason stays in the history.',
      refused: duties.manage ? undefined : ASK_MANAGE,
    });
  if (moves.includes('reject'))
    list.push({
      id: 'reject',
      label: 'Reject',
      tone: 'danger',
      consequence:
        'The request is closed for good, and nothing of it crosses. The researcher would have to make a new one.',
      refused: byReviewer,
    });
  if (moves.includes('revoke'))
    list.push({
      id: 'revoke',
      label: 'Revoke the approval',
      tone: 'danger',
      consequence:
        status === 'released'
          ? 'This records that it should not have crossed. What has been copied is not brought back: that needs people.'
          : 'The request is closed, and the release agent will not copy it.',
      refused: byReviewer,
    });
  return list;
}

/** Why a reason cannot be sent, or undefined. */
export function reasonProblem(reason: string): string | undefined {
  if (reason.trim() === '') return 'Write a reason: it is kept in the history.';
  if (reason.length > LIMITS.reasonLength)
    return `At most ${LIMITS.reasonLength.toLocaleString('en-GB')} characters; these are ${reason.length.toLocaleString('en-GB')}.`;
  return undefined;
}
