/**
 * The states of a request, who owns each, and the moves between them: one table for server and app.
 * design: docs/decisions.md. The researcher has no account in Kibana; the scanner speaks for them.
 */

export const REQUEST_STATES = [
  'submitted',
  'in_review',
  'blocked_by_scan',
  'returned',
  'approved',
  'released',
  'rejected',
  'withdrawn',
  'revoked',
  'failed',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export type StateOwner = 'researcher' | 'reviewer' | 'system';

/** Who has to act next. Nobody owns a state that is final. */
export const STATE_OWNERS: Record<RequestState, StateOwner | 'nobody'> = {
  submitted: 'system',
  in_review: 'reviewer',
  blocked_by_scan: 'reviewer',
  returned: 'researcher',
  approved: 'system',
  released: 'nobody',
  rejected: 'nobody',
  withdrawn: 'nobody',
  revoked: 'nobody',
  failed: 'system',
};

/** Every step that a history can hold. `verdict`, `vote` may leave the state as it is. */
export const ACTIONS = [
  'submit',
  'verdict',
  'resubmit',
  'block',
  'review',
  'vote',
  'approve',
  'return',
  'reject',
  'override',
  'withdraw',
  'revoke',
  'release',
  'content_changed',
  'fail',
] as const;
export type Action = (typeof ACTIONS)[number];

const OPEN: readonly RequestState[] = [
  'submitted',
  'in_review',
  'blocked_by_scan',
  'returned',
  'approved',
  'failed',
];

/** From which states an action moves a request, and where to. */
export const MOVES: Partial<Record<Action, { from: readonly RequestState[]; to: RequestState }>> = {
  review: { from: ['submitted'], to: 'in_review' },
  block: { from: ['submitted', 'in_review', 'approved'], to: 'blocked_by_scan' },
  approve: { from: ['submitted', 'in_review'], to: 'approved' },
  return: { from: ['in_review', 'blocked_by_scan'], to: 'returned' },
  resubmit: { from: ['returned', 'failed'], to: 'submitted' },
  reject: { from: ['in_review', 'blocked_by_scan'], to: 'rejected' },
  override: { from: ['blocked_by_scan'], to: 'in_review' },
  content_changed: { from: ['approved'], to: 'in_review' },
  release: { from: ['approved'], to: 'released' },
  revoke: { from: ['approved', 'released'], to: 'revoked' },
  withdraw: { from: OPEN, to: 'withdrawn' },
  fail: { from: OPEN.filter((state) => state !== 'failed'), to: 'failed' },
};

/** A closed request takes no more moves from scanners; a late verdict is stored and moves nothing. */
export function isOpen(state: RequestState): boolean {
  return OPEN.includes(state);
}

export function canMove(action: Action, from: RequestState): boolean {
  return MOVES[action]?.from.includes(from) ?? false;
}

/** The state after an action, or undefined when the state does not allow it. */
export function nextState(action: Action, from: RequestState): RequestState | undefined {
  return canMove(action, from) ? MOVES[action]?.to : undefined;
}

/** What a person reads; ingress says "delivered" where egress says "released". */
export function stateTitle(state: RequestState, direction: 'egress' | 'ingress'): string {
  if (state === 'released' && direction === 'ingress') return 'Delivered';
  return state === 'blocked_by_scan'
    ? 'Blocked by scan'
    : (state.charAt(0).toUpperCase() + state.slice(1)).replace(/_/g, ' ');
}
