import type { Client } from '@elastic/elasticsearch';
import { ROUTES } from '../../../common';
import type { AssetState, SetupAnswer, SetupBody, SetupState, SourceState } from '../../../common';
import { startHost } from '../../host/host';
import { USER_COOKIE } from '../../host/http_server';
import type { UserName } from '../../host/users';

export interface Answered<T> {
  status: number;
  body: T;
}

/** The whole plugin in the preview host, called over HTTP. */
export interface SetupHost {
  get(user?: UserName): Promise<Answered<SetupState>>;
  post(body: SetupBody, user?: UserName): Promise<Answered<SetupAnswer & { message: string }>>;
  call<T>(method: 'GET' | 'PUT', path: string, body?: object): Promise<Answered<T>>;
  stop(): Promise<void>;
}

export async function startSetupHost(client: Client): Promise<SetupHost> {
  const host = await startHost({
    client,
    log: (level, line) => (level === 'error' ? console.error(line) : undefined),
  });
  async function call<T>(
    method: 'GET' | 'POST' | 'PUT',
    url: string,
    payload?: object,
    user: UserName = 'operator'
  ) {
    const headers = { cookie: `${USER_COOKIE}=${user}`, 'kbn-xsrf': 'test', host: new URL(host.url).host };
    const answer = await host.server.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    return { status: answer.statusCode, body: JSON.parse(answer.payload) as T };
  }
  return {
    get: (user) => call('GET', ROUTES.setup, undefined, user),
    post: (body, user) => call('POST', ROUTES.setup, body, user),
    call: (method, path, body) => call(method, path, body),
    stop: () => host.stop(),
  };
}

export function assetIn(state: SetupState, name: string): AssetState {
  const asset = state.assets.find((entry) => entry.name === name);
  if (!asset) throw new Error(`No asset ${name}.`);
  return asset;
}

export function sourceIn(state: SetupState, name: string): SourceState {
  const source = state.sources?.find((entry) => entry.name === name);
  if (!source) throw new Error(`No source ${name} in ${JSON.stringify(state)}.`);
  return source;
}

const MINUTE_MS = 60_000;
export const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS).toISOString();

/** A start of Python on a host, as Winlogbeat sends it. */
export const event = (host: string, at: string, extra: object = {}) => ({
  '@timestamp': at,
  event: { category: ['process'], type: ['start'], code: '1', module: 'sysmon' },
  agent: { type: 'winlogbeat' },
  host: { name: host },
  process: { name: 'python.exe', executable: 'C:\\Python\\python.exe', pid: 7, entity_id: `{${host}-${at}}` },
  ...extra,
});

/** An index as Winlogbeat's own template would make it: host names are keywords, and `tre` is not mapped. */
export async function winlogbeatIndex(
  client: Client,
  index: string,
  settings: Record<string, unknown> = {}
): Promise<void> {
  await client.indices.create({
    index,
    settings,
    mappings: {
      dynamic_templates: [
        { strings: { match_mapping_type: 'string', mapping: { type: 'keyword', ignore_above: 1024 } } },
      ],
      properties: { '@timestamp': { type: 'date' } },
    },
  });
}

export async function store(client: Client, index: string, ...documents: object[]): Promise<void> {
  const answer = await client.bulk({
    index,
    refresh: true,
    operations: documents.flatMap((document) => [{ create: {} }, document]),
  });
  if (answer.errors) throw new Error(JSON.stringify(answer.items));
}

export async function allOf(client: Client, index: string): Promise<Array<Record<string, unknown>>> {
  const answer = await client.search<Record<string, unknown>>({ index, size: 100 });
  return answer.hits.hits.map((hit) => hit._source ?? {});
}
