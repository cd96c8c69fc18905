import { useQuery } from '@tanstack/react-query';
import type { RequestSummary } from '../../common';
import { useServices } from '../app/services';
import type { ApiError } from './client';
import { requestKeys } from './requests';

/** Pushes given back at most. */
const SHOWN = '10';

/** The last ingress requests of the project that were opened before this one, newest first. */
export function useEarlierPushes({ id, project, created_at: at }: RequestSummary) {
  const { api } = useServices();
  return useQuery<RequestSummary[], ApiError>({
    queryKey: requestKeys.earlier(id),
    queryFn: async ({ signal }) => {
      const page = await api.requests(
        {
          direction: 'ingress',
          project: project.id,
          created_before: at,
          sort: 'created',
          order: 'desc',
          size: SHOWN,
        },
        signal
      );
      return page.items;
    },
  });
}
