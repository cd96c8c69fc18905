import { useIsFetching, useQueryClient } from '@tanstack/react-query';

/** For a page of several reads: all that it shows is read again, and its age is that of the oldest. */
export function useRefreshAll() {
  const client = useQueryClient();
  const busy = useIsFetching() > 0;
  const times = client.getQueryCache().findAll({ type: 'active' });
  const readAt = times.reduce((oldest, { state }) => Math.min(oldest, state.dataUpdatedAt), Infinity);
  return {
    busy,
    readAt: Number.isFinite(readAt) ? readAt : 0,
    refresh: () => void client.refetchQueries({ type: 'active' }),
  };
}
