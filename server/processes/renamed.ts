import { AS_INDEXED, BACKWARDS_MS, between, hasLabel } from './event_reader';
import type { EventAnswer, EventReader, EventSearch, Query, TimeRange } from './event_reader';
import { processSet } from './process_set';
import type { ProcessSet } from './process_set';

/** Interpreters joined, the newest first; an installation that starts more in a month has another problem. */
const MAX_RENAMED = 1_000;

/** Starts of Python under another name, from 30 days before the range to its end: no other event has the label. */
export function renamedSearch({ from, to }: TimeRange, narrowed: readonly Query[]): EventSearch {
  return {
    query: {
      bool: {
        filter: [
          between(from - BACKWARDS_MS, to),
          hasLabel(['renamed_interpreter']),
          { term: { 'tre.process.interpreter': 'python' } },
          ...narrowed,
        ],
      },
    },
    size: MAX_RENAMED,
    sort: [{ '@timestamp': { order: 'desc', unmapped_type: 'date' } }],
    track_total_hits: MAX_RENAMED + 1,
    ...AS_INDEXED,
    docvalue_fields: ['host.name', 'process.entity_id'],
  };
}

export function renamedParents({ hits }: Pick<EventAnswer, 'hits'>): ProcessSet {
  const total = typeof hits.total === 'number' ? hits.total : (hits.total?.value ?? 0);
  const processes = hits.hits.flatMap(({ fields = {} }) => {
    const [host] = (fields['host.name'] ?? []) as string[];
    const [entityId] = (fields['process.entity_id'] ?? []) as string[];
    return host === undefined || entityId === undefined ? [] : [{ host, entityId }];
  });
  return processSet(processes, total > hits.hits.length);
}

/**
 * Python that runs under another name. The start event of its child does not tell (Sysmon 1 carries no original
 * file name of the parent), so the two are joined by host and entity id.
 */
export async function findRenamedParents(
  read: EventReader,
  range: TimeRange,
  narrowed: readonly Query[]
): Promise<ProcessSet> {
  return renamedParents(await read(renamedSearch(range, narrowed)));
}
