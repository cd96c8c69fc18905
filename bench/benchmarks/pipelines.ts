import type { Client } from '@elastic/elasticsearch';
import { PIPELINES } from '../../common';
import { noiseLines } from '../../simulator/noise';
import { sendLines } from '../../simulator/send';
import { storyEvents } from '../../simulator/story';
import { eventLine } from '../../simulator/template';
import type { Shape } from '../../simulator/template';
import type { Bench } from '../bench';
import { resultOf } from '../result';
import type { Result } from '../result';
import { inTurns } from '../rounds';
import { BENCH_PREFIX } from '../stage';
import type { Stage } from '../stage';
import { engineCpuMsByNow, processorTimes, settled } from '../engine_stats';
import { ratioOf, summarise } from '../statistics';

const AT_MOST: Record<Shape, number> = { module: 1.3, raw: 1.9 };
/** Scripts are compiled to fast code only after some ten thousand runs, and of ten events one needs them. */
const FULL = { events: 20_000, rounds: 9, warmUp: 6 };
const QUICK = { events: 10_000, rounds: 3, warmUp: 2 };
const SEED = 11;
const HOURS = 24;
const INDEX = `${BENCH_PREFIX}events`;
const LONE_SET = `${BENCH_PREFIX}lone-set`;
const IDLE = `${BENCH_PREFIX}idle`;
/** One processor that never runs; a pipeline of none is passed over by the engine. */
const IDLE_PROCESSORS = [{ set: { field: 'never', value: '', if: 'false' } }];

interface Simulated {
  settings?: { index?: Record<string, unknown> };
  mappings?: object;
}

/** Settings and mappings that the template gives to an index of events, but no pipeline. */
async function plainIndex(client: Client): Promise<Required<Simulated>> {
  const { template } = await client.transport.request<{ template: Simulated }>({
    method: 'POST',
    path: '/_index_template/_simulate_index/winlogbeat-bench',
  });
  const settings = { ...template.settings?.index };
  delete settings.final_pipeline;
  return { settings: { index: settings }, mappings: template.mappings ?? {} };
}

function makeLines(shape: Shape, events: number): string[] {
  const until = new Date();
  const story = storyEvents({ until, seed: SEED }).map((event) => eventLine(event, shape));
  const from = new Date(until.getTime() - HOURS * 3_600_000);
  return [...story, ...noiseLines({ seed: SEED, shape, count: events - story.length, from, until })];
}

/** Processor time of the engine for storing all lines in a fresh index, until it has settled. */
async function cpuOfIndexing({ client, engineUrl }: Stage, lines: string[], pipeline: string | undefined) {
  const { settings, mappings } = await plainIndex(client);
  await client.indices.delete({ index: INDEX, ignore_unavailable: true });
  await client.indices.create({
    index: INDEX,
    mappings,
    settings: { index: { ...settings.index, ...(pipeline ? { final_pipeline: pipeline } : {}) } },
  });
  const before = await engineCpuMsByNow(client);
  const sent = await sendLines(lines, { url: engineUrl, index: INDEX });
  if (sent.created !== lines.length)
    throw new Error(`Only ${sent.created} of ${lines.length} events were stored: ${sent.reasons.join('; ')}`);
  await settled(client, INDEX);
  return (await engineCpuMsByNow(client)) - before;
}

/** Runs work while a pipeline of these processors is there. */
async function withPipeline<T>(client: Client, id: string, processors: object[], work: () => Promise<T>) {
  await client.ingest.putPipeline({ id, processors });
  try {
    return await work();
  } finally {
    // An index that names a pipeline which is gone refuses writes, so it goes first.
    await client.indices.delete({ index: INDEX, ignore_unavailable: true });
    await client.ingest.deletePipeline({ id });
  }
}

/**
 * Our pipelines against none. What a pipeline that does nothing costs is measured in the same turns: the engine
 * reads each event into objects and writes it out again, which is its own share of our cost and no work of ours.
 */
async function shapeOf(bench: Bench, stage: Stage, shape: Shape): Promise<Result> {
  const { events, rounds, warmUp } = bench.quick ? QUICK : FULL;
  const { client } = stage;
  const lines = makeLines(shape, events);
  // OpenSearch counts a processor's time in whole milliseconds for each event, which says nothing.
  const ours = stage.engineName.startsWith('OpenSearch') ? [] : Object.values(PIPELINES);
  let before = await processorTimes(client, ours);
  const idle: number[] = [];
  const measured = await withPipeline(client, IDLE, IDLE_PROCESSORS, () =>
    inTurns({
      rounds,
      warmUp,
      ours: async (round) => {
        const nothing = await cpuOfIndexing(stage, lines, IDLE);
        if (round >= warmUp) idle.push(nothing);
        if (round === warmUp) before = await processorTimes(client, ours);
        return cpuOfIndexing(stage, lines, PIPELINES.events);
      },
      bare: () => cpuOfIndexing(stage, lines, undefined),
    })
  );
  const after = await processorTimes(client, ours);
  const perEvent = (ms: number) => `${((ms * 1000) / (events * rounds)).toFixed(1)} µs an event`;
  const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const floor = ratioOf(summarise(idle), summarise(measured.bare));
  return resultOf(
    {
      name: `pipelines, ${shape}`,
      unit: 'ms CPU',
      target: { of: 'ratio', is: 'at most', value: AT_MOST[shape] },
      notes: [
        `${events.toLocaleString('en-GB')} events a round; all: ${perEvent(total(measured.ours))} of CPU, bare ${perEvent(total(measured.bare))}`,
        `of that the engine's own, a pipeline that does nothing: ${perEvent(total(idle) - total(measured.bare))} (ratio ${floor.toFixed(2)}); what ours do: ${perEvent(total(measured.ours) - total(idle))}`,
        ...[...after].map(([name, ms]) => `${name}: ${perEvent(ms - (before.get(name) ?? 0))}`),
      ],
    },
    measured
  );
}

/** What it costs to let every event pass a pipeline and to add one field. */
async function loneSet(bench: Bench, stage: Stage): Promise<Result> {
  const { events, rounds, warmUp } = bench.quick ? QUICK : FULL;
  const lines = makeLines('module', events);
  const processors = [{ set: { field: 'tre.environment', value: 'bench' } }];
  const measured = await withPipeline(stage.client, LONE_SET, processors, () =>
    inTurns({
      rounds,
      warmUp,
      ours: () => cpuOfIndexing(stage, lines, LONE_SET),
      bare: () => cpuOfIndexing(stage, lines, undefined),
    })
  );
  return resultOf({ name: 'a lone set, module', unit: 'ms CPU' }, measured);
}

/** What our pipelines add to the engine's processor time for indexing, for both shapes of events. */
export async function pipelines(bench: Bench): Promise<Result[]> {
  const stage = await bench.stage();
  await stage.clear();
  const results: Result[] = [];
  for (const shape of ['module', 'raw'] as const) {
    bench.say(`pipelines: events of the shape "${shape}"`);
    results.push(await shapeOf(bench, stage, shape));
  }
  bench.say('pipelines: a lone set, for comparison');
  return [...results, await loneSet(bench, stage)];
}
