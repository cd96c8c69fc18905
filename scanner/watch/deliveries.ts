import type { Delivery } from '../spool/poster';
import type { RequestRecord, WatchState } from './state';

const PROBLEM_LENGTH = 2_000;
/** How often files go on under another id before an operator has to look. */
const MOST_ATTEMPTS = 3;

/** Writes into the state what became of a parcel. The same may be told twice. */
export function applyDelivery(state: WatchState, delivery: Delivery): void {
  if (delivery.kind === 'withdrawn') {
    const request = state.requests.get(delivery.request);
    if (request) close(request);
    return;
  }
  const request = state.requests.get(delivery.parcel.request);
  if (!request) return;
  if (delivery.kind === 'posted') {
    if (request.stage === 'spooled' || request.stage === 'spooling') request.stage = 'posted';
    if (!delivery.answer) return;
    const { status, revision } = delivery.answer;
    request.revision = revision;
    if (request.status === status) return;
    Object.assign(request, { status, changed: new Date().toISOString(), reason: undefined });
  } else if (delivery.kind === 'stale' && (request.attempts ?? 0) < MOST_ATTEMPTS) {
    request.stage = 'posted';
    request.stale = true;
    if (delivery.status) request.status = delivery.status;
  } else {
    request.stage = 'refused';
    request.withdrawing = undefined;
    request.problem = delivery.reason.slice(0, PROBLEM_LENGTH);
  }
}

function close(request: RequestRecord): void {
  request.withdrawing = undefined;
  request.stage = request.stage === 'refused' ? 'refused' : 'posted';
  request.status = 'withdrawn';
  request.changed = new Date().toISOString();
  request.reason =
    request.superseded_by === undefined
      ? 'Its files were removed from the share.'
      : `Its files were changed; they go on as request ${request.superseded_by}.`;
}
