import { useQuery } from '@tanstack/react-query';
import type { RequestSummary, RequestsPage, RequestsQuery } from '../../common';
import { useServices } from '../app/services';
import type { ApiError } from './client';
import { STANDING } from './freshness';
import { requestKeys } from './requests';

/** The smallest page that the API has. */
const SIZE = '10';
const LONGEST_AGO: RequestsQuery = { sort: 'created', order: 'asc', size: SIZE };
const RISKIEST: RequestsQuery = { sort: 'risk', order: 'desc', size: SIZE };

export type Count = Pick<RequestsPage, 'total' | 'more_than'>;

export interface WaitingRequests {
  inReview: Count;
  blocked: Count;
  approved: Count;
  /** Of those in review and blocked, the one that was opened first. */
  oldest?: RequestSummary;
  /** Of those in review and blocked, ten at most. */
  riskiest: RequestSummary[];
}

const opened = ({ created_at: at }: RequestSummary) => Date.parse(at);

/** What waits for a person: in review or blocked by the scan; and what waits for its release. */
export function useWaitingRequests() {
  const { api } = useServices();
  return useQuery<WaitingRequests, ApiError>({
    ...STANDING,
    queryKey: requestKeys.waiting,
    queryFn: async ({ signal }) => {
      const [inReview, blocked, approved, risky] = await Promise.all([
        api.requests({ ...LONGEST_AGO, status: 'in_review' }, signal),
        api.requests({ ...LONGEST_AGO, status: 'blocked_by_scan' }, signal),
        api.requests({ ...LONGEST_AGO, status: 'approved' }, signal),
        api.requests({ ...RISKIEST, status: 'in_review,blocked_by_scan' }, signal),
      ]);
      const [oldest] = [...inReview.items.slice(0, 1), ...blocked.items.slice(0, 1)].sort(
        (a, b) => opened(a) - opened(b)
      );
      return { inReview, blocked, approved, ...(oldest ? { oldest } : {}), riskiest: risky.items };
    },
  });
}
