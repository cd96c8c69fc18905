import type { Client, estypes } from '@elastic/elasticsearch';
import { EVENT_INDICES } from '../../common';
import type { ActivityLabel } from '../../common';
import type { KibanaRequest } from '../contracts';
import { AirlockError } from '../errors';
import { nested } from './source';
import type { Source } from './source';

export type Query = estypes.QueryDslQueryContainer;
export type EventHit = estypes.SearchHit<Source>;
export type EventSearch = Pick<
  estypes.SearchRequest,
  'query' | 'size' | 'search_after' | 'track_total_hits' | '_source' | 'stored_fields' | 'aggs'
> & {
  sort?: estypes.SortCombinations[];
  docvalue_fields?: Array<string | { field: string; format: string }>;
};
export type EventAnswer = estypes.SearchResponse<Source>;

/** Searches all event indices, in the name of the caller. Sources of hits are nested, whatever they were. */
export type EventReader = (search: EventSearch) => Promise<EventAnswer>;

/** Milliseconds since 1970, both included. */
export interface TimeRange {
  from: number;
  to: number;
}

/** What a process started this long before a range may have to do with what happens in it. */
export const BACKWARDS_MS = 30 * 24 * 60 * 60 * 1000;

/** Not a standard status; what proxies log when the caller went away first. */
const CALLER_GONE = 499;

/**
 * Gives work a reader that stops searching when the caller goes away. A search of which some shards fail is an
 * error and no short answer.
 */
export async function withEventReader<T>(
  client: Client,
  request: Pick<KibanaRequest, 'events'>,
  work: (read: EventReader) => Promise<T>
): Promise<T> {
  const gone = new AbortController();
  const subscription = request.events.aborted$.subscribe(() => gone.abort());
  const read: EventReader = async (search) => {
    const request = {
      index: [...EVENT_INDICES],
      ignore_unavailable: true,
      allow_no_indices: true,
      allow_partial_search_results: false,
      // Ranges end now: no answer is asked for again, and keeping it would push out those of dashboards.
      request_cache: false,
      ...search,
    };
    // The client's types of 8.2 know sort and fields in the URL only; in the body they may always be objects.
    const answer = await client.search<Source>(request as estypes.SearchRequest, { signal: gone.signal });
    for (const hit of answer.hits.hits) if (hit._source) hit._source = nested(hit._source);
    return answer;
  };
  try {
    return await work(read);
  } catch (error) {
    if (gone.signal.aborted) throw new AirlockError(CALLER_GONE, 'The caller did not wait for the answer.');
    throw error;
  } finally {
    subscription.unsubscribe();
  }
}

/** Milliseconds since 1970 of a hit that was sorted by `@timestamp` first. */
export function timeOfHit(hit: Pick<EventHit, 'sort'>): number {
  return Number(hit.sort?.[0]);
}

/** For hits with `docvalue_fields` alone: an engine would read the whole event for its source. */
export const AS_INDEXED = { stored_fields: '_none_' } as const;

/** Word for word, letters in either case. */
export const equals = (field: string, value: string): Query => ({
  term: { [field]: { value, case_insensitive: true } },
});

export const anyOf = (queries: Query[]): Query => ({ bool: { should: queries, minimum_should_match: 1 } });

/** Any of the labels, on the event itself. */
export const hasLabel = (labels: readonly ActivityLabel[]): Query =>
  labels.length === 1 ? { term: { 'tre.activity': labels[0] } } : { terms: { 'tre.activity': [...labels] } };

/** Starts of processes, as Sysmon, the Security log, Endpoint and Auditbeat tell of them once normalised. */
export const PROCESS_START: Query[] = [
  { term: { 'event.category': 'process' } },
  { term: { 'event.type': 'start' } },
];
export const PROCESS_END: Query[] = [
  { term: { 'event.category': 'process' } },
  { term: { 'event.type': 'end' } },
];

/** Times are milliseconds since 1970, both included. */
export const between = (from: number | undefined, to: number | undefined): Query => ({
  range: { '@timestamp': { gte: from, lte: to, format: 'epoch_millis' } },
});
