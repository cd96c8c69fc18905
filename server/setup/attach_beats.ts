import type { Client } from '@elastic/elasticsearch';
import { PIPELINES } from '../../common';
import type { Properties } from './attachment';
import { writeIndexOf } from './event_sources';
import type { EventSource } from './event_sources';
import { putJson } from './cluster';
import { outcome } from './outcome';
import type { Outcome } from './outcome';
import { reaches } from './pipeline_graph';
import type { PipelineGraph } from './pipeline_graph';

interface Target {
  operator: Client;
  source: EventSource;
  graph: PipelineGraph;
  properties: Properties;
}

/**
 * Maps our fields, then sets the final pipeline: it runs after whatever pipeline a Beat asks for, once an event. In
 * that order, since the first enriched event must not map the fields by what it happens to hold.
 */
export function attachBeats({ operator, source, graph, properties }: Target): Promise<Outcome> {
  return outcome(source.name, 'user', async () => {
    await mapFields(operator, source, properties);
    const { finalPipeline } = source;
    if (reaches(graph, finalPipeline, PIPELINES.events))
      return 'Its events pass the pipeline already; the fields are mapped.';
    if (finalPipeline !== undefined) return { ok: false, message: foreignPipeline(finalPipeline) };
    await putJson(operator, `/${encodeURIComponent(writeIndexOf(source))}/_settings`, {
      index: { final_pipeline: PIPELINES.events },
    });
    return 'New events pass the pipeline now; the fields are mapped.';
  });
}

/** To all indices of a data stream: a search of older events must find the fields mapped, too. */
export async function mapFields(
  operator: Client,
  source: EventSource,
  properties: Properties
): Promise<void> {
  await putJson(operator, `/${encodeURIComponent(source.name)}/_mapping`, { properties });
}

export const foreignPipeline = (name: string): string =>
  `It has a final pipeline of its own, ${name}, which was kept. To have these events enriched, add ` +
  `{"pipeline": {"name": "${PIPELINES.events}"}} as the last processor of ${name}.`;
