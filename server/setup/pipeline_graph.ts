import type { Client } from '@elastic/elasticsearch';
import { getJson } from './cluster';

/** Which pipelines each pipeline calls. */
export type PipelineGraph = ReadonlyMap<string, readonly string[]>;

type Processors = { processors?: Array<{ pipeline?: { name?: string } }> };

/** Names only: with Fleet there are hundreds of pipelines, and their bodies are megabytes. */
const NAMES_ONLY = { filter_path: '*.processors.pipeline.name' };

export async function readPipelineGraph(internal: Client): Promise<PipelineGraph> {
  const answer = (await getJson(internal, '/_ingest/pipeline', NAMES_ONLY)) ?? {};
  return new Map(
    Object.entries(answer as Record<string, Processors>).map(([name, { processors = [] }]) => [
      name,
      processors.flatMap(({ pipeline }) => (pipeline?.name === undefined ? [] : [pipeline.name])),
    ])
  );
}

/** Whether a pipeline is the other or calls it, over any number of steps. */
export function reaches(graph: PipelineGraph, from: string | undefined, target: string): boolean {
  const seen = new Set<string>();
  const waiting = from === undefined ? [] : [from];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (name === target) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    waiting.push(...(graph.get(name) ?? []));
  }
  return false;
}
