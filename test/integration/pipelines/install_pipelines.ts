import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Client } from '@elastic/elasticsearch';
import { COMPONENT_TEMPLATES, INDEX_TEMPLATES, PIPELINES } from '../../../common';
import type { ActivityLabel, ProcessCategory } from '../../../common';
import { projectPipeline } from '../../../server/setup/project_pipeline';
import type { PipelineProject } from '../../../server/setup/project_pipeline';
import type { LogEvent } from './label_events';

/** What an event carries under `tre` once the pipelines have seen it. */
export interface Enrichment {
  activity?: ActivityLabel[];
  environment?: string;
  project?: { id: string; name?: string };
  process?: {
    category?: ProcessCategory;
    expected?: boolean;
    interpreter?: string;
    parent_interpreter?: string;
    script?: string;
  };
  pipeline?: { error?: string };
}

export type EnrichedEvent = LogEvent & { tre: Enrichment };

/** Stands for the template `logs` of Elasticsearch; named so that the engine's `reset()` deletes it. */
const BUILT_IN_LOGS = 'tre-airlock-test-built-in-logs';
/** Documents of one call, so that a large table does not become one large request. */
const DOCS_PER_CALL = 200;

const folder = path.resolve(__dirname, '../../../ingest-pipelines');

async function putFile(client: Client, api: string, name: string, file: string): Promise<void> {
  const body: unknown = JSON.parse(await readFile(path.join(folder, file), 'utf8'));
  await client.transport.request({ method: 'PUT', path: `/${api}/${name}`, body: body as object });
}

/** Puts the project pipeline for these projects, in place of the one before. */
export async function putProjects(client: Client, projects: readonly PipelineProject[]): Promise<void> {
  await client.transport.request({
    method: 'PUT',
    path: `/_ingest/pipeline/${PIPELINES.project}`,
    body: projectPipeline(projects),
  });
}

/**
 * The committed pipelines and templates, called ones before their callers, beside a template for `logs-*-*`
 * like the one that every Elasticsearch has.
 */
export async function installPipelines(client: Client, projects: readonly PipelineProject[]): Promise<void> {
  await client.indices.putIndexTemplate({
    name: BUILT_IN_LOGS,
    index_patterns: ['logs-*-*'],
    priority: 100,
    data_stream: {},
    template: { mappings: { properties: { built_in: { type: 'keyword' } } } },
  });
  await putFile(client, '_ingest/pipeline', PIPELINES.normalise, `${PIPELINES.normalise}.json`);
  await putProjects(client, projects);
  await putFile(client, '_ingest/pipeline', PIPELINES.labels, `${PIPELINES.labels}.json`);
  await putFile(client, '_ingest/pipeline', PIPELINES.events, `${PIPELINES.events}.json`);
  for (const name of Object.values(COMPONENT_TEMPLATES))
    await putFile(client, '_component_template', name, `index-templates/${name}.json`);
  for (const name of Object.values(INDEX_TEMPLATES))
    await putFile(client, '_index_template', name, `index-templates/${name}.json`);
}

interface Simulated {
  docs: Array<{ doc?: { _source: EnrichedEvent }; error?: { reason?: string } }>;
}

/** What becomes of each event, in their order. Throws where the pipeline loses one. */
export async function simulate(client: Client, events: readonly LogEvent[]): Promise<EnrichedEvent[]> {
  const found: EnrichedEvent[] = [];
  for (let start = 0; start < events.length; start += DOCS_PER_CALL) {
    const docs = events.slice(start, start + DOCS_PER_CALL).map((event, index) => ({
      _index: 'winlogbeat-test',
      _id: String(start + index),
      _source: event,
    }));
    const answer = await client.transport.request<Simulated>({
      method: 'POST',
      path: `/_ingest/pipeline/${PIPELINES.events}/_simulate`,
      body: { docs },
    });
    for (const { doc, error } of answer.docs) {
      if (!doc) throw new Error(`An event was lost: ${error?.reason ?? 'no reason given'}`);
      found.push(doc._source);
    }
  }
  return found;
}
