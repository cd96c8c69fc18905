import type { StoredRequest } from './request_store';

/** Requests that are remembered; each may hold 10,000 files. */
const MAX_REQUESTS = 4;
/** Milliseconds after which one is read again. */
const KEPT_FOR = 30_000;

/**
 * What this server wrote last of requests whose batches are coming in. Ten batches of a large request would
 * else read ever more files that were written a moment ago. if_seq_no keeps a stale memory from being written.
 */
export interface RequestMemory {
  keep(stored: StoredRequest): void;
  recall(id: string): StoredRequest | undefined;
  forget(id: string): void;
}

export function createMemory(): RequestMemory {
  const kept = new Map<string, { stored: StoredRequest; until: number }>();
  return {
    keep(stored) {
      if (stored.document.status !== 'submitted') return;
      const oldest = kept.keys().next();
      if (kept.size >= MAX_REQUESTS && !oldest.done) kept.delete(oldest.value);
      kept.set(stored.document.id, {
        stored: { ...stored, remembered: true },
        until: Date.now() + KEPT_FOR,
      });
    },
    recall(id) {
      const one = kept.get(id);
      return one && one.until > Date.now() ? one.stored : undefined;
    },
    forget: (id) => void kept.delete(id),
  };
}
