import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Client } from '@elastic/elasticsearch';
import { COMPONENT_TEMPLATES, PIPELINES } from '../../../common';
import { installPipelines, putProjects } from '../pipelines/install_pipelines';
import { PROOF_INDICES, projectsOf } from './placed';
import type { PlacedDocument, PlacedSet } from './placed';

const SETS_AT_ONCE = 60;
/** The machine of a test run may be busy. */
const PATIENCE_MS = 120_000;
const TEST_TEMPLATES = 'tre-airlock-test-rules';
const TEMPLATE_FILE = path.resolve(
  __dirname,
  '../../../ingest-pipelines/index-templates/tre-airlock-winlogbeat.json'
);

/**
 * Templates for what is not Winlogbeat's with our template: Winlogbeat's own documents without any field or
 * pipeline of ours, and the events of Agent and Auditbeat, whose own templates declare ECS.
 */
async function putTemplates(client: Client): Promise<void> {
  const { template } = JSON.parse(await readFile(TEMPLATE_FILE, 'utf8')) as { template: object };
  const put = (name: string, pattern: string, more: object) =>
    client.indices.putIndexTemplate({
      name: `${TEST_TEMPLATES}-${name}`,
      index_patterns: [pattern],
      priority: 300,
      template,
      ...more,
    });
  const enriched = { composed_of: [COMPONENT_TEMPLATES.eventMappings] };
  await put('plain', PROOF_INDICES.plain, {});
  await put('auditbeat', PROOF_INDICES.auditbeat, enriched);
  await put('linux', PROOF_INDICES.linux, { ...enriched, data_stream: {} });
}

async function send(client: Client, documents: readonly PlacedDocument[]): Promise<void> {
  const answer = await client.bulk(
    {
      operations: documents.flatMap(({ index, enriched, source }) => [
        // Winlogbeat's final pipeline is in its template; Agent's and Auditbeat's events are led through it.
        { create: { _index: index, ...(enriched && { pipeline: PIPELINES.events }) } },
        source,
      ]),
    },
    { requestTimeout: PATIENCE_MS }
  );
  const refused = answer.items.find(({ create }) => create?.error);
  if (refused) throw new Error(`A document was refused: ${JSON.stringify(refused)}`);
}

/**
 * Puts pipelines, templates and all sets into the embedded engine. Throws where a document is refused. The
 * registry holds the projects of one batch at a time: a TRE has dozens, not a thousand.
 */
export async function indexSets(client: Client, sets: readonly PlacedSet[]): Promise<void> {
  await installPipelines(client, []);
  await putTemplates(client);
  for (let at = 0; at < sets.length; at += SETS_AT_ONCE) {
    const batch = sets.slice(at, at + SETS_AT_ONCE);
    await putProjects(client, projectsOf(batch));
    await send(
      client,
      batch.flatMap(({ documents }) => documents)
    );
  }
  await client.indices.refresh({ index: Object.values(PROOF_INDICES), ignore_unavailable: true });
}
