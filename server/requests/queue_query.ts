import { REQUEST_SORTS, integer, object, oneOf, parseStates, uuid } from '../../common';
import type { RequestsQuery, TypeOf } from '../../common';
import { badRequest } from '../errors';
import { decodeCursor, encodeCursor } from './cursor';
import { searchWords } from './search_text';

const DEFAULT_SIZE = 25;
/** Matches are counted up to here. */
const COUNTED = 10_000;
const ORDERS = ['asc', 'desc'] as const;

/** Where a page ended. It names its order, since in another one the place means nothing. */
const place = object(
  { sort: oneOf(REQUEST_SORTS), order: oneOf(ORDERS), time: integer(0), id: uuid },
  { risk: integer(0, 25) }
);
type Place = TypeOf<typeof place>;
type Sorting = Pick<Place, 'sort' | 'order'>;

const sortingOf = ({ sort = 'updated', order = 'desc' }: RequestsQuery): Sorting => ({ sort, order });

/** The id makes the order total; among equal risks the one that changed last comes first. */
function sortText({ sort, order }: Sorting): string {
  if (sort === 'risk') return `risk:${order},updated_at:desc,id:asc`;
  return `${sort === 'created' ? 'created_at' : 'updated_at'}:${order},id:asc`;
}

function searchAfter(cursor: string, sorting: Sorting): Array<string | number> {
  const { sort, order, time, id, risk } = decodeCursor(place, cursor);
  const fits = sort === sorting.sort && order === sorting.order && (sort === 'risk') === (risk !== undefined);
  if (!fits)
    throw badRequest('The cursor belongs to another order of the list. Ask for the first page again.');
  return risk === undefined ? [time, id] : [risk, time, id];
}

/** The cursor after a row, from its sort values. */
export function cursorAfter(query: RequestsQuery, sortValues: readonly unknown[]): string {
  const values = [...sortValues];
  const sorting = sortingOf(query);
  const risk = sorting.sort === 'risk' ? { risk: Number(values.shift()) } : {};
  const [time, id] = values;
  const next: Place = { ...sorting, ...risk, time: Number(time), id: String(id) };
  return encodeCursor(next);
}

/** Words are matched whole and all of them; nothing of the input is an operator, wildcard or expression. */
function textFilter(text: string): Record<string, unknown> {
  const words = searchWords(text).join(' ');
  const asId = { term: { id: text.trim().toLowerCase() } };
  const should = words === '' ? [asId] : [asId, { match: { search: { query: words, operator: 'and' } } }];
  return { bool: { should, minimum_should_match: 1 } };
}

function states(status: string): string[] {
  const parsed = parseStates(status);
  if (!parsed) throw badRequest('"status" names a state that does not exist.');
  return parsed;
}

/** Rows of one page. */
export const pageSize = ({ size }: RequestsQuery) => (size === undefined ? DEFAULT_SIZE : Number(size));

/** The search for one page of the queue, one row more than it shows. Only the given projects are seen. */
export function queueQuery(query: RequestsQuery, projects: readonly string[]): Record<string, unknown> {
  const filter: Array<Record<string, unknown>> = [{ terms: { 'project.id': [...projects] } }];
  if (query.project !== undefined) filter.push({ term: { 'project.id': query.project } });
  if (query.direction !== undefined) filter.push({ term: { direction: query.direction } });
  if (query.worst !== undefined) filter.push({ term: { worst: query.worst } });
  if (query.created_before !== undefined)
    filter.push({ range: { created_at: { lt: query.created_before } } });
  if (query.status) filter.push({ terms: { status: states(query.status) } });
  if (query.text) filter.push(textFilter(query.text));
  const sorting = sortingOf(query);
  return {
    size: pageSize(query) + 1,
    query: { bool: { filter } },
    sort: sortText(sorting),
    track_total_hits: COUNTED,
    ...(query.cursor === undefined ? {} : { search_after: searchAfter(query.cursor, sorting) }),
  };
}
