import type { Client } from '@elastic/elasticsearch';
import { EVENT_INDICES } from '../../common';

/** Indices and data streams that are looked at; a cluster with more is told so. */
export const MAX_SOURCES = 200;

/** An index or data stream that holds events. */
export interface EventSource {
  name: string;
  dataStream: boolean;
  /** The concrete indices, oldest first; the last takes new events. */
  indices: string[];
  finalPipeline?: string;
  defaultPipeline?: string;
}

export interface FoundSources {
  sources: EventSource[];
  /** How many more there are than are looked at. */
  left: number;
}

/** The index that new events go to. */
export const writeIndexOf = ({ indices }: EventSource): string => indices[indices.length - 1] as string;

/** Data of Elastic Agent, where pipelines belong to Fleet; everything else comes from Beats. */
export const isFleets = ({ name }: EventSource): boolean => name.startsWith('logs-');

/** Backing indices end in their generation; their dates come before it, so that names alone do not sort. */
const generation = (index: string) => Number(/-(\d{1,9})$/.exec(index)?.[1] ?? 0);

const PIPELINE_SETTINGS = ['index.final_pipeline', 'index.default_pipeline'];

type FlatSettings = Record<string, { settings?: Record<string, unknown> }>;

/** `_none` is Elasticsearch's word for no pipeline. */
const pipelineIn = (settings: Record<string, unknown> | undefined, name: string): string | undefined => {
  const value = settings?.[`index.${name}`];
  return typeof value === 'string' && value !== '_none' ? value : undefined;
};

/** All sources and their pipelines, as seen by the client, which must be allowed their metadata. */
export async function findSources(client: Client): Promise<FoundSources> {
  const [found, settings] = await Promise.all([
    client.indices.resolveIndex({ name: [...EVENT_INDICES], expand_wildcards: 'open' }),
    client.indices.getSettings({
      index: [...EVENT_INDICES],
      name: PIPELINE_SETTINGS,
      flat_settings: true,
      expand_wildcards: ['open', 'hidden'],
      ignore_unavailable: true,
      allow_no_indices: true,
    }),
  ]);
  const all = [
    ...found.data_streams.map(({ name, backing_indices: backing }) => ({
      name,
      dataStream: true,
      indices: [backing].flat().sort((a, b) => generation(a) - generation(b)),
    })),
    ...found.indices.map(({ name }) => ({ name, dataStream: false, indices: [name] })),
  ].sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const sources = all.slice(0, MAX_SOURCES).map((source): EventSource => {
    const own = (settings as unknown as FlatSettings)[writeIndexOf(source)]?.settings;
    const finalPipeline = pipelineIn(own, 'final_pipeline');
    const defaultPipeline = pipelineIn(own, 'default_pipeline');
    return {
      ...source,
      ...(finalPipeline ? { finalPipeline } : {}),
      ...(defaultPipeline ? { defaultPipeline } : {}),
    };
  });
  return { sources, left: all.length - sources.length };
}
