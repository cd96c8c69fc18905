import type { RequestsPage, RequestsQuery } from '../../common';
import type { Call } from '../router/route';
import { cursorAfter, pageSize, queueQuery } from './queue_query';
import type { SearchHits } from './request_store';

/** One page of the queue from what was found, which may hold the first row of the next page. */
export function queuePage(query: RequestsQuery, { hits, total, moreThan }: SearchHits): RequestsPage {
  const size = pageSize(query);
  const shown = hits.slice(0, size);
  const last = shown[shown.length - 1];
  return {
    items: shown.map(({ summary }) => summary),
    total,
    more_than: moreThan,
    ...(hits.length > size && last ? { next: cursorAfter(query, last.sort) } : {}),
  };
}

/** GET /requests: requests of the projects that are seen in the caller's space, closed ones too. */
export async function listRequests(call: Call, query: RequestsQuery): Promise<RequestsPage> {
  const projects = await call.services.projects.list(call.space, { closed: true });
  const search = queueQuery(
    query,
    projects.map(({ id }) => id)
  );
  return queuePage(query, await call.services.requests.search(search));
}
