import type { Position, TieKeys } from './cursor';
import { timeOfHit } from './event_reader';
import type { EventAnswer, EventHit, EventReader } from './event_reader';
import type { Joins } from './filters';
import { tieSearch, timeSearch } from './query';
import type { ProcessSearch } from './query';

export interface FoundPage {
  /** Each sorted by its time first, as `timeOfHit` needs it. */
  hits: EventHit[];
  /** Where the next page begins; absent on the last. */
  next?: Position;
  /** Milliseconds since 1970 of the next page's first row, if there is one. */
  nextFrom?: number;
  /** The whole search's, whatever the page. */
  total: EventAnswer['hits']['total'];
  shards: number;
}

/** At most `size` starts of one time, and where they end if there are more. */
async function findTies(
  read: EventReader,
  search: ProcessSearch,
  joins: Joins,
  from: Position
): Promise<Pick<FoundPage, 'hits' | 'next'>> {
  const { hits } = (await read(tieSearch(search, joins, from))).hits;
  const shown = hits.slice(0, search.size);
  const last = shown[shown.length - 1];
  return {
    hits: shown.map((hit) => ({ ...hit, sort: [from.at] })),
    ...(hits.length > search.size && last ? { next: { at: from.at, keys: last.sort as TieKeys } } : {}),
  };
}

/**
 * One page: what the page before left of the rows of its last time, then rows in the order of their time. Where
 * the page would end among rows of one time, those are asked for again in an order that the next page can go
 * on with.
 */
export async function findPage(read: EventReader, search: ProcessSearch, joins: Joins): Promise<FoundPage> {
  const { size, after } = search;
  const rest = after?.keys ? await findTies(read, search, joins, after) : { hits: [] };
  const room = rest.next ? 0 : size - rest.hits.length;
  const answer = await read(timeSearch({ ...search, size: room }, joins));
  const found = { total: answer.hits.total, shards: answer._shards.total };
  if (rest.next) return { ...rest, nextFrom: rest.next.at, ...found };

  const hits = [...rest.hits, ...answer.hits.hits];
  const last = hits[size - 1];
  const beyond = hits[size];
  if (!last || !beyond) return { hits, ...found };
  const at = timeOfHit(last);
  const nextFrom = timeOfHit(beyond);
  if (nextFrom !== at) return { hits: hits.slice(0, size), next: { at }, nextFrom, ...found };

  const whole = hits.filter((hit) => timeOfHit(hit) !== at);
  const ties = await findTies(read, { ...search, size: size - whole.length }, joins, { at });
  return { hits: [...whole, ...ties.hits], next: ties.next ?? { at }, nextFrom, ...found };
}
