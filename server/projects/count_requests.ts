import type { Client } from '@elastic/elasticsearch';
import { REQUESTS_INDEX, REQUEST_STATES, isOpen } from '../../common';

/** No request has this id: theirs are UUIDs. */
const NO_REQUEST = 'none';

/** Requests of a project: all that it ever had, and those that still wait for somebody. */
export interface RequestCount {
  all: number;
  open: number;
}

/**
 * A request that was stored a moment ago counts too: a project must not be deleted from under it. The service key may
 * not refresh an index but may write with a refresh, so what is not there is deleted.
 */
export async function countRequests(client: Client, projectId: string): Promise<RequestCount> {
  await client.delete({ index: REQUESTS_INDEX, id: NO_REQUEST, refresh: true }, { ignore: [404] });
  const { hits, aggregations } = await client.search({
    index: REQUESTS_INDEX,
    ignore_unavailable: true,
    allow_partial_search_results: false,
    size: 0,
    track_total_hits: true,
    query: { bool: { filter: [{ term: { 'project.id': projectId } }] } },
    aggs: { open: { filter: { terms: { status: REQUEST_STATES.filter(isOpen) } } } },
  });
  const { open } = (aggregations ?? {}) as { open?: { doc_count: number } };
  const total = typeof hits.total === 'object' ? hits.total.value : (hits.total ?? 0);
  return { all: total, open: open?.doc_count ?? 0 };
}
