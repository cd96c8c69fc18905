import {
  ACTIONS,
  MOVES,
  REQUEST_STATES,
  STATE_OWNERS,
  canMove,
  isOpen,
  nextState,
  stateTitle,
} from './request_state';
import type { Action, RequestState } from './request_state';

/** Written out by hand from the design, so that a slip in the table shows. */
const ALLOWED: Record<RequestState, Partial<Record<Action, RequestState>>> = {
  submitted: {
    review: 'in_review',
    block: 'blocked_by_scan',
    approve: 'approved',
    withdraw: 'withdrawn',
    fail: 'failed',
  },
  in_review: {
    block: 'blocked_by_scan',
    approve: 'approved',
    return: 'returned',
    reject: 'rejected',
    withdraw: 'withdrawn',
    fail: 'failed',
  },
  blocked_by_scan: {
    return: 'returned',
    reject: 'rejected',
    override: 'in_review',
    withdraw: 'withdrawn',
    fail: 'failed',
  },
  returned: { resubmit: 'submitted', withdraw: 'withdrawn', fail: 'failed' },
  approved: {
    block: 'blocked_by_scan',
    content_changed: 'in_review',
    release: 'released',
    revoke: 'revoked',
    withdraw: 'withdrawn',
    fail: 'failed',
  },
  released: { revoke: 'revoked' },
  rejected: {},
  withdrawn: {},
  revoked: {},
  failed: { resubmit: 'submitted', withdraw: 'withdrawn' },
};

describe('request states', () => {
  it.each(REQUEST_STATES.flatMap((state) => ACTIONS.map((action) => [state, action] as const)))(
    'from %s, %s leads where the design says and nowhere else',
    (state, action) => {
      expect(nextState(action, state)).toBe(ALLOWED[state][action]);
      expect(canMove(action, state)).toBe(ALLOWED[state][action] !== undefined);
    }
  );

  it('every state has one owner, and none is left out', () => {
    expect(Object.keys(STATE_OWNERS).sort()).toEqual([...REQUEST_STATES].sort());
  });

  it('a state that nobody owns is closed, and the others are open', () => {
    for (const state of REQUEST_STATES) expect(isOpen(state)).toBe(STATE_OWNERS[state] !== 'nobody');
  });

  it('every state but the first can be reached', () => {
    const reached = new Set(Object.values(MOVES).map((move) => move.to));
    expect(REQUEST_STATES.filter((state) => !reached.has(state))).toEqual([]);
  });

  it('speaks of delivery for ingress only', () => {
    expect(stateTitle('released', 'ingress')).toBe('Delivered');
    expect(stateTitle('released', 'egress')).toBe('Released');
    expect(stateTitle('in_review', 'egress')).toBe('In review');
  });
});
