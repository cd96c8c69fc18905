import { ACTIVITY_LABELS } from '../../common';
import type { ProcessEnd } from './ends';
import { PROCESS_END, anyOf, between } from './event_reader';
import type { EventAnswer, EventReader, EventSearch, TimeRange } from './event_reader';
import { HOSTS_PER_ID, NOT_START, keyOf } from './labelled';
import type { LabelsByProcess } from './labelled';

/** What processes did after they started: their ends, and the labels of their other events. */
export interface Deeds {
  ends: ProcessEnd[];
  labels: LabelsByProcess;
}

interface Host {
  key: string;
  ends: { doc_count: number; first: { value: number }; last: { value: number } };
  others: { labels: { buckets: Array<{ key: string }> } };
}
interface Processes {
  processes?: { buckets: Array<{ key: string; hosts: { buckets: Host[] } }> };
}

/** Ends from `from` on, and labels in the range. One search finds both: a page waits for what it sends. */
export function deedsSearch(entityIds: readonly string[], { from, to }: TimeRange): EventSearch {
  const time = { field: '@timestamp' };
  const other = [between(undefined, to), NOT_START];
  const host = {
    ends: { filter: { bool: { filter: PROCESS_END } }, aggs: { first: { min: time }, last: { max: time } } },
    others: {
      filter: { bool: { filter: other } },
      aggs: { labels: { terms: { field: 'tre.activity', size: ACTIVITY_LABELS.length } } },
    },
  };
  const filter = [
    between(from, undefined),
    { terms: { 'process.entity_id': [...entityIds] } },
    anyOf([
      { bool: { filter: PROCESS_END } },
      { bool: { filter: [{ exists: { field: 'tre.activity' } }, ...other] } },
    ]),
  ];
  return {
    query: { bool: { filter } },
    size: 0,
    track_total_hits: false,
    aggs: {
      processes: {
        // Without the hint the engine numbers every id of the index first, anew whenever an event has come in.
        terms: { field: 'process.entity_id', size: entityIds.length, execution_hint: 'map' },
        aggs: { hosts: { terms: { field: 'host.name', size: HOSTS_PER_ID }, aggs: host } },
      },
    },
  };
}

/** Of several ends of one process the first and the last. */
export function deedsOf({ aggregations }: Pick<EventAnswer, 'aggregations'>): Deeds {
  const found = (aggregations ?? {}) as unknown as Processes;
  const ends: ProcessEnd[] = [];
  const labels = new Map<string, Set<string>>();
  for (const { key: entityId, hosts } of found.processes?.buckets ?? [])
    for (const { key: host, ends: seen, others } of hosts.buckets) {
      if (seen.doc_count > 0)
        for (const { value: at } of [seen.first, seen.last]) ends.push({ host, entityId, at });
      labels.set(keyOf(host, entityId), new Set(others.labels.buckets.map(({ key }) => key)));
    }
  return { ends, labels };
}

/** What these processes, a page of them, did in the range; their ends also after it. */
export async function findDeeds(
  read: EventReader,
  entityIds: readonly string[],
  range: TimeRange
): Promise<Deeds> {
  return deedsOf(await read(deedsSearch([...new Set(entityIds)], range)));
}
