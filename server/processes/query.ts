import type { estypes } from '@elastic/elasticsearch';
import type { Position } from './cursor';
import { between } from './event_reader';
import type { EventSearch, Query, TimeRange } from './event_reader';
import { filterQueries } from './filters';
import type { Joins, ProcessFilters } from './filters';
import { ROW_FIELDS } from './row_fields';

/** Hits are counted up to here, as Kibana's own tables do; counting all of millions would cost more than the page. */
export const COUNTED = 10_000;

/** Of processes that have one of a page's ids within seconds; Windows gives an id again only after others. */
const MAX_TWINS = 200;

export interface ProcessSearch extends TimeRange {
  filters: ProcessFilters;
  order: 'asc' | 'desc';
  size: number;
  after?: Position;
}

const byTime = (order: ProcessSearch['order']): estypes.SortCombinations => ({
  '@timestamp': { order, unmapped_type: 'date' },
});

const byKeyword = (field: string): estypes.SortCombinations => ({
  [field]: { order: 'asc', missing: '_last', unmapped_type: 'keyword' },
});

/**
 * Starts in the order of their time alone, which engines have an index for. One row more than is asked for,
 * which tells whether there is a next page.
 */
export function timeSearch(
  { filters, order, size, after, ...range }: ProcessSearch,
  joins: Joins
): EventSearch {
  return {
    query: { bool: { filter: filterQueries(filters, range, joins) } },
    size: size + 1,
    sort: [byTime(order)],
    ...(after ? { search_after: [after.at] } : {}),
    track_total_hits: COUNTED,
    _source: [...ROW_FIELDS],
  };
}

/**
 * Starts of one time in an order that holds across pages. Neither `_id` (it may not be sorted by everywhere),
 * `_doc` (no order across pages) nor `_shard_doc` (not on every engine) gives one. Events that agree in time,
 * process, host and record number are copies of one event: only such a copy can be passed over. Sorting all
 * starts so takes several times as long as by their time alone.
 */
export function tieSearch(
  { filters, size, ...range }: ProcessSearch,
  joins: Joins,
  { at, keys }: Position
): EventSearch {
  return {
    query: { bool: { filter: [between(at, at), ...filterQueries(filters, range, joins)] } },
    size: size + 1,
    sort: [byKeyword('process.entity_id'), byKeyword('host.name'), byKeyword('winlog.record_id')],
    ...(keys ? { search_after: keys as estypes.SortResults } : {}),
    track_total_hits: false,
    _source: [...ROW_FIELDS],
  };
}

/** Starts with an id on a page or beside it, for rows without one that another page may tell of better. */
export function twinSearch(
  { filters, ...range }: ProcessSearch,
  joins: Joins,
  pids: readonly number[],
  { from, to }: TimeRange
): EventSearch {
  const twins: Query[] = [
    between(from, to),
    { exists: { field: 'process.entity_id' } },
    { terms: { 'process.pid': [...pids] } },
  ];
  return {
    query: { bool: { filter: [...twins, ...filterQueries(filters, range, joins)] } },
    size: MAX_TWINS,
    sort: [byTime('asc')],
    track_total_hits: false,
    _source: [...ROW_FIELDS],
  };
}
