import { useQuery } from '@tanstack/react-query';
import type { ProcessTreeAnswer, ProcessesPage, ProcessesQuery } from '../../common';
import { useServices } from '../app/services';
import type { ApiError } from './client';
import type { Freshness } from './freshness';

export const processKeys = {
  page: (query: ProcessesQuery) => ['processes', 'page', query] as const,
  tree: (entityId: string, host?: string) => ['processes', 'tree', entityId, host ?? null] as const,
};

export function useProcessesPage(query: ProcessesQuery, freshness?: Freshness) {
  const { api } = useServices();
  return useQuery<ProcessesPage, ApiError>({
    queryKey: processKeys.page(query),
    queryFn: ({ signal }) => api.processes(query, signal),
    keepPreviousData: true,
    ...freshness,
  });
}

export function useProcessTree(entityId: string, host?: string) {
  const { api } = useServices();
  return useQuery<ProcessTreeAnswer, ApiError>({
    queryKey: processKeys.tree(entityId, host),
    queryFn: ({ signal }) => api.processTree(entityId, { host }, signal),
  });
}
