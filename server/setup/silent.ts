import type { Client } from '@elastic/elasticsearch';
import { VERDICT_STREAM } from '../../common';
import type { SilentState } from '../../common';
import { isMissingIndex } from '../elasticsearch/errors';
import { REQUEST_OPTIONS, SEARCH_TARGET } from './source_counts';

/** Hosts and scanners whose last sign is looked up; beyond that the answer says that it is cut. */
const MAX_NAMES = 2_000;
/** Silent ones that are shown, the latest first: who fell silent just now matters most. */
const MAX_SHOWN = 100;
const HOUR_MS = 60 * 60 * 1_000;
/** A host sends something each few minutes, if only its own services' events. */
const HOST_SILENT_MS = HOUR_MS;
/** A scanner speaks only when there is something to scan; a day without is worth a look. */
const SCANNER_SILENT_MS = 24 * HOUR_MS;
const TIMEOUT = '10s';

export const lastSeenQuery = (field: string, since: string) => ({
  size: 0,
  track_total_hits: false,
  timeout: TIMEOUT,
  query: { range: { '@timestamp': { gte: since } } },
  aggs: {
    names: {
      // By count, so that each last sign is exact as long as all names fit.
      terms: { field, size: MAX_NAMES },
      aggs: { last: { max: { field: '@timestamp' } } },
    },
  },
});

interface LastSeen {
  names: { sum_other_doc_count: number; buckets: Array<{ key: string; last: { value: number } }> };
}

/** Those whose last sign is older than allowed, the latest first. */
export function silentOnes(
  kind: SilentState['kind'],
  { names }: LastSeen,
  now: number,
  allowed: number
): SilentState[] {
  return names.buckets
    .filter(({ last }) => last.value < now - allowed)
    .sort((a, b) => b.last.value - a.last.value)
    .slice(0, MAX_SHOWN)
    .map(({ key, last }) => ({ kind, name: key, last_seen: new Date(last.value).toISOString() }));
}

export interface Silence {
  silent: SilentState[];
  warnings: string[];
}

/** Hosts that sent events in the last seven days and none in the last hour, as the caller. */
export async function silentHosts(user: Client, index: string[], now: number): Promise<Silence> {
  const answer = await user.search<unknown, LastSeen>(
    { index, ...SEARCH_TARGET, ...lastSeenQuery('host.name', 'now-7d') },
    REQUEST_OPTIONS
  );
  if (!answer.aggregations) return { silent: [], warnings: [] };
  const warnings: string[] = [];
  if (answer.timed_out || answer._shards.failed > 0)
    warnings.push(
      'Elasticsearch could not look at all events of the last week in time: silent hosts may be missing.'
    );
  if (answer.aggregations.names.sum_other_doc_count > 0)
    warnings.push(`More than ${MAX_NAMES} hosts send events; only that many were checked for silence.`);
  return { silent: silentOnes('host', answer.aggregations, now, HOST_SILENT_MS), warnings };
}

/** Scanners that gave a verdict in the last thirty days and none in the last one. `service` holds our key. */
export async function silentScanners(service: Client, now: number): Promise<SilentState[]> {
  try {
    const answer = await service.search<unknown, LastSeen>(
      { index: VERDICT_STREAM, ...lastSeenQuery('observer.name', 'now-30d') },
      REQUEST_OPTIONS
    );
    return answer.aggregations ? silentOnes('scanner', answer.aggregations, now, SCANNER_SILENT_MS) : [];
  } catch (error) {
    if (isMissingIndex(error)) return [];
    throw error;
  }
}
