import type { estypes } from '@elastic/elasticsearch';
import type { Cursor } from './cursor';
import type { EventSearch, TimeRange } from './event_reader';
import { filterQueries } from './filters';
import type { Joins, ProcessFilters } from './filters';
import { ROW_FIELDS } from './row_fields';

/** Hits are counted up to here, as Kibana's own tables do; counting all of millions would cost more than the page. */
export const COUNTED = 10_000;

export interface ProcessSearch extends TimeRange {
  filters: ProcessFilters;
  order: 'asc' | 'desc';
  size: number;
  after?: Cursor['after'];
}

const key = (field: string) => ({
  [field]: { order: 'asc' as const, missing: '_last' as const, unmapped_type: 'keyword' as const },
});

/**
 * Pages need a total order, and neither `_id` (it may not be sorted by everywhere), `_doc` (no order across
 * pages) nor `_shard_doc` (not on every engine) gives one. Events that agree in time, process, host and record
 * number are copies of one event: only such a copy can be passed over where a page ends.
 */
export function sortBy(order: 'asc' | 'desc'): estypes.SortCombinations[] {
  return [
    { '@timestamp': { order, unmapped_type: 'date' } },
    key('process.entity_id'),
    key('host.name'),
    key('winlog.record_id'),
  ];
}

/** One row more than the page holds, which tells whether there is a next page. */
export function processSearch(search: ProcessSearch, joins: Joins): EventSearch {
  const { filters, order, size, after } = search;
  return {
    query: { bool: { filter: filterQueries(filters, search, joins) } },
    size: size + 1,
    sort: sortBy(order),
    ...(after ? { search_after: after as estypes.SortResults } : {}),
    track_total_hits: COUNTED,
    _source: [...ROW_FIELDS],
  };
}
