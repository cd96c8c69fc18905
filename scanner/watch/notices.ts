import type { Notice } from '../notify/notice';
import type { RequestRecord, WatchState } from './state';

const EVENTS: Partial<Record<RequestRecord['status'], Notice['event']>> = {
  submitted: 'submitted',
  in_review: 'submitted',
  blocked_by_scan: 'blocked',
  returned: 'decided',
  approved: 'decided',
  rejected: 'decided',
  revoked: 'decided',
  released: 'released',
};

/** Whether a request is where people would only be told again what they know. */
const isNews = (request: RequestRecord, event: Notice['event']) =>
  request.told === undefined || event !== 'submitted' || !request.told.endsWith(':submitted');

/**
 * What people are to be told since the last time. Each request keeps what was told of it, so that a restart tells
 * nothing twice; the state has to be saved after.
 */
export function newNotices(state: WatchState): Notice[] {
  const notices: Notice[] = [];
  for (const request of state.requests.values()) {
    const { stage, status, superseded_by, withdrawing } = request;
    if (stage === 'spooling' || stage === 'spooled' || superseded_by !== undefined || withdrawing) continue;
    const event = stage === 'refused' ? 'refused' : EVENTS[status];
    const key = `${request.manifest.sha256.slice(0, 16)}:${stage === 'refused' ? 'refused' : status}:${event ?? ''}`;
    if (request.told === key) continue;
    const news = event !== undefined && isNews(request, event);
    request.told = key;
    if (!news) continue;
    notices.push({
      event,
      project: state.project,
      request: request.id,
      status,
      files: request.manifest.files,
      worst: request.worst,
      ...(reasonOf(request) ? { reason: reasonOf(request) } : {}),
      ...(request.destination === undefined ? {} : { destination: request.destination }),
      at: request.changed ?? new Date().toISOString(),
    });
  }
  return notices;
}

const reasonOf = ({ stage, problem, reason }: RequestRecord) => (stage === 'refused' ? problem : reason);
