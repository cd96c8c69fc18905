import type { Client } from '@elastic/elasticsearch';
import { REQUESTS_INDEX, REQUEST_STATES, isOpen } from '../../common';

/** Requests of a project that still wait for somebody. */
export async function countOpenRequests(client: Client, projectId: string): Promise<number> {
  const { count } = await client.count({
    index: REQUESTS_INDEX,
    ignore_unavailable: true,
    query: {
      bool: {
        filter: [{ term: { 'project.id': projectId } }, { terms: { status: REQUEST_STATES.filter(isOpen) } }],
      },
    },
  });
  return count;
}
