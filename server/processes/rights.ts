import type { Client } from '@elastic/elasticsearch';
import { EVENT_INDICES } from '../../common';
import type { ReadRights } from '../../common';
import { forbidden } from '../errors';

/** Names of one pattern that are asked about, the last in order of name, which are the newest by their dates. */
const MAX_NAMES = 200;
/** Names told of one pattern, where some may be read and some not. */
const MAX_TOLD = 20;

/** An existing index, alias or data stream that holds events, under the pattern that finds it. */
export interface EventSources {
  pattern: string;
  names: string[];
}

/** Whether a name is what one of our patterns, each with at most its last character a `*`, finds. */
const isUnder = (pattern: string, name: string) =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;

/**
 * What exists, asked as Kibana's own user, who may see every name: what the caller may not read looks to them
 * as if it were not there.
 */
export async function existingSources(internal: Client): Promise<EventSources[]> {
  const found = await internal.indices.resolveIndex({ name: [...EVENT_INDICES] });
  const names = [...found.data_streams, ...found.indices, ...found.aliases].map(({ name }) => name);
  return EVENT_INDICES.map((pattern) => ({
    pattern,
    names: names
      .filter((name) => isUnder(pattern, name))
      .sort()
      .slice(-MAX_NAMES),
  })).filter((source) => source.names.length > 0);
}

/** `granted`: names and patterns that the caller may read. */
export function readRights(sources: readonly EventSources[], granted: ReadonlySet<string>): ReadRights {
  const rights: ReadRights = { readable: [], refused: [] };
  for (const { pattern, names } of sources) {
    const open = granted.has(pattern) ? names : names.filter((name) => granted.has(name));
    if (open.length === names.length) rights.readable.push(pattern);
    else if (open.length === 0) rights.refused.push(pattern);
    else {
      rights.readable.push(...open.slice(0, MAX_TOLD));
      rights.refused.push(...names.filter((name) => !open.includes(name)).slice(0, MAX_TOLD));
    }
  }
  return rights;
}

/** The refusal in a sentence, where events are there and the caller may read none of them. */
export function checkReadable(rights: ReadRights): void {
  if (rights.readable.length > 0 || rights.refused.length === 0) return;
  throw forbidden(
    `Events are stored, and your account may not read them: it needs the index privilege "read" on ${rights.refused.join(', ')}. ` +
      'The role tre_airlock_reviewer has it.',
    { source: 'elasticsearch', refused: rights.refused }
  );
}

interface Reader {
  securityEnabled: boolean;
  internal: Client;
  asUser: Client;
}

/**
 * Which of the event indices the caller may read. Throws AirlockError 403 where events are there and none of
 * them is the caller's to read: Elasticsearch itself answers such a search with success and no shards, which
 * would look like "nothing happened". Both lists are empty where no events are stored at all.
 */
export async function eventRights({ securityEnabled, internal, asUser }: Reader): Promise<ReadRights> {
  const sources = await existingSources(internal);
  if (!securityEnabled || sources.length === 0)
    return { readable: sources.map(({ pattern }) => pattern), refused: [] };
  const names = sources.flatMap((source) => [source.pattern, ...source.names]);
  const answer = await asUser.security.hasPrivileges({ index: [{ names, privileges: ['read'] }] });
  const granted = new Set(names.filter((name) => answer.index[name]?.read === true));
  const rights = readRights(sources, granted);
  checkReadable(rights);
  return rights;
}
