import { COMPONENT_TEMPLATES, INDEX_TEMPLATES, PIPELINES } from '../../../common';
import { sharedEngine } from '../../engine/for_tests';
import type { SharedEngine } from '../../engine/for_tests';
import {
  allOf,
  assetIn,
  event,
  minutesAgo,
  sourceIn,
  startSetupHost,
  store,
  winlogbeatIndex,
} from './setup_host';
import type { SetupHost } from './setup_host';

const INDEX = 'winlogbeat-8.3.3';
const SYSMON = 'logs-windows.sysmon_operational-default';
const CUSTOM = 'logs-windows.sysmon_operational@custom';
/** Templates of others that these tests make. */
const TEMPLATES = ['winlogbeat-8.3.3', 'logs-windows.sysmon_operational'];

let engine: SharedEngine;
let host: SetupHost;

/** In this order: neither a template of a data stream nor a part of a template can be deleted before the whole. */
async function clean() {
  const { client } = engine;
  await client.indices.deleteDataStream({ name: '*' });
  for (const name of TEMPLATES) await client.indices.deleteIndexTemplate({ name }, { ignore: [404] });
  await client.indices.deleteTemplate({ name: 'winlogbeat-7' }, { ignore: [404] });
  await client.cluster.deleteComponentTemplate({ name: CUSTOM }, { ignore: [404] });
  await engine.reset();
}

beforeAll(async () => {
  engine = await sharedEngine();
});

beforeEach(async () => {
  await clean();
  host = await startSetupHost(engine.client);
});

afterEach(() => host.stop());
afterAll(clean);

const finalPipeline = async (index: string) => {
  const settings = await engine.client.indices.getSettings({ index, flat_settings: true });
  return (Object.values(settings)[0]?.settings as Record<string, unknown>)['index.final_pipeline'];
};

const message = (done: Array<{ name: string; message: string }>, name: string) =>
  done.find((piece) => piece.name === name)?.message;

test('nothing is attached while the pipelines are missing, since events would be refused', async () => {
  await winlogbeatIndex(engine.client, INDEX);
  const { status, body } = await host.post({ action: 'attach' });
  expect(status).toBe(409);
  expect(body.message).toContain('Install');
  await expect(finalPipeline(INDEX)).resolves.toBeUndefined();
});

test('an index with documents is attached: old ones stay as they are, new ones are enriched', async () => {
  const { client } = engine;
  await winlogbeatIndex(client, INDEX);
  await store(client, INDEX, event('research-1', minutesAgo(5)), event('research-2', minutesAgo(4)));
  await host.post({ action: 'install' });
  const before = sourceIn((await host.get()).body, INDEX);
  expect(before).toMatchObject({ events: 2, hosts: 2, enriched: 'no', mapped: false });
  expect(before.note).toContain('Attach');

  const { status, body } = await host.post({ action: 'attach' });
  expect(status).toBe(200);
  expect(message(body.done, INDEX)).toContain('New events pass the pipeline');
  await expect(finalPipeline(INDEX)).resolves.toBe(PIPELINES.events);
  await store(client, INDEX, event('research-1', minutesAgo(1)));
  const carried = (await allOf(client, INDEX)).filter((document) => 'tre' in document);
  expect(carried).toEqual([
    expect.objectContaining({
      tre: expect.objectContaining({ project: expect.objectContaining({ id: 'unassigned' }) }),
    }),
  ]);

  const partly = sourceIn((await host.get()).body, INDEX);
  expect(partly).toMatchObject({ events: 3, enriched: 'partly', mapped: true });
  expect(partly.note).toContain('1 of the 3 latest events');

  await client.deleteByQuery({
    index: INDEX,
    refresh: true,
    query: { bool: { must_not: { exists: { field: 'tre.project.id' } } } },
  });
  expect(sourceIn((await host.get()).body, INDEX)).toMatchObject({
    events: 1,
    enriched: 'yes',
    note: 'Its events pass the pipeline.',
  });
});

test('where Winlogbeat loaded no template, ours catches the indices to come', async () => {
  await host.post({ action: 'install' });
  const { body } = await host.post({ action: 'attach' });
  expect(assetIn(body.state, INDEX_TEMPLATES.winlogbeatFallback).state).toBe('installed');
  await store(engine.client, INDEX, event('research-1', minutesAgo(1)));
  expect(sourceIn((await host.get()).body, INDEX)).toMatchObject({ enriched: 'yes', mapped: true, hosts: 1 });
});

test('a final pipeline of somebody else is kept and told; one that calls ours is fine', async () => {
  const { client } = engine;
  await host.post({ action: 'install' });
  await client.ingest.putPipeline({ id: 'theirs', processors: [{ set: { field: 'theirs', value: true } }] });
  await winlogbeatIndex(client, INDEX, { 'index.final_pipeline': 'theirs' });
  await store(client, INDEX, event('research-1', minutesAgo(1)));

  const { status, body } = await host.post({ action: 'attach' });
  expect(status).toBe(207);
  expect(message(body.done, INDEX)).toContain('theirs, which was kept');
  await expect(finalPipeline(INDEX)).resolves.toBe('theirs');
  expect(sourceIn(body.state, INDEX)).toMatchObject({ enriched: 'no', mapped: true });
  expect(sourceIn(body.state, INDEX).note).toContain('theirs');

  await client.ingest.putPipeline({
    id: 'theirs',
    processors: [{ set: { field: 'theirs', value: true } }, { pipeline: { name: PIPELINES.events } }],
  });
  const again = await host.post({ action: 'attach' });
  expect(again.status).toBe(200);
  expect(message(again.body.done, INDEX)).toContain('already');
  await store(client, INDEX, event('research-1', minutesAgo(1)));
  expect(sourceIn((await host.get()).body, INDEX).enriched).toBe('partly');
});

test("Winlogbeat's own template is extended and loses nothing", async () => {
  const { client } = engine;
  const template = {
    index_patterns: ['winlogbeat-8.3.3*'],
    priority: 150,
    version: 7,
    _meta: { beat: 'winlogbeat' },
    data_stream: {},
    composed_of: [],
    template: {
      settings: { index: { refresh_interval: '5s' } },
      mappings: { properties: { winlog: { properties: { channel: { type: 'keyword' as const } } } } },
    },
  };
  await client.indices.putIndexTemplate({ name: 'winlogbeat-8.3.3', ...template });
  await host.post({ action: 'install' });
  const { status, body } = await host.post({ action: 'attach' });
  expect(status).toBe(200);
  expect(message(body.done, 'template winlogbeat-8.3.3')).toBe('New indices will be enriched.');
  expect(assetIn(body.state, INDEX_TEMPLATES.winlogbeatFallback).state).toBe('not_needed');

  const stored = await client.indices.getIndexTemplate({ name: 'winlogbeat-8.3.3' });
  expect(stored.index_templates[0]?.index_template).toMatchObject({
    ...template,
    data_stream: expect.anything(),
    composed_of: [COMPONENT_TEMPLATES.eventMappings, COMPONENT_TEMPLATES.eventEnrichment],
  });
  await store(client, INDEX, event('research-1', minutesAgo(1)));
  expect(sourceIn((await host.get()).body, INDEX)).toMatchObject({ enriched: 'yes', mapped: true });

  const again = await host.post({ action: 'attach' });
  expect(message(again.body.done, 'template winlogbeat-8.3.3')).toBe('New indices are enriched already.');
});

test('a template with a final pipeline of its own keeps it, and maps the fields all the same', async () => {
  const { client } = engine;
  await client.indices.putIndexTemplate({
    name: 'winlogbeat-8.3.3',
    index_patterns: ['winlogbeat-8.3.3*'],
    priority: 150,
    template: { settings: { index: { final_pipeline: 'theirs' } } },
  });
  await host.post({ action: 'install' });
  const { status, body } = await host.post({ action: 'attach' });
  expect(status).toBe(409);
  expect(body.message).toContain('theirs, which was kept');
  const stored = await client.indices.getIndexTemplate({ name: 'winlogbeat-8.3.3' });
  expect(stored.index_templates[0]?.index_template.composed_of).toEqual([COMPONENT_TEMPLATES.eventMappings]);
});

test('a legacy template of Winlogbeat 7 is not overridden by ours', async () => {
  const { client } = engine;
  await client.indices.putTemplate({ name: 'winlogbeat-7', index_patterns: ['winlogbeat-7*'], order: 1 });
  await host.post({ action: 'install' });
  const { status, body } = await host.post({ action: 'attach' });
  expect(status).toBe(409);
  expect(body.message).toContain('legacy');
  await expect(
    client.indices.existsIndexTemplate({ name: INDEX_TEMPLATES.winlogbeatFallback })
  ).resolves.toBe(false);
});

describe('data of Elastic Agent', () => {
  /** As Fleet sets it up, but for `ignore_missing_pipeline`, which this engine does not know. */
  async function fleetStream(calls: string[]): Promise<void> {
    const { client } = engine;
    await client.ingest.putPipeline({
      id: 'logs-windows.sysmon_operational-1.15.0',
      processors: [
        { set: { field: 'event.ingested', value: '{{_ingest.timestamp}}' } },
        ...calls.map((name) => ({ pipeline: { name } })),
      ],
    });
    await client.indices.putIndexTemplate({
      name: 'logs-windows.sysmon_operational',
      index_patterns: ['logs-windows.sysmon_operational-*'],
      priority: 200,
      data_stream: {},
      template: {
        settings: { index: { default_pipeline: 'logs-windows.sysmon_operational-1.15.0' } },
        mappings: {
          properties: {
            '@timestamp': { type: 'date' },
            host: { properties: { name: { type: 'keyword' } } },
          },
        },
      },
    });
    await client.indices.createDataStream({ name: SYSMON });
  }

  test("is attached by way of the operator's own pipeline, which keeps what it had", async () => {
    const { client } = engine;
    const own = { set: { field: 'site', value: 'north' } };
    await client.ingest.putPipeline({ id: CUSTOM, description: 'Mine.', processors: [own] });
    await client.cluster.putComponentTemplate({
      name: CUSTOM,
      template: { mappings: { properties: { site: { type: 'keyword' } } } },
    });
    await fleetStream([CUSTOM]);
    await host.post({ action: 'install' });
    const { status, body } = await host.post({ action: 'attach' });
    expect(status).toBe(200);
    expect(message(body.done, SYSMON)).toContain(CUSTOM);

    const pipeline = (await client.ingest.getPipeline({ id: CUSTOM }))[CUSTOM];
    expect(pipeline).toEqual({
      description: 'Mine.',
      processors: [own, { pipeline: { name: PIPELINES.events } }],
    });
    const component = await client.cluster.getComponentTemplate({ name: CUSTOM });
    const mappings = component.component_templates[0]?.component_template.template.mappings;
    expect(Object.keys(mappings?.properties ?? {}).sort()).toEqual(['site', 'tre']);

    await store(client, SYSMON, event('research-1', minutesAgo(1)));
    const [stored] = await allOf(client, SYSMON);
    expect(stored).toMatchObject({ site: 'north', tre: { project: { id: 'unassigned' } } });
    expect(sourceIn((await host.get()).body, SYSMON)).toMatchObject({
      enriched: 'yes',
      mapped: true,
      hosts: 1,
    });

    const again = await host.post({ action: 'attach' });
    expect(message(again.body.done, SYSMON)).toContain('already');
    expect((await client.ingest.getPipeline({ id: CUSTOM }))[CUSTOM]).toEqual(pipeline);
  });

  test('gets the pipeline and the fields where the operator had none yet', async () => {
    await fleetStream([CUSTOM]);
    await host.post({ action: 'install' });
    expect((await host.post({ action: 'attach' })).status).toBe(200);
    await store(engine.client, SYSMON, event('research-1', minutesAgo(1)));
    expect(sourceIn((await host.get()).body, SYSMON)).toMatchObject({ enriched: 'yes', mapped: true });
  });

  test('without a @custom hook it is told as not enriched, and nothing is changed', async () => {
    await fleetStream([]);
    await host.post({ action: 'install' });
    const { body } = await host.post({ action: 'attach' });
    expect(message(body.done, SYSMON)).toContain('no @custom');
    expect(sourceIn(body.state, SYSMON)).toMatchObject({ enriched: 'no', mapped: false });
    expect(sourceIn(body.state, SYSMON).note).toContain('no @custom');
    await expect(engine.client.ingest.getPipeline({ id: CUSTOM })).rejects.toMatchObject({ statusCode: 404 });
  });
});
