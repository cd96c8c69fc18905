import type { ProcessRow } from '../../common';
import { PROCESS_END, between, timeOfHit } from './event_reader';
import type { EventHit, EventReader, EventSearch } from './event_reader';
import { textAt } from './source';

/** Ids in one search; engines refuse more than 65,536 terms, and answers should stay small. */
const IDS_PER_SEARCH = 1_000;
/** One end a process, told by at most two sources. */
const ENDS_PER_ID = 2;
const MAX_TEXT = 1_024;

/** An end of a process, as far as a start needs it. */
export interface ProcessEnd {
  host: string;
  entityId: string;
  /** Milliseconds since 1970. */
  at: number;
}

export function endsSearch(entityIds: readonly string[], from: number | undefined): EventSearch {
  return {
    query: {
      bool: {
        filter: [
          between(from, undefined),
          ...PROCESS_END,
          { terms: { 'process.entity_id': [...entityIds] } },
        ],
      },
    },
    size: entityIds.length * ENDS_PER_ID,
    sort: [{ '@timestamp': { order: 'asc', unmapped_type: 'date' } }],
    track_total_hits: false,
    _source: ['host.name', 'process.entity_id'],
  };
}

function toEnd(hit: EventHit): ProcessEnd[] {
  const host = textAt(hit._source ?? {}, 'host.name', MAX_TEXT);
  const entityId = textAt(hit._source ?? {}, 'process.entity_id', MAX_TEXT);
  return host === undefined || entityId === undefined ? [] : [{ host, entityId, at: timeOfHit(hit) }];
}

/** Ends of these processes from a time on (milliseconds since 1970), earliest first within each search. */
export async function findEnds(
  read: EventReader,
  entityIds: readonly string[],
  from: number | undefined
): Promise<ProcessEnd[]> {
  const ids = [...new Set(entityIds)];
  const groups: string[][] = [];
  for (let at = 0; at < ids.length; at += IDS_PER_SEARCH) groups.push(ids.slice(at, at + IDS_PER_SEARCH));
  const answers = await Promise.all(groups.map((group) => read(endsSearch(group, from))));
  return answers.flatMap((answer) => answer.hits.hits.flatMap(toEnd));
}

const keyOf = (host: string, entityId: string) => JSON.stringify([host.toLowerCase(), entityId]);

/**
 * Rows with their end and duration, where one was seen. A clock that was set back makes an end come before its
 * start: then the end is told and no duration.
 */
export function withEnds(rows: readonly ProcessRow[], ends: readonly ProcessEnd[]): ProcessRow[] {
  const byProcess = new Map<string, number[]>();
  for (const { host, entityId, at } of ends) {
    const key = keyOf(host, entityId);
    byProcess.set(key, [...(byProcess.get(key) ?? []), at]);
  }
  return rows.map((row) => {
    const times = row.entity_id === undefined ? undefined : byProcess.get(keyOf(row.host, row.entity_id));
    if (!times) return row;
    const started = Date.parse(row.started_at);
    const later = times.filter((at) => at >= started);
    const ended = later.length > 0 ? Math.min(...later) : Math.max(...times);
    return {
      ...row,
      ended_at: new Date(ended).toISOString(),
      ...(ended >= started ? { duration_ms: ended - started } : {}),
    };
  });
}
