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
  labels: { buckets: Array<{ key: string }> };
}
interface Processes {
  processes?: { buckets: Array<{ key: string; hosts: { buckets: Host[] } }> };
}

/**
 * Without the hint the engine numbers every value of the index first, anew whenever an event has come in.
 */
const byWord = (field: string, size: number) => ({ field, size, execution_hint: 'map' as const });

/**
 * Ends from `from` on, and labels in the range. One search finds both: a page waits for what it sends. What is
 * counted is not narrowed again, which an engine prepares for every segment: an end has no label.
 */
export function deedsSearch(entityIds: readonly string[], { from, to }: TimeRange): EventSearch {
  const time = { field: '@timestamp' };
  const host = {
    ends: { filter: { bool: { filter: PROCESS_END } }, aggs: { first: { min: time }, last: { max: time } } },
    labels: { terms: byWord('tre.activity', ACTIVITY_LABELS.length) },
  };
  const filter = [
    between(from, undefined),
    { terms: { 'process.entity_id': [...entityIds] } },
    anyOf([
      { bool: { filter: PROCESS_END } },
      { bool: { filter: [{ exists: { field: 'tre.activity' } }, between(undefined, to), NOT_START] } },
    ]),
  ];
  return {
    query: { bool: { filter } },
    size: 0,
    track_total_hits: false,
    aggs: {
      processes: {
        terms: byWord('process.entity_id', entityIds.length),
        aggs: { hosts: { terms: byWord('host.name', HOSTS_PER_ID), aggs: host } },
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
    for (const { key: host, ends: seen, labels: did } of hosts.buckets) {
      if (seen.doc_count > 0)
        for (const { value: at } of [seen.first, seen.last]) ends.push({ host, entityId, at });
      labels.set(keyOf(host, entityId), new Set(did.buckets.map(({ key }) => key)));
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
