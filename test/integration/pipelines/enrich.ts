import type { Client } from '@elastic/elasticsearch';
import { PIPELINES, projectDefaults } from '../../../common';
import { installPipelines } from './install_pipelines';
import type { RawEvent } from './raw_event';
import { HOST } from './raw_event';

/** What the pipelines add to an event. */
export interface Outcome extends RawEvent {
  tre: {
    activity?: string[];
    environment?: string;
    project?: { id: string; name?: string };
    process?: object;
    clipboard?: { length?: number; sha256?: string };
    pipeline?: { error?: string };
  };
}

/** The pipelines for one project, Heart, which the events' host and account belong to. */
export const installForHeart = (client: Client): Promise<void> =>
  installPipelines(client, [
    { ...projectDefaults({ name: 'Heart' }), id: 'heart', hosts: [HOST], users: ['HEART\\amira'] },
  ]);

interface Simulated {
  docs: Array<{ doc?: { _source: Outcome }; error?: { reason?: string } }>;
}

/** What becomes of each event, under the same key, in one call. Throws where one is refused or dropped. */
export async function enrich<Key extends string>(
  client: Client,
  events: Record<Key, RawEvent>
): Promise<Record<Key, Outcome>> {
  const keys = Object.keys(events) as Key[];
  const { docs } = await client.transport.request<Simulated>({
    method: 'POST',
    path: `/_ingest/pipeline/${PIPELINES.events}/_simulate`,
    body: { docs: keys.map((key) => ({ _index: 'winlogbeat-test', _id: key, _source: events[key] })) },
  });
  const entries = keys.map((key, index): [Key, Outcome] => {
    const { doc, error } = docs[index] ?? {};
    if (!doc) throw new Error(`The event ${key} was lost: ${error?.reason ?? 'no reason given'}`);
    return [key, doc._source];
  });
  return Object.fromEntries(entries) as Record<Key, Outcome>;
}

/** Values by where they lie, `winlog.event_data.Image`; a list's by their places. */
export function leaves(value: unknown, path = ''): Array<[string, unknown]> {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path ? `${path}\u0000${key}` : key));
}
