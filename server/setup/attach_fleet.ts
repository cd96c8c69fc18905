import type { Client } from '@elastic/elasticsearch';
import { PIPELINES } from '../../common';
import type { Properties } from './attachment';
import { foreignPipeline, mapFields } from './attach_beats';
import { calledPipelines } from './assets';
import type { EventSource } from './event_sources';
import { outcome } from './outcome';
import type { Outcome } from './outcome';
import { reaches } from './pipeline_graph';
import type { PipelineGraph } from './pipeline_graph';
import { readStored, writeStored } from './stored_assets';

type Json = Record<string, unknown>;

interface Target {
  /** Looks at pipelines and templates, which the operator may not be allowed to see. */
  internal: Client;
  operator: Client;
  source: EventSource;
  graph: PipelineGraph;
  properties: Properties;
}

/**
 * The name that Fleet keeps free for an operator's own pipeline and mappings: `<type>-<dataset>@custom`. The ones for
 * all logs (`logs@custom`, `global@custom`) would let our pipeline run on data of any kind.
 */
export function customName({ name }: EventSource): string {
  const [type, dataset] = name.split('-');
  return `${type}-${dataset}@custom`;
}

export const NO_HOOK =
  'Not enriched: its pipeline calls no @custom pipeline. This version of Fleet, or whatever else writes this data, ' +
  'has no place for one.';

/** Whether the pipeline of a Fleet data stream calls the operator's own. */
export function hasHook(graph: PipelineGraph, source: EventSource): boolean {
  const { defaultPipeline } = source;
  return defaultPipeline !== undefined && (graph.get(defaultPipeline) ?? []).includes(customName(source));
}

/** The fields are mapped first: the first enriched event must not map them by what it happens to hold. */
export function attachFleet(target: Target): Promise<Outcome> {
  const { source, graph, operator, properties } = target;
  return outcome(source.name, 'user', async () => {
    const passes = [source.defaultPipeline, source.finalPipeline].some((name) =>
      reaches(graph, name, PIPELINES.events)
    );
    if (!passes && !hasHook(graph, source))
      return {
        ok: false,
        message: source.finalPipeline ? `${NO_HOOK} ${foreignPipeline(source.finalPipeline)}` : NO_HOOK,
      };
    const custom = customName(source);
    await mapFields(operator, source, properties);
    await extendTemplate(target, custom);
    if (passes) return 'Its events pass the pipeline already; the fields are mapped.';
    await extendPipeline(target, custom);
    return `New events pass the pipeline now, by way of ${custom}; the fields are mapped.`;
  });
}

/** The operator's own processors stay, before ours. */
async function extendPipeline({ internal, operator }: Target, custom: string): Promise<void> {
  const before: Json = (await readStored(internal, 'ingest_pipeline', custom)) ?? {
    description: 'Processors of your own for this data. Calls the enrichment of TRE Airlock.',
    processors: [],
  };
  if (calledPipelines(before).includes(PIPELINES.events)) return;
  const processors = [...(before.processors as Json[]), { pipeline: { name: PIPELINES.events } }];
  await writeStored(operator, 'ingest_pipeline', custom, { ...before, processors });
}

async function extendTemplate({ internal, operator, properties }: Target, custom: string): Promise<void> {
  const before = (await readStored(internal, 'component_template', custom)) ?? {};
  const template = (before.template ?? {}) as Json;
  const mappings = (template.mappings ?? {}) as Json;
  const present = (mappings.properties ?? {}) as Json;
  await writeStored(operator, 'component_template', custom, {
    ...before,
    template: { ...template, mappings: { ...mappings, properties: { ...present, ...properties } } },
  });
}
