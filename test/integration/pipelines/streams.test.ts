import { PIPELINES } from '../../../common';
import { sharedEngine } from '../../engine/for_tests';
import type { SharedEngine } from '../../engine/for_tests';
import { installForHeart } from './enrich';
import type { Outcome } from './enrich';
import { FILLED_KINDS } from './filled_kinds';
import { KINDS } from './kinds';

const WINLOGBEAT = 'winlogbeat-8.3.3';
const AGENT = 'logs-windows.sysmon_operational-default';
const CUSTOM = 'logs-windows.sysmon_operational@custom';
/** Stands for the pipeline that Fleet installs, which calls the custom one. */
const FLEET = 'logs-windows.sysmon_operational-1.15.0';

let engine: SharedEngine;

beforeEach(async () => {
  engine = await sharedEngine();
  await engine.reset();
  await installForHeart(engine.client);
});
afterAll(() => engine.reset());

async function found(index: string, field: string, value: string): Promise<Outcome[]> {
  const { hits } = await engine.client.search<Outcome>({
    index,
    size: 100,
    query: { term: { [field]: value } },
  });
  return hits.hits.flatMap(({ _source: source }) => (source ? [source] : []));
}

test("Winlogbeat's stream takes every kind, and each is found by its project and its labels", async () => {
  const events = Object.values({ ...KINDS, module1: FILLED_KINDS.module1, module3: FILLED_KINDS.module3 });
  const answer = await engine.client.bulk({
    index: WINLOGBEAT,
    refresh: true,
    operations: events.flatMap((event) => [{ create: {} }, event]),
  });
  expect(answer.items.map(({ create }) => create?.error)).toEqual(events.map(() => undefined));
  const streams = await engine.client.indices.getDataStream({ name: WINLOGBEAT });
  expect(streams.data_streams.map(({ template }) => template)).toEqual(['tre-airlock-winlogbeat']);

  expect(await found(WINLOGBEAT, 'tre.project.id', 'heart')).toHaveLength(events.length);
  const codes = async (label: string) =>
    (await found(WINLOGBEAT, 'tre.activity', label))
      .map(({ event }) => (event as { code: string }).code)
      .sort();
  expect(await codes('python_execution')).toEqual(['1', '1', '1']);
  expect(await codes('powershell_child')).toEqual(['1']);
  expect(await codes('python_child')).toEqual(['4688']);
  expect(await codes('network_attempt')).toEqual(['22', '3', '3']);
  expect(await codes('archive_created')).toEqual(['11']);
  expect(await codes('clipboard_change')).toEqual(['24']);
  expect(await codes('log_tampering')).toEqual(['104', '1102', '16', '4', '4719']);
  expect(await found(WINLOGBEAT, 'process.pid', '6700')).toHaveLength(2);
});

test("an event of Agent is enriched under every cluster's own template, and otherwise as Agent sent it", async () => {
  const calling = (name: string) => ({ processors: [{ pipeline: { name } }] });
  await engine.client.ingest.putPipeline({ id: CUSTOM, ...calling(PIPELINES.events) });
  await engine.client.ingest.putPipeline({ id: FLEET, ...calling(CUSTOM) });
  await engine.client.index({
    index: AGENT,
    op_type: 'create',
    pipeline: FLEET,
    refresh: true,
    document: FILLED_KINDS.agent1,
  });
  const mapping = await engine.client.indices.getMapping({ index: AGENT });
  expect(Object.values(mapping)[0]?.mappings.properties).toHaveProperty('built_in');
  const [event] = await found(AGENT, 'tre.project.id', 'heart');
  const { tre, ...rest } = event as Outcome;
  expect(rest).toEqual(FILLED_KINDS.agent1);
  expect(tre.activity).toEqual(['python_execution']);
  expect(await found(AGENT, 'tre.activity', 'python_execution')).toHaveLength(1);
});
