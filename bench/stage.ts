import { Client } from '@elastic/elasticsearch';
import { EVENT_INDICES, ROUTES, routePath } from '../common';
import type { SetupAnswer } from '../common';
import { Api } from '../demo/api';
import { PROJECTS } from '../demo/projects';
import { engineClient } from '../test/engine/client';
import { startEngine } from '../test/engine/engine';
import { startHost } from '../test/host/host';
import type { UserName } from '../test/host/users';
import { SearchRecorder } from './search_recorder';

/**
 * A pipeline makes objects of every event of a batch, which a small heap has to copy about; nobody runs an engine
 * for millions of events on the half gigabyte of the tests.
 */
const HEAP_MB = 2_048;
/** Of the benchmarks themselves; no index of the product begins so. */
export const BENCH_PREFIX = 'tre-bench-';
/** What a benchmark may leave, and what the next one must not find. */
const OUR_DATA = [...EVENT_INDICES, 'logs-tre.*', 'tre-airlock-*', `${BENCH_PREFIX}*`];

/** An engine, and the whole plugin in the preview host on it. */
export interface Stage {
  client: Client;
  /** For events, which do not come through Kibana in life either. */
  engineUrl: string;
  /** Such as "OpenSearch 2.19.6" or "Elasticsearch 8.3.3". */
  engineName: string;
  as(user: UserName): Api;
  recorder: SearchRecorder;
  /** Removes all data, and registers the projects of the simulated day anew. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

interface Root {
  version: { number: string; distribution?: string };
}

const hasData = async (client: Client) => {
  const found = await client.indices.resolveIndex({ name: OUR_DATA, expand_wildcards: 'all' });
  return [...found.data_streams, ...found.indices].map(({ name }) => name);
};

async function clearData(client: Client): Promise<void> {
  const found = await client.indices.resolveIndex({ name: OUR_DATA, expand_wildcards: 'all' });
  const streams = found.data_streams.map(({ name }) => name);
  const indices = found.indices.filter((index) => !index.data_stream).map(({ name }) => name);
  if (streams.length > 0) await client.indices.deleteDataStream({ name: streams });
  if (indices.length > 0) await client.indices.delete({ index: indices });
}

async function setUp(operator: Api): Promise<void> {
  for (const action of ['install', 'attach'] as const) {
    const { done } = await operator.post<SetupAnswer>(ROUTES.setup, { action });
    const failed = done.filter(({ ok }) => !ok).map(({ name, message }) => `${name} (${message})`);
    if (failed.length > 0) throw new Error(`Setup could not ${action} ${failed.join(', ')}.`);
  }
}

async function readRoot(url: string): Promise<Root> {
  const { origin, pathname, username, password } = new URL(url);
  const credentials = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`);
  const response = await fetch(`${origin}${pathname}`, {
    headers: username ? { authorization: `Basic ${credentials.toString('base64')}` } : {},
  });
  if (!response.ok) throw new Error(`${origin} answers ${response.status}: ${await response.text()}`);
  return (await response.json()) as Root;
}

export interface StageOptions {
  /** Of an engine that is there already. */
  url?: string;
  /** Folder in which the embedded engine keeps its data. */
  data?: string;
  say: (line: string) => void;
}

/** Starts an embedded engine, or takes the one at `url`, which must hold no data of ours. */
export async function openStage({ url, data: dataDir, say }: StageOptions): Promise<Stage> {
  const engine =
    url === undefined
      ? await startEngine({ purpose: 'bench', heapMb: HEAP_MB, dataDir, onProgress: say })
      : undefined;
  const engineUrl = url ?? engine?.url ?? '';
  const { version } = await readRoot(engineUrl);
  const isOpenSearch = version.distribution === 'opensearch';
  const client = isOpenSearch ? engineClient(engineUrl) : new Client({ node: engineUrl });
  const found = await hasData(client);
  if (found.length > 0 && !engine)
    throw new Error(
      `The engine holds data already (${found.slice(0, 3).join(', ')}), which the benchmarks would measure ` +
        'and delete. Give one that holds none.'
    );
  const recorder = new SearchRecorder(client);
  const host = await startHost({ client: recorder.client });
  const operator = new Api(host, 'operator');
  await setUp(operator);
  return {
    client,
    engineUrl,
    engineName: `${isOpenSearch ? 'OpenSearch' : 'Elasticsearch'} ${version.number}`,
    as: (user) => new Api(host, user),
    recorder,
    async clear() {
      await clearData(client);
      for (const [id, input] of PROJECTS) await operator.put(routePath(ROUTES.project, { id }), input);
    },
    async stop() {
      await host.stop();
      if (engine) await engine.stop();
      else await clearData(client);
      await client.close();
    },
  };
}
