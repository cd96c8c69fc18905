import type { ActivityLabel } from '../../common';
import { PROCESS_START, between } from './event_reader';
import type { EventAnswer, EventReader, EventSearch, Query } from './event_reader';
import { textAt } from './source';

/** Interpreters joined, the newest first; a machine that starts more in a month has another problem. */
export const MAX_RENAMED = 1_000;
/** Each host is two clauses of the query that joins; engines refuse more than 1,024, and a project has many too. */
const MAX_HOSTS = 100;
/** An interpreter may have run for long when it starts what is shown. */
const BACKWARDS_MS = 30 * 24 * 60 * 60 * 1000;
const MAX_ID = 1_024;

/**
 * Python that runs under another name. The start event of its child does not tell (Sysmon 1 carries no original
 * file name of the parent), so the two are joined by host and entity id.
 */
export interface RenamedParents {
  hosts: Array<{ host: string; entityIds: string[] }>;
  /** How many were taken, where there are more. */
  limited?: number;
}

export const NO_RENAMED: RenamedParents = { hosts: [] };

/** Starts from 30 days before the range to its end. */
export function renamedSearch(range: { from: number; to: number }, narrowed: Query[]): EventSearch {
  return {
    query: {
      bool: {
        filter: [
          between(range.from - BACKWARDS_MS, range.to),
          ...PROCESS_START,
          { term: { 'tre.activity': 'renamed_interpreter' satisfies ActivityLabel } },
          { term: { 'tre.process.interpreter': 'python' } },
          ...narrowed,
        ],
      },
    },
    size: MAX_RENAMED,
    sort: [{ '@timestamp': { order: 'desc', unmapped_type: 'date' } }],
    track_total_hits: MAX_RENAMED + 1,
    _source: ['host.name', 'process.entity_id'],
  };
}

export function renamedParents({ hits }: EventAnswer): RenamedParents {
  const byHost = new Map<string, Set<string>>();
  const total = typeof hits.total === 'number' ? hits.total : (hits.total?.value ?? 0);
  let limited = total > hits.hits.length;
  for (const { _source: source = {} } of hits.hits) {
    const host = textAt(source, 'host.name', MAX_ID);
    const entityId = textAt(source, 'process.entity_id', MAX_ID);
    if (host === undefined || entityId === undefined) continue;
    const ids = byHost.get(host);
    if (ids) ids.add(entityId);
    else if (byHost.size < MAX_HOSTS) byHost.set(host, new Set([entityId]));
    else limited = true;
  }
  const hosts = [...byHost].map(([host, ids]) => ({ host, entityIds: [...ids] }));
  const taken = hosts.reduce((sum, { entityIds }) => sum + entityIds.length, 0);
  return limited ? { hosts, limited: taken } : { hosts };
}

export async function findRenamedParents(
  read: EventReader,
  range: { from: number; to: number },
  narrowed: Query[]
): Promise<RenamedParents> {
  return renamedParents(await read(renamedSearch(range, narrowed)));
}

export function isRenamedParent(
  { hosts }: RenamedParents,
  host: string,
  entityId: string | undefined
): boolean {
  return (
    entityId !== undefined && hosts.some((entry) => entry.host === host && entry.entityIds.includes(entityId))
  );
}
