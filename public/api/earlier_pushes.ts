import { useQuery } from '@tanstack/react-query';
import type { RequestSummary, RequestsQuery } from '../../common';
import { useServices } from '../app/services';
import type { ApiError } from './client';
import { requestKeys } from './requests';

/** Pushes given back at most. */
const SHOWN = 10;
/** Pages read at most: the list cannot start at a time, so what came later has to be passed over. */
const PAGES = 5;

export interface EarlierPushes {
  /** Newest first. */
  items: RequestSummary[];
  /** False when the list was left before enough was found, so that there may be more. */
  complete: boolean;
}

/** The last ingress requests of the project that were opened before this one. */
export function useEarlierPushes({ id, project, created_at: at }: RequestSummary) {
  const { api } = useServices();
  const query: RequestsQuery = {
    direction: 'ingress',
    project: project.id,
    sort: 'created',
    order: 'desc',
    size: '100',
  };
  return useQuery<EarlierPushes, ApiError>({
    queryKey: requestKeys.earlier(id),
    queryFn: async ({ signal }) => {
      const items: RequestSummary[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < PAGES; page += 1) {
        const read = await api.requests({ ...query, cursor }, signal);
        items.push(
          ...read.items.filter((row) => row.id !== id && Date.parse(row.created_at) < Date.parse(at))
        );
        cursor = read.next;
        if (cursor === undefined || items.length >= SHOWN) break;
      }
      return {
        items: items.slice(0, SHOWN),
        complete: cursor === undefined || items.length >= SHOWN,
      };
    },
  });
}
