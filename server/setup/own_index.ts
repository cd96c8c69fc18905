import type { Client } from '@elastic/elasticsearch';
import { causeOf, statusOf } from '../elasticsearch/errors';
import { AirlockError } from '../errors';
import type { Asset } from './assets';
import { putJson } from './cluster';

/** Runs work with the rights that our own indices are written with. */
export type Keeper = (work: (client: Client) => Promise<string | undefined>) => Promise<string | undefined>;

interface Template {
  index_patterns?: string[];
  data_stream?: unknown;
  template?: { mappings?: { properties?: Record<string, unknown> } };
}

/** The index that a template is for, where it is one and no stream, pattern or component, with its fields. */
export function ownIndex({ kind, body }: Pick<Asset, 'kind' | 'body'>) {
  const { index_patterns: [name, ...others] = [], data_stream: stream, template } = body as Template;
  const properties = template?.mappings?.properties;
  if (kind !== 'index_template' || stream !== undefined || others.length > 0) return undefined;
  return name === undefined || name.includes('*') || !properties ? undefined : { name, properties };
}

/**
 * A template shapes new indices only, so what a newer one declares is mapped in the index that is there as well. Fields
 * are added and none is changed; nothing is read by them, so a refusal is told and fails nothing.
 */
export async function mapNewFields(keeper: Keeper, asset: Asset): Promise<string | undefined> {
  const index = ownIndex(asset);
  if (!index) return undefined;
  const keeps = (why: string) => `The index that is there keeps the fields that it has: ${why}`;
  try {
    return await keeper(async (client) => {
      try {
        await putJson(client, `/${index.name}/_mapping`, { properties: index.properties });
        return undefined;
      } catch (error) {
        const status = statusOf(error);
        if (status === 404) return undefined;
        if (status === 400 || status === 403) return keeps(causeOf(error).reason);
        throw error;
      }
    });
  } catch (error) {
    if (!(error instanceof AirlockError) || error.attributes.reason !== 'setup') throw error;
    return keeps(error.message);
  }
}
