import type { Query } from './event_reader';

/** Processes that one search found and the next one joins with. */
export interface ProcessSet {
  hosts: string[];
  entityIds: string[];
  /** How many are in it, where more were found. */
  limited?: number;
}

export const NO_PROCESSES: ProcessSet = { hosts: [], entityIds: [] };

/** `more`: whether the search that found them was cut. */
export function processSet(
  processes: ReadonlyArray<{ host: string; entityId: string }>,
  more: boolean
): ProcessSet {
  const hosts = [...new Set(processes.map(({ host }) => host))];
  const entityIds = [...new Set(processes.map(({ entityId }) => entityId))];
  return more ? { hosts, entityIds, limited: entityIds.length } : { hosts, entityIds };
}

export function isInSet({ hosts, entityIds }: ProcessSet, host: string, entityId: string | undefined) {
  return entityId !== undefined && entityIds.includes(entityId) && hosts.includes(host);
}

/**
 * Events whose `field` names a process of the set: one query, or none for an empty set. Every source makes ids
 * that are a host's own, so naming the hosts beside the ids is as good as naming pairs, which would be a
 * clause each, of which engines take about a thousand.
 */
export function joinedBy(
  { hosts, entityIds }: ProcessSet,
  field: 'process.entity_id' | 'process.parent.entity_id'
): Query[] {
  if (entityIds.length === 0) return [];
  return [{ bool: { filter: [{ terms: { [field]: entityIds } }, { terms: { 'host.name': hosts } }] } }];
}
