import { ACTIVITY_LABELS } from '../../common';
import type { ProcessEnd } from './ends';
import { AS_INDEXED, PROCESS_END, anyOf, between } from './event_reader';
import type { EventAnswer, EventHit, EventReader, EventSearch, Query, TimeRange } from './event_reader';
import { HOSTS_PER_ID, NOT_START, keyOf } from './labelled';
import type { LabelsByProcess } from './labelled';

/** Events of one page that are read one by one. */
const MAX_EVENTS = 200;
const FIELDS = ['process.entity_id', 'host.name', 'tre.activity', 'event.category', 'event.type'] as const;

/** What processes did after they started: their ends, and the labels of their other events. */
export interface Deeds {
  ends: ProcessEnd[];
  labels: LabelsByProcess;
}

export const NO_DEEDS: Deeds = { ends: [], labels: new Map() };

interface Host {
  key: string;
  ends: { doc_count: number; first: { value: number }; last: { value: number } };
  labels: { buckets: Array<{ key: string }> };
}
interface Processes {
  processes?: { buckets: Array<{ key: string; hosts: { buckets: Host[] } }> };
}

/** What such processes did: ends from `from` on, and events with a label in the range, other than starts. */
function deedsQuery(entityIds: readonly string[], { from, to }: TimeRange): Query {
  const filter = [
    between(from, undefined),
    { terms: { 'process.entity_id': [...entityIds] } },
    anyOf([
      { bool: { filter: PROCESS_END } },
      { bool: { filter: [{ exists: { field: 'tre.activity' } }, between(undefined, to), NOT_START] } },
    ]),
  ];
  return { bool: { filter } };
}

/** The events themselves, as many as are read one by one. */
export function eventsSearch(entityIds: readonly string[], range: TimeRange): EventSearch {
  return {
    query: deedsQuery(entityIds, range),
    size: MAX_EVENTS,
    // In the engine's own order, in which it ends as soon as it has so many.
    sort: ['_doc'],
    track_total_hits: false,
    ...AS_INDEXED,
    docvalue_fields: [...FIELDS, { field: '@timestamp', format: 'epoch_millis' }],
  };
}

const valuesOf = ({ fields }: EventHit, field: (typeof FIELDS)[number]) =>
  ((fields?.[field] ?? []) as unknown[]).map(String);

export function deedsOfEvents(hits: readonly EventHit[]): Deeds {
  const ends: ProcessEnd[] = [];
  const labels = new Map<string, Set<string>>();
  for (const hit of hits) {
    const [entityId] = valuesOf(hit, 'process.entity_id');
    const [host] = valuesOf(hit, 'host.name');
    if (entityId === undefined || host === undefined) continue;
    if (valuesOf(hit, 'event.category').includes('process') && valuesOf(hit, 'event.type').includes('end'))
      ends.push({ host, entityId, at: Math.trunc(Number(hit.fields?.['@timestamp']?.[0])) });
    const key = keyOf(host, entityId);
    const known = labels.get(key) ?? new Set();
    for (const label of valuesOf(hit, 'tre.activity')) known.add(label);
    labels.set(key, known);
  }
  return { ends, labels };
}

/** Without the hint the engine numbers every value of the index first, anew whenever an event has come in. */
const byWord = (field: string, size: number) => ({ field, size, execution_hint: 'map' as const });

/** The same summed up by the engine, however many events there are. */
export function deedsSearch(entityIds: readonly string[], range: TimeRange): EventSearch {
  const time = { field: '@timestamp' };
  const host = {
    ends: { filter: { bool: { filter: PROCESS_END } }, aggs: { first: { min: time }, last: { max: time } } },
    labels: { terms: byWord('tre.activity', ACTIVITY_LABELS.length) },
  };
  return {
    query: deedsQuery(entityIds, range),
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

/**
 * What these processes, a page of them, did in the range; their ends also after it. Most do little, and a few events
 * are read in less time than the engine takes to prepare a sum.
 */
export async function findDeeds(
  read: EventReader,
  entityIds: readonly string[],
  range: TimeRange
): Promise<Deeds> {
  const ids = [...new Set(entityIds)];
  const { hits } = (await read(eventsSearch(ids, range))).hits;
  return hits.length < MAX_EVENTS ? deedsOfEvents(hits) : deedsOf(await read(deedsSearch(ids, range)));
}
