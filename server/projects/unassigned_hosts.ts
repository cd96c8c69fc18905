import { UNASSIGNED_PROJECT } from '../../common';
import type { Project, UnassignedHost, UnassignedHostsAnswer } from '../../common';
import { anyOf, between, withEventReader } from '../processes/event_reader';
import type { EventSearch } from '../processes/event_reader';
import { eventRights } from '../processes/rights';
import type { Call } from '../router/route';

const RANGE_MS = 7 * 24 * 60 * 60 * 1000;
/** Hosts looked at, those with most events first. */
const MAX_HOSTS = 1_000;
const MAX_USERS = 5;

interface HostBucket {
  key: string;
  doc_count: number;
  last: { value: number | null };
  users: { buckets: Array<{ key: string }> };
}

/** `now`: milliseconds since 1970. */
export function unassignedSearch(now: number): EventSearch {
  return {
    query: {
      bool: {
        filter: [
          between(now - RANGE_MS, now),
          anyOf([
            { term: { 'tre.project.id': UNASSIGNED_PROJECT } },
            { bool: { must_not: [{ exists: { field: 'tre.project.id' } }] } },
          ]),
        ],
      },
    },
    size: 0,
    track_total_hits: false,
    aggs: {
      hosts: {
        terms: { field: 'host.name', size: MAX_HOSTS },
        aggs: {
          last: { max: { field: '@timestamp' } },
          users: { terms: { field: 'user.name', size: MAX_USERS } },
        },
      },
    },
  };
}

/**
 * What is left of the hosts once those of projects are taken out: their events may be older than the project.
 * A host is a project's by its full name or its short one, in either case, as in the pipeline.
 */
export function unassignedHosts(
  buckets: readonly HostBucket[],
  projects: ReadonlyArray<Pick<Project, 'hosts'>>
): UnassignedHost[] {
  const claimed = new Set(projects.flatMap(({ hosts }) => hosts));
  const found = new Map<string, UnassignedHost & { at: number }>();
  for (const { key, doc_count: events, last, users } of buckets) {
    const host = key.toLowerCase();
    if (claimed.has(host) || claimed.has(host.split('.')[0] ?? host)) continue;
    const at = last.value ?? 0;
    const names = users.buckets.map((bucket) => bucket.key);
    const same = found.get(host);
    found.set(host, {
      host: same?.host ?? key,
      events: events + (same?.events ?? 0),
      users: [...new Set([...(same?.users ?? []), ...names])].slice(0, MAX_USERS),
      at: Math.max(at, same?.at ?? 0),
      last_seen: new Date(Math.max(at, same?.at ?? 0)).toISOString(),
    });
  }
  return [...found.values()].sort((a, b) => b.events - a.events).map(({ at: _at, ...host }) => host);
}

/** Read as the caller. Projects of every space count: a host that another space claims is not free. */
export async function findUnassignedHosts({
  services,
  request,
}: Pick<Call, 'services' | 'request'>): Promise<UnassignedHostsAnswer> {
  const asUser = services.asUser(request);
  return withEventReader(asUser, request, async (read) => {
    const [rights, projects, answer] = await Promise.all([
      eventRights({ securityEnabled: services.securityEnabled, internal: services.internal, asUser }),
      services.projects.all(),
      read(unassignedSearch(Date.now())),
    ]);
    const { hosts } = (answer.aggregations ?? {}) as { hosts?: { buckets: HostBucket[] } };
    return { items: unassignedHosts(hosts?.buckets ?? [], projects), rights };
  });
}
