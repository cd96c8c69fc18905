import { LIMITS, isOpen } from '../../common';
import type { HistoryEntry, RequestDetail, RequestSummary } from '../../common';
import type { Api } from '../api/client';
import type { RequestRecord, WatchState } from './state';

/** Rows of one page, and pages that are read at most in one turn. */
const PAGE = '100';
const PAGES = 50;
/** Milliseconds that are read again, since what was changed on another Kibana may be seen a moment later. */
const OVERLAP = 60_000;

const earlier = (time: string, by: number) => new Date(Date.parse(time) - by).toISOString();

/**
 * A parcel that still waits will change its request again; what the API says of the round before is old. After the
 * release only a revocation can come, which the researcher is to see too.
 */
const isPosted = ({ stage }: RequestRecord) => stage === 'posted' || stage === 'refused';
const awaits = (request: RequestRecord) =>
  isPosted(request) && (isOpen(request.status) || request.status === 'released');

/** The step that made the state what it is. */
function lastMove({ history, status }: RequestDetail): HistoryEntry | undefined {
  return [...history].reverse().find(({ from, to }) => to === status && from !== to);
}

async function adopt(
  api: Pick<Api, 'detail'>,
  request: RequestRecord,
  { status, revision, updated_at }: RequestSummary
): Promise<boolean> {
  if (request.status === status) {
    request.revision = revision;
    return false;
  }
  const detail = await api.detail(request.id);
  const move = lastMove(detail);
  Object.assign(request, {
    status: detail.status,
    revision: detail.revision,
    changed: move?.at ?? updated_at,
    reason: move?.reason?.slice(0, LIMITS.reasonLength),
    destination: detail.release?.destination,
  });
  return true;
}

/**
 * Reads what was decided in Kibana since the last time. Answers whether anything of the state changed. Rejects when
 * the API does not answer; what was read until then is kept.
 */
export async function readDecisions(api: Pick<Api, 'list' | 'detail'>, state: WatchState): Promise<boolean> {
  if (![...state.requests.values()].some(awaits)) return false;
  const from = state.decided === undefined ? '' : earlier(state.decided, OVERLAP);
  let changed = false;
  let newest = state.decided ?? '';
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const { items, next } = await api.list({
      project: state.project,
      direction: 'egress',
      sort: 'updated',
      order: 'desc',
      size: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const item of items) {
      if (item.updated_at > newest) newest = item.updated_at;
      const request = state.requests.get(item.id);
      if (request && isPosted(request) && (await adopt(api, request, item))) changed = true;
    }
    const last = items[items.length - 1];
    if (next === undefined || !last || last.updated_at < from) break;
    cursor = next;
  }
  if (newest === (state.decided ?? '')) return changed;
  state.decided = newest;
  return true;
}
