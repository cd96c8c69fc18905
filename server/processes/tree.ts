import { buildProcessTree } from '../../common';
import type { ProcessTreeAnswer, ReadRights } from '../../common';
import { badRequest, notFound } from '../errors';
import { anyOf, equals } from './event_reader';
import type { EventReader } from './event_reader';
import { gatherTreeEvents } from './tree_events';

/** Hosts named in the answer to an id that several have. */
const MAX_HOSTS = 10;

interface HostsAggregation {
  hosts?: { buckets: Array<{ key: string }> };
}

/** Hosts that tell of this process: that it started or ended, or that it started another. */
async function hostsOf(read: EventReader, entityId: string, host: string | undefined): Promise<string[]> {
  const answer = await read({
    query: {
      bool: {
        filter: [
          { term: { 'event.category': 'process' } },
          { terms: { 'event.type': ['start', 'end'] } },
          anyOf([
            { term: { 'process.entity_id': entityId } },
            { term: { 'process.parent.entity_id': entityId } },
          ]),
          ...(host === undefined ? [] : [equals('host.name', host)]),
        ],
      },
    },
    size: 0,
    track_total_hits: false,
    aggs: { hosts: { terms: { field: 'host.name', size: MAX_HOSTS } } },
  });
  const { hosts } = (answer.aggregations ?? {}) as HostsAggregation;
  // One machine may be told of in capitals by one source and in small letters by another.
  return [...new Map((hosts?.buckets ?? []).map(({ key }) => [key.toLowerCase(), key])).values()];
}

/**
 * The tree around one process. Throws AirlockError 404 where no event tells of it, and 400 where the id was
 * seen on several hosts and none was named.
 */
export async function processTree(
  read: EventReader,
  entityId: string,
  host: string | undefined,
  rights: Promise<ReadRights>
): Promise<ProcessTreeAnswer> {
  const find = async () => {
    const hosts = await hostsOf(read, entityId, host);
    const [only] = hosts;
    if (only === undefined) return undefined;
    if (hosts.length > 1)
      throw badRequest(`Several hosts have a process of this id. Name one as "host": ${hosts.join(', ')}.`, {
        hosts,
      });
    const { events, limits } = await gatherTreeEvents(read, entityId, only);
    const tree = buildProcessTree(events, { entityId, host: only });
    return { ...tree, limits: [...tree.limits, ...limits] };
  };
  const [readable, tree] = await Promise.all([rights, find()]);
  if (!tree) throw notFound('No event tells of this process in the indices that your account may read.');
  return { tree, rights: readable };
}
