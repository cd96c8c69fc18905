import type { Client, estypes } from '@elastic/elasticsearch';
import { PIPELINES } from '../../common';
import { luceneForm } from '../../scripts/rules/query/kql';
import { requireRules } from '../../scripts/rules/read';
import type { RuleSource } from '../../scripts/rules/read';
import { noiseLines } from '../../simulator/noise';
import { sendLines } from '../../simulator/send';
import { storyEvents } from '../../simulator/story';
import { eventLine } from '../../simulator/template';
import type { Bench } from '../bench';
import { settled } from '../engine_stats';
import { resultOf } from '../result';
import type { Result } from '../result';
import { timed } from '../rounds';
import { BENCH_PREFIX } from '../stage';
import { summarise } from '../statistics';

const AT_MOST_MS = 1_000;
const DAY_MS = 24 * 3_600_000;
const SEED = 31;
/** Events that are stored; the rest are copies of their index, which cost no time and are searched alike. */
const STORED = 250_000;
const INDEX = `${BENCH_PREFIX}rules`;
const FULL = { rounds: 5, warmUp: 2 };
const QUICK = { rounds: 3, warmUp: 1 };
/** Alerts of one run of a rule in Kibana. */
const SIGNALS = 100;

interface Template {
  settings?: { index?: Record<string, unknown> };
  mappings?: object;
}

/** Engines refuse to delete by a pattern. */
export async function removeDay(client: Client): Promise<void> {
  const found = await client.indices.resolveIndex({ name: `${INDEX}*` });
  for (const { name } of found.indices) await client.indices.delete({ index: name });
}

/** One day of events of the simulator, through our pipelines, and copies of them until there are enough. */
export async function storeDay(client: Client, url: string, events: number): Promise<number> {
  const { template } = await client.transport.request<{ template: Template }>({
    method: 'POST',
    path: '/_index_template/_simulate_index/winlogbeat-bench',
  });
  const settings = { ...template.settings?.index, final_pipeline: PIPELINES.events };
  await removeDay(client);
  await client.indices.create({
    index: INDEX,
    mappings: template.mappings ?? {},
    settings: {
      index: { ...settings, number_of_shards: 1, auto_expand_replicas: 'false', number_of_replicas: 0 },
    },
  });
  const until = new Date();
  const from = new Date(until.getTime() - DAY_MS);
  const story = storyEvents({ until, seed: SEED }).map((event) => eventLine(event, 'module'));
  const count = Math.min(events, STORED) - story.length;
  const lines = [...story, ...noiseLines({ seed: SEED, shape: 'module', count, from, until })];
  const sent = await sendLines(lines, { url, index: INDEX });
  if (sent.failed > 0 || sent.stoppedBy) throw new Error(`Events were refused: ${sent.reasons.join('; ')}`);
  await settled(client, INDEX);
  await client.indices.addBlock({ index: INDEX, block: 'write' });
  const copies = Math.ceil(events / STORED) - 1;
  for (let copy = 1; copy <= copies; copy += 1) {
    const target = `${INDEX}-${String(copy).padStart(3, '0')}`;
    await client.indices.clone({ index: INDEX, target, wait_for_active_shards: 1 });
  }
  await client.cluster.health({ index: `${INDEX}*`, wait_for_status: 'yellow', timeout: '120s' });
  return Math.min(events, STORED) * (copies + 1);
}

/** The last day, a moment earlier each round, so that no answer is kept from the round before. */
const lastDay = (round: number) => ({
  range: { '@timestamp': { gte: `now-24h-${round}s`, lte: 'now+1h' } },
});

/** One run of a rule over the last day, as Kibana's detection engine asks for it. */
async function run(client: Client, { rule }: RuleSource, round: number): Promise<void> {
  if (rule.type === 'eql') {
    const body = { query: rule.query, size: SIGNALS, filter: lastDay(round) };
    await client.transport.request({ method: 'POST', path: `/${INDEX}*/_eql/search`, body });
    return;
  }
  const query = {
    bool: {
      filter: [{ query_string: { query: luceneForm(rule.query), analyze_wildcard: true } }, lastDay(round)],
    },
  };
  const search: estypes.SearchRequest = { index: `${INDEX}*`, query };
  if (!rule.threshold) {
    await client.search({ ...search, size: SIGNALS, sort: [{ '@timestamp': 'asc' }] as unknown as string[] });
    return;
  }
  const sources = rule.threshold.field.map((field, at) => ({ [`f${at}`]: { terms: { field } } }));
  const groups = { composite: { size: 10_000, sources } };
  await client.search({ ...search, size: 0, aggs: sources.length > 0 ? { groups } : {} });
}

interface Timed {
  rule: RuleSource;
  median: number;
}

/** The rules' times over the stored day, slowest first. */
export async function timeRules(
  client: Client,
  rules: readonly RuleSource[],
  { rounds, warmUp }: typeof FULL
): Promise<Timed[]> {
  const found: Timed[] = [];
  for (const rule of rules) {
    const times: number[] = [];
    for (let round = 0; round < warmUp + rounds; round += 1) {
      const ms = await timed(() => run(client, rule, round));
      if (round >= warmUp) times.push(ms);
    }
    found.push({ rule, median: summarise(times).median });
  }
  return found.sort((a, b) => b.median - a.median);
}

/**
 * Every rule over the events of environments, asked for a day of them. EQL only where the engine has it; what
 * reads the airlock's own streams has a few thousand documents to look at, and new terms need a history.
 */
export async function rules(bench: Bench): Promise<Result[]> {
  const stage = await bench.stage();
  await stage.clear();
  const events = await storeDay(stage.client, stage.engineUrl, bench.events);
  const types = stage.engineName.startsWith('Elasticsearch')
    ? ['query', 'threshold', 'eql']
    : ['query', 'threshold'];
  const all = requireRules().filter(({ rule }) => rule.index?.includes('winlogbeat-*'));
  const results: Result[] = [];
  for (const type of types) {
    const own = all.filter(
      ({ rule }) => rule.type === type && !rule.index?.some((name) => name.includes('-tre.'))
    );
    if (own.length === 0) continue;
    const times = await timeRules(stage.client, own, bench.quick ? QUICK : FULL);
    const name = `rules, ${type}: a day of ${events.toLocaleString('en-GB')} events`;
    const notes = times.map(({ rule, median }) => `${median.toFixed(0)} ms ${rule.slug}`);
    const target = { of: 'ours', is: 'at most', value: AT_MOST_MS } as const;
    // The slowest rule is what must stay below the target.
    results.push(resultOf({ name, unit: 'ms', target, notes }, { ours: [times[0]?.median ?? 0] }));
  }
  return results;
}
