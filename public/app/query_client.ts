import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/client';

/** A failed read is tried again this often, when trying again can help. */
const RETRIES = 2;

/** A refusal stays a refusal; only a failing server or network is worth another try. */
export function worthRetrying(failures: number, error: unknown): boolean {
  if (failures >= RETRIES) return false;
  if (!(error instanceof ApiError)) return false;
  // A 503 says that something must be mended or will take a while: the reader should see that at once.
  return error.status === 0 || (error.status >= 500 && error.status !== 503);
}

/** Nothing is fetched again behind the reader's back: a forensic view must not move under them. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: worthRetrying,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // Kibana may sit on a network that the browser believes to be offline.
        networkMode: 'always',
        staleTime: 10_000,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
