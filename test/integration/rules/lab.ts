import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Client } from '@elastic/elasticsearch';
import { PIPELINES } from '../../../common';
import { installPipelines } from '../pipelines/install_pipelines';
import { PROOF_INDICES, projectsOf } from './placed';
import type { PlacedSet } from './placed';

/** Documents of one bulk call. */
const BATCH = 1_000;
const PLAIN_TEMPLATE = 'tre-airlock-test-plain-winlogbeat';
const TEMPLATE_FILE = path.resolve(
  __dirname,
  '../../../ingest-pipelines/index-templates/tre-airlock-winlogbeat.json'
);

/** An index as Winlogbeat's own template makes it: no field and no pipeline of ours. */
async function putPlainTemplate(client: Client): Promise<void> {
  const { template } = JSON.parse(await readFile(TEMPLATE_FILE, 'utf8')) as { template: object };
  await client.indices.putIndexTemplate({
    name: PLAIN_TEMPLATE,
    index_patterns: [PROOF_INDICES.plain],
    priority: 300,
    template,
  });
}

/** Puts pipelines, templates and all sets into the embedded engine. Throws where a document is refused. */
export async function indexSets(client: Client, sets: readonly PlacedSet[]): Promise<void> {
  await installPipelines(client, projectsOf(sets));
  await putPlainTemplate(client);
  const documents = sets.flatMap((set) => set.documents);
  for (let at = 0; at < documents.length; at += BATCH) {
    const answer = await client.bulk({
      refresh: true,
      operations: documents.slice(at, at + BATCH).flatMap(({ index, enriched, source }) => [
        // Winlogbeat's final pipeline is in its template; Agent's and Auditbeat's events are led through it.
        { create: { _index: index, ...(enriched && { pipeline: PIPELINES.events }) } },
        source,
      ]),
    });
    const refused = answer.items.find(({ create }) => create?.error);
    if (refused) throw new Error(`A document was refused: ${JSON.stringify(refused)}`);
  }
}
