import { sharedEngine } from '../engine/for_tests';
import type { SharedEngine } from '../engine/for_tests';

let engine: SharedEngine;

beforeAll(async () => {
  engine = await sharedEngine();
  await engine.reset();
});

afterAll(() => engine.reset());

test('the cluster answers and can take data', async () => {
  const health = await engine.client.cluster.health();
  expect(health.number_of_data_nodes).toBe(1);
  expect(health.status).not.toBe('red');
});

test('a pipeline with a script changes what bulk stores, and a wrong document is reported', async () => {
  const { client } = engine;
  await client.ingest.putPipeline({
    id: 'tre-airlock-try',
    processors: [{ script: { source: 'ctx.length = ctx.text.length()' } }],
  });
  const answer = await client.bulk({
    index: 'try-bulk',
    pipeline: 'tre-airlock-try',
    refresh: true,
    operations: [{ create: { _id: '1' } }, { text: 'airlock' }, { create: { _id: '2' } }, { other: 1 }],
  });
  expect(answer.items.map((item) => item.create?.status)).toEqual([201, 400]);
  const stored = await client.get({ index: 'try-bulk', id: '1' });
  expect(stored._source).toEqual({ text: 'airlock', length: 7 });
});

test('a point in time does not see later documents, and can be closed', async () => {
  const { client } = engine;
  await client.index({ index: 'try-pit', document: { '@timestamp': 1 }, refresh: true });
  const { id } = await client.openPointInTime({ index: 'try-pit', keep_alive: '1m' });
  await client.index({ index: 'try-pit', document: { '@timestamp': 2 }, refresh: true });
  const frozen = await client.search({ body: { pit: { id }, sort: [{ '@timestamp': 'asc' }] } });
  expect(frozen.hits.hits.map((hit) => hit._source)).toEqual([{ '@timestamp': 1 }]);
  await expect(client.closePointInTime({ id })).resolves.toEqual({ succeeded: true, num_freed: 1 });
  await expect(client.search({ pit: { id } })).rejects.toMatchObject({ statusCode: 404 });
});

test('field_caps answers with and without a filter on the index', async () => {
  const { client } = engine;
  await client.indices.create({
    index: 'try-caps',
    mappings: { properties: { host: { type: 'keyword' }, '@timestamp': { type: 'date' } } },
  });
  await client.index({ index: 'try-caps', document: { '@timestamp': '2020-01-01' }, refresh: true });
  const caps = await client.fieldCaps({ index: 'try-caps', fields: ['host', '@timestamp'] });
  expect(Object.keys(caps.fields).sort()).toEqual(['@timestamp', 'host']);
  expect(caps.fields.host?.keyword?.aggregatable).toBe(true);
  const none = await client.fieldCaps({
    index: 'try-caps',
    fields: 'host',
    index_filter: { range: { '@timestamp': { gte: '2021-01-01' } } },
  });
  expect(none.indices).toEqual([]);
});

test('reset leaves no index, data stream or template of ours behind', async () => {
  const { client } = engine;
  await client.indices.putIndexTemplate({
    name: 'logs-tre.try',
    index_patterns: ['logs-tre.try-*'],
    data_stream: {},
  });
  await client.index({ index: 'logs-tre.try-default', op_type: 'create', document: { '@timestamp': 1 } });
  await engine.reset();
  await expect(client.indices.exists({ index: 'logs-tre.try-default' })).resolves.toBe(false);
  await expect(client.indices.existsIndexTemplate({ name: 'logs-tre.try' })).resolves.toBe(false);
  await expect(client.ingest.getPipeline({ id: 'tre-airlock-try' })).rejects.toMatchObject({
    statusCode: 404,
  });
});
