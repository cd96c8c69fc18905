import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DecisionBody, RequestsQuery, VoteBody } from '../../common';
import { useServices } from '../app/services';
import type { ApiError, DecisionName } from './client';
import type { RequestActivity, RequestDetail, RequestsPage, VerdictsPage } from '../../common';

export const requestKeys = {
  all: ['requests'] as const,
  page: (query: RequestsQuery) => ['requests', 'page', query] as const,
  /** Below the pages of the queue: what changes those changes this. */
  waiting: ['requests', 'page', 'waiting'] as const,
  one: (id: string) => ['requests', 'one', id] as const,
  activity: (id: string) => ['requests', 'activity', id] as const,
  earlier: (id: string) => ['requests', 'earlier', id] as const,
  verdicts: (id: string, path?: string) => ['requests', 'verdicts', id, path ?? null] as const,
};

/** Verdicts fetched at a time: one file has few, a push has one document of up to 1,000 findings. */
const VERDICTS_PAGE = '20';

/** A page of the queue; `enabled: false` waits until the caller needs it. */
export function useRequestsPage(query: RequestsQuery, { enabled = true } = {}) {
  const { api } = useServices();
  return useQuery<RequestsPage, ApiError>({
    enabled,
    queryKey: requestKeys.page(query),
    queryFn: ({ signal }) => api.requests(query, signal),
    keepPreviousData: true,
  });
}

export function useRequest(id: string) {
  const { api } = useServices();
  return useQuery<RequestDetail, ApiError>({
    queryKey: requestKeys.one(id),
    queryFn: ({ signal }) => api.request(id, signal),
  });
}

export function useRequestActivity(id: string) {
  const { api } = useServices();
  return useQuery<RequestActivity, ApiError>({
    queryKey: requestKeys.activity(id),
    queryFn: ({ signal }) => api.requestActivity(id, signal),
  });
}

/** Whole verdicts of one file, or of the push when no path is given; newest first. */
export function useRequestVerdicts(id: string, path?: string) {
  const { api } = useServices();
  return useInfiniteQuery<VerdictsPage, ApiError>({
    queryKey: requestKeys.verdicts(id, path),
    queryFn: ({ signal, pageParam }: { signal?: AbortSignal; pageParam?: string }) =>
      api.requestVerdicts(id, { path, size: VERDICTS_PAGE, cursor: pageParam }, signal),
    getNextPageParam: (last) => last.next,
  });
}

/** Fetches the request again after a step of ours; also the queue, whose rows show its state. */
function useRefreshRequest(id: string) {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries(requestKeys.one(id)),
      client.invalidateQueries(['requests', 'page']),
    ]);
}

export function useVote(id: string) {
  const { api } = useServices();
  const refresh = useRefreshRequest(id);
  return useMutation<unknown, ApiError, VoteBody>({
    mutationFn: (body) => api.vote(id, body),
    onSuccess: refresh,
  });
}

export function useDecision(id: string) {
  const { api } = useServices();
  const refresh = useRefreshRequest(id);
  return useMutation<unknown, ApiError, DecisionBody & { decision: DecisionName }>({
    mutationFn: ({ decision, ...body }) => api.decide(id, decision, body),
    onSuccess: refresh,
  });
}
