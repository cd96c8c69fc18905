import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@elastic/elasticsearch';

const POLL_MS = 50;
/** Both engines answer with figures of a process that are up to a second old. */
const FIGURES_AGE_MS = 1_050;
const SETTLED_WITHIN_MS = 120_000;

interface NodesStats<T> {
  nodes: Record<string, T>;
}

async function nodesStats<T>(client: Client, metric: string): Promise<T[]> {
  const answer = await client.transport.request<NodesStats<T>>({
    method: 'GET',
    path: `/_nodes/stats/${metric}`,
  });
  return Object.values(answer.nodes);
}

/** Milliseconds of processor time that all nodes' processes have used since they started, as of a second ago or later. */
export async function engineCpuMs(client: Client): Promise<number> {
  const nodes = await nodesStats<{ process: { cpu: { total_in_millis: number } } }>(client, 'process');
  return nodes.reduce((sum, { process }) => sum + process.cpu.total_in_millis, 0);
}

/** The same as of now. Without the wait a round of less than a second may seem to have cost nothing at all. */
export async function engineCpuMsByNow(client: Client): Promise<number> {
  await sleep(FIGURES_AGE_MS);
  return engineCpuMs(client);
}

/** Waits until nothing is merged any more: the engine goes on with that after it has answered. */
export async function settled(client: Client, index: string): Promise<void> {
  await client.indices.refresh({ index });
  const deadline = Date.now() + SETTLED_WITHIN_MS;
  for (;;) {
    const { _all: all } = await client.indices.stats({ index, metric: 'merge' });
    if ((all.total?.merges?.current ?? 0) === 0) return;
    if (Date.now() > deadline) throw new Error(`The engine still merges ${index} after two minutes.`);
    await sleep(POLL_MS);
  }
}

/** Milliseconds that each processor took, by "pipeline, processor". */
export type ProcessorTimes = Map<string, number>;

interface Processor {
  type: string;
  stats: { time_in_millis: number };
}
interface IngestStats {
  ingest: { pipelines: Record<string, { processors: Array<Record<string, Processor>> }> };
}

/**
 * Time in every processor of these pipelines so far, from the engine's own ingest statistics. A processor that
 * calls another pipeline is left out: its time is that of what it calls.
 */
export async function processorTimes(client: Client, pipelines: readonly string[]): Promise<ProcessorTimes> {
  const times: ProcessorTimes = new Map();
  for (const { ingest } of await nodesStats<IngestStats>(client, 'ingest'))
    for (const pipeline of pipelines)
      for (const named of ingest.pipelines[pipeline]?.processors ?? [])
        for (const [name, { type, stats }] of Object.entries(named)) {
          if (type === 'pipeline') continue;
          const key = `${pipeline}, ${name}`;
          times.set(key, (times.get(key) ?? 0) + stats.time_in_millis);
        }
  return times;
}
