import type { Client } from '@elastic/elasticsearch';

export const WINLOGBEAT_INDEX = 'winlogbeat-8.3.3-2026.11.02';
const KEYWORD_LENGTH = 1_024;

/** An event as it lies in the index after all pipelines, as nested objects. */
export type EventDocument = Record<string, unknown> & { '@timestamp': string };

export interface StartOptions {
  at: string;
  host?: string;
  id?: string;
  pid?: number;
  name: string;
  commandLine?: string;
  parent?: { id?: string; pid?: number; name?: string };
  user?: string;
  tre?: Record<string, unknown>;
  record?: string;
}

/** Sysmon's event 1. */
export function startEvent(options: StartOptions): EventDocument {
  const { at, host = 'research-1', id, pid, name, commandLine, parent, user, tre, record } = options;
  return {
    '@timestamp': at,
    event: { category: ['process'], type: ['start'], code: '1', module: 'sysmon' },
    agent: { type: 'winlogbeat' },
    host: { name: host },
    user: { name: user ?? 'amira', domain: 'TRE' },
    process: {
      entity_id: id,
      pid,
      name,
      executable: `C:\\Program Files\\${name}`,
      command_line: commandLine,
      ...(parent ? { parent: { entity_id: parent.id, pid: parent.pid, name: parent.name } } : {}),
    },
    winlog: { record_id: record },
    ...(tre ? { tre } : {}),
  };
}

/** Sysmon's event 5. */
export function endEvent(at: string, id: string, host = 'research-1'): EventDocument {
  return {
    '@timestamp': at,
    event: { category: ['process'], type: ['end'], code: '5', module: 'sysmon' },
    host: { name: host },
    process: { entity_id: id },
  };
}

/** What the labels pipeline says of a child of Python. */
export const pythonChild = (expected: boolean, category?: string, labels: string[] = []) => ({
  activity: ['python_child', ...(expected ? [] : ['unexpected_child']), ...labels],
  process: { expected, category, parent_interpreter: 'python' },
});

/** Every text is a keyword, as in Winlogbeat's own template. */
export async function createEventIndex(client: Client, index: string): Promise<void> {
  await client.indices.create({
    index,
    settings: { number_of_shards: 1, number_of_replicas: 0 },
    mappings: {
      dynamic_templates: [
        {
          texts: {
            match_mapping_type: 'string',
            mapping: { type: 'keyword', ignore_above: KEYWORD_LENGTH },
          },
        },
      ],
      properties: {
        '@timestamp': { type: 'date' },
        process: { properties: { command_line: { type: 'keyword', ignore_above: 32_766 } } },
      },
    },
  });
}

export async function storeEvents(
  client: Client,
  events: readonly EventDocument[],
  index = WINLOGBEAT_INDEX
): Promise<void> {
  if (!(await client.indices.exists({ index }))) await createEventIndex(client, index);
  const answer = await client.bulk({
    index,
    refresh: true,
    operations: events.flatMap((event) => [{ create: {} }, event]),
  });
  const refused = answer.items.find((item) => item.create?.error);
  if (refused) throw new Error(JSON.stringify(refused.create?.error));
}
