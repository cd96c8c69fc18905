import type { Client } from '@elastic/elasticsearch';
import { EVENT_INDICES } from '../../common';
import { writeIndexOf } from './event_sources';
import type { EventSource } from './event_sources';

/** Backing indices that can hold events of the last day; the newest ones. */
const RECENT_INDICES = 20;
/** Elasticsearch gives up after this, and answers what it has. */
const TIMEOUT = '10s';
/** Of the search, in milliseconds; a second try would only double the wait. */
export const REQUEST_OPTIONS = { requestTimeout: 15_000, maxRetries: 0 };

/** A source that goes away meanwhile is no error. */
export const SEARCH_TARGET = { ignore_unavailable: true, allow_no_indices: true } as const;

/** Fields whose types decide what can be asked. */
export const FIELDS = {
  project: 'tre.project.id',
  activity: 'tre.activity',
  host: 'host.name',
} as const;

/** Type of each field in each concrete index; nothing where it is not mapped. */
export type FieldTypes = ReadonlyMap<string, ReadonlyMap<string, string>>;

interface FieldCaps {
  indices: string | string[];
  fields: Record<string, Record<string, { indices?: string | string[] }>>;
}

/** A type without a list of indices is the type in all of them. */
export function typesByField(caps: FieldCaps): FieldTypes {
  return new Map(
    Object.entries(caps.fields).map(([field, types]) => [
      field,
      new Map(
        Object.entries(types).flatMap(([type, { indices }]) =>
          type === 'unmapped'
            ? []
            : [indices ?? caps.indices].flat().map((index): [string, string] => [index, type])
        )
      ),
    ])
  );
}

export async function readFieldTypes(client: Client): Promise<FieldTypes> {
  const caps = await client.fieldCaps({
    index: [...EVENT_INDICES],
    fields: Object.values(FIELDS),
    include_unmapped: true,
    ...SEARCH_TARGET,
  });
  return typesByField(caps as FieldCaps);
}

/** What one source got in the last day and hour. */
export interface SourceCounts {
  events: number;
  lastEvent?: string;
  hosts: number;
  /** Of the last hour, or of the day when the hour is empty: all, and those that our pipeline saw. */
  recent: { events: number; enriched: number };
}

/** What our pipeline writes into every event that it saw. */
const enriched = { filter: { exists: { field: FIELDS.project } } };

export function countsQuery(sources: readonly EventSource[], hostField: string) {
  const filters = Object.fromEntries(
    sources.map(({ name, indices }) => [name, { terms: { _index: indices.slice(-RECENT_INDICES) } }])
  );
  return {
    size: 0,
    track_total_hits: false,
    timeout: TIMEOUT,
    query: { range: { '@timestamp': { gte: 'now-24h' } } },
    aggs: {
      sources: {
        filters: { filters },
        aggs: {
          last: { max: { field: '@timestamp' } },
          hosts: { cardinality: { field: hostField } },
          enriched,
          hour: { filter: { range: { '@timestamp': { gte: 'now-1h' } } }, aggs: { enriched } },
        },
      },
    },
  };
}

interface Bucket {
  doc_count: number;
  last: { value: number | null };
  hosts: { value: number };
  enriched: { doc_count: number };
  hour: { doc_count: number; enriched: { doc_count: number } };
}

/** One source's counts from its bucket. */
export function toCounts({ doc_count: events, last, hosts, enriched: day, hour }: Bucket): SourceCounts {
  return {
    events,
    ...(last.value === null ? {} : { lastEvent: new Date(last.value).toISOString() }),
    hosts: hosts.value,
    recent:
      hour.doc_count > 0
        ? { events: hour.doc_count, enriched: hour.enriched.doc_count }
        : { events, enriched: day.doc_count },
  };
}

export interface CountedSources {
  counts: ReadonlyMap<string, SourceCounts>;
  /** Elasticsearch ran out of time or failed in some shards: the counts are too small. */
  partial: boolean;
}

/** Characters of index names in a request's first line, of which Elasticsearch takes 4,096 in all. */
const MAX_NAMES_LENGTH = 3_000;
const TEXT_HOSTS = `${FIELDS.host}.keyword`;

/** An index that was made without a template has its host names as text, which cannot be counted by. */
export const hasTextHosts = (source: EventSource, types: FieldTypes): boolean =>
  types.get(FIELDS.host)?.get(writeIndexOf(source)) === 'text';

/** Sources by name; so many that their names fill a request's line are found by our patterns. */
export function indicesOf(sources: readonly EventSource[]): string[] {
  const length = sources.reduce((sum, { name }) => sum + encodeURIComponent(`${name},`).length, 0);
  return length <= MAX_NAMES_LENGTH ? sources.map(({ name }) => name) : [...EVENT_INDICES];
}

/** Counts of all sources, in one search and, where some have text hosts, a second. */
export async function countEvents(
  client: Client,
  sources: readonly EventSource[],
  types: FieldTypes
): Promise<CountedSources> {
  const counts = new Map<string, SourceCounts>();
  let partial = false;
  const textHosts = sources.filter((source) => hasTextHosts(source, types));
  const usual = sources.filter((source) => !textHosts.includes(source));
  const count = async (group: readonly EventSource[], hostField: string) => {
    if (group.length === 0) return;
    const answer = await client.search<unknown, { sources: { buckets: Record<string, Bucket> } }>(
      { index: indicesOf(group), ...SEARCH_TARGET, ...countsQuery(group, hostField) },
      REQUEST_OPTIONS
    );
    if (answer.timed_out || answer._shards.failed > 0) partial = true;
    for (const [name, bucket] of Object.entries(answer.aggregations?.sources.buckets ?? {}))
      counts.set(name, toCounts(bucket));
  };
  await Promise.all([count(usual, FIELDS.host), count(textHosts, TEXT_HOSTS)]);
  return { counts, partial };
}
