import type { Client } from '@elastic/elasticsearch';
import type { AssetKind } from '../../common';
import { getJson, putJson } from './cluster';

type Json = Record<string, unknown>;

const PATHS: Record<AssetKind, string> = {
  component_template: '/_component_template/',
  index_template: '/_index_template/',
  ingest_pipeline: '/_ingest/pipeline/',
  lifecycle_policy: '/_ilm/policy/',
  role: '/_security/role/',
};

const pathOf = (kind: AssetKind, name: string) => PATHS[kind] + encodeURIComponent(name);

/** The body as it would be put, or undefined where Elasticsearch has none of that name. */
export async function readStored(client: Client, kind: AssetKind, name: string): Promise<Json | undefined> {
  const answer = await getJson(client, pathOf(kind, name));
  if (!answer) return undefined;
  if (kind === 'component_template') return first(answer.component_templates)?.component_template as Json;
  if (kind === 'index_template') return first(answer.index_templates)?.index_template as Json;
  return answer[name] as Json | undefined;
}

const first = (list: unknown): Json | undefined => (list as Json[] | undefined)?.[0];

/** Keys that newer versions answer and do not take. */
const READ_ONLY = ['created_date', 'created_date_millis', 'modified_date', 'modified_date_millis'];

export function writeStored(client: Client, kind: AssetKind, name: string, body: Json): Promise<void> {
  const entries = Object.entries(body).filter(([key]) => !READ_ONLY.includes(key));
  return putJson(client, pathOf(kind, name), Object.fromEntries(entries));
}

/** Our own version number of what is stored; a lifecycle policy's `version` is Elasticsearch's count of writes. */
export function versionOf(kind: AssetKind, body: Json): number | undefined {
  const holder =
    kind === 'role'
      ? (body.metadata as Json | undefined)
      : kind === 'lifecycle_policy'
        ? ((body.policy as Json | undefined)?._meta as Json | undefined)
        : body;
  return typeof holder?.version === 'number' ? holder.version : undefined;
}
