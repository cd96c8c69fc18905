import type { Client } from '@elastic/elasticsearch';
import { engineClient } from './client';

/** The engine that all tests of a run share. Set from outside, it is used as it is and not stopped. */
export const ENGINE_VARIABLE = 'TRE_AIRLOCK_TEST_ENGINE';

const OUR_TEMPLATES = 'tre-airlock*,logs-tre*';

export interface SharedEngine {
  client: Client;
  url: string;
  /** Deletes every index and data stream, our templates and every pipeline. */
  reset(): Promise<void>;
}

let shared: SharedEngine | undefined;

async function deleteTemplates(client: Client, kind: '_index_template' | '_component_template') {
  for (const pattern of OUR_TEMPLATES.split(',')) {
    await client.transport.request({ method: 'DELETE', path: `/${kind}/${pattern}` }, { ignore: [404] });
  }
}

async function reset(client: Client): Promise<void> {
  await client.indices.deleteDataStream({ name: '*' });
  const indices = await client.cat.indices({ format: 'json', expand_wildcards: 'all', h: ['index'] });
  const names = indices.flatMap(({ index }) => (index === undefined ? [] : [index]));
  if (names.length > 0) await client.indices.delete({ index: names, ignore_unavailable: true });
  await deleteTemplates(client, '_index_template');
  await deleteTemplates(client, '_component_template');
  await client.ingest.deletePipeline({ id: '*' }, { ignore: [404] });
}

/** The engine of this test run, for tests of the jest projects `integration` and `browser`. */
export async function sharedEngine(): Promise<SharedEngine> {
  const url = process.env[ENGINE_VARIABLE];
  if (!url) {
    throw new Error(
      `${ENGINE_VARIABLE} is not set: only jest projects with test/engine/jest_setup.ts have it.`
    );
  }
  if (!shared) {
    const client = engineClient(url);
    shared = { client, url, reset: () => reset(client) };
  }
  return shared;
}
