import fs from 'node:fs';
import path from 'node:path';
import { COMPONENT_TEMPLATES, INDEX_TEMPLATES, PIPELINES } from '../../common';
import { projectPipeline } from '../../server/setup/project_pipeline';
import { PROOF_INDICES, projectsOf } from '../integration/rules/placed';
import type { PlacedDocument, PlacedSet } from '../integration/rules/placed';
import { expectStatus, expectThat } from './stack';
import type { Session } from './stack';

/** Real recordings, through the same pipelines. */
export const SAMPLES_INDEX = 'winlogbeat-tre-proof-samples';
const ALL_INDICES = [...Object.values(PROOF_INDICES), SAMPLES_INDEX];
const TEMPLATE = 'tre-proof';
/** Above every template that may be there. */
const PRIORITY = 900;
const SETS_AT_ONCE = 150;
const INGEST = path.resolve(__dirname, '../../ingest-pipelines');

/** Our pipelines under another name, so that those of the stack and their registry stay as they are. */
const proofName = (text: string) =>
  text.replace(/tre-airlock-(events|normalise|project|labels)/g, 'tre-proof-$1');
const PIPELINE = proofName(PIPELINES.events);

const read = (file: string) => fs.readFileSync(path.join(INGEST, file), 'utf8');
const fileOf = (name: string): unknown => JSON.parse(read(`index-templates/${name}.json`));

/** Templates, pipelines and indices in which the sets lie apart from everything else on the stack. */
export class RuleLab {
  constructor(private readonly admin: Session) {}

  private async put(at: string, body: unknown): Promise<void> {
    expectStatus(await this.admin.elasticsearch('PUT', at, body), 200, `PUT ${at}`);
  }

  async create(): Promise<void> {
    await this.remove();
    for (const name of [PIPELINES.normalise, PIPELINES.project, PIPELINES.labels, PIPELINES.events])
      await this.put(`/_ingest/pipeline/${proofName(name)}`, JSON.parse(proofName(read(`${name}.json`))));
    const fallback = fileOf(INDEX_TEMPLATES.winlogbeatFallback) as { template: object };
    const fields = fileOf(COMPONENT_TEMPLATES.eventMappings);
    await this.put(`/_component_template/${TEMPLATE}-fields`, fields);
    const events = { priority: PRIORITY, template: fallback.template };
    const ours = { composed_of: [`${TEMPLATE}-fields`] };
    await this.put(`/_index_template/${TEMPLATE}-plain`, {
      ...events,
      index_patterns: [PROOF_INDICES.plain],
    });
    await this.put(`/_index_template/${TEMPLATE}-enriched`, {
      ...events,
      ...ours,
      index_patterns: [PROOF_INDICES.winlogbeat, PROOF_INDICES.auditbeat, SAMPLES_INDEX],
    });
    await this.put(`/_index_template/${TEMPLATE}-linux`, {
      ...events,
      ...ours,
      index_patterns: [PROOF_INDICES.linux],
      data_stream: {},
    });
    for (const [kind, name] of [
      ['verdict', INDEX_TEMPLATES.verdicts],
      ['audit', INDEX_TEMPLATES.audit],
    ] as const) {
      const template = fileOf(name) as object;
      await this.put(`/_index_template/${TEMPLATE}-${kind}`, {
        ...template,
        priority: PRIORITY,
        index_patterns: [PROOF_INDICES[kind]],
      });
    }
  }

  async remove(): Promise<void> {
    for (const name of ALL_INDICES) {
      await this.admin.elasticsearch('DELETE', `/_data_stream/${name}`);
      await this.admin.elasticsearch('DELETE', `/${name}?ignore_unavailable=true`);
    }
    await this.admin.elasticsearch('DELETE', `/_index_template/${TEMPLATE}-*`);
    await this.admin.elasticsearch('DELETE', `/_component_template/${TEMPLATE}-*`);
    await this.admin.elasticsearch('DELETE', '/_ingest/pipeline/tre-proof-*');
  }

  private async send(documents: readonly PlacedDocument[]): Promise<void> {
    const lines = documents.flatMap(({ index, enriched, source }) => [
      JSON.stringify({ create: { _index: index, ...(enriched && { pipeline: PIPELINE }) } }),
      JSON.stringify(source),
    ]);
    const reply = await this.admin.elasticsearch('POST', '/_bulk', `${lines.join('\n')}\n`);
    const { items } = expectStatus(reply, 200, 'bulk').body as {
      items: Array<{ create: { error?: unknown } }>;
    };
    const refused = items.find(({ create }) => create.error);
    expectThat(!refused, `a document was refused: ${JSON.stringify(refused ?? {}).slice(0, 500)}`);
  }

  /** Indexes the sets, each host in a project of its own. Answers how many documents there are. */
  async index(sets: readonly PlacedSet[]): Promise<number> {
    let count = 0;
    for (let at = 0; at < sets.length; at += SETS_AT_ONCE) {
      const batch = sets.slice(at, at + SETS_AT_ONCE);
      await this.put(`/_ingest/pipeline/${proofName(PIPELINES.project)}`, projectPipeline(projectsOf(batch)));
      const documents = batch.flatMap((set) => set.documents);
      await this.send(documents);
      count += documents.length;
    }
    await this.admin.elasticsearch('POST', `/${ALL_INDICES.join(',')}/_refresh?ignore_unavailable=true`);
    return count;
  }

  /** The pipeline that samples go through, and the index that they are put into. */
  readonly samples = { index: SAMPLES_INDEX, pipeline: PIPELINE };
}
