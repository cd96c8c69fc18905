import {
  API_BASE,
  COMPONENT_TEMPLATES,
  INDEX_TEMPLATES,
  PIPELINES,
  PROJECTS_INDEX,
  ROLES,
} from '../../../common';
import { engineClient } from '../../engine/client';
import { sharedEngine } from '../../engine/for_tests';
import type { SharedEngine } from '../../engine/for_tests';
import { assetIn, startSetupHost } from './setup_host';
import type { SetupHost } from './setup_host';

let engine: SharedEngine;
let host: SetupHost;

beforeAll(async () => {
  engine = await sharedEngine();
});

beforeEach(async () => {
  await engine.reset();
  host = await startSetupHost(engine.client);
});

afterEach(() => host.stop());
afterAll(() => engine.reset());

const ours = [
  ...Object.values(PIPELINES),
  ...Object.values(COMPONENT_TEMPLATES),
  INDEX_TEMPLATES.verdicts,
  INDEX_TEMPLATES.audit,
  INDEX_TEMPLATES.requests,
  INDEX_TEMPLATES.projects,
];

test('an empty cluster is told as such: nothing there, not ready, nothing protected', async () => {
  const { status, body } = await host.get('auditor');
  expect(status).toBe(200);
  expect(body.ready).toBe(false);
  expect(body.elasticsearch).toEqual({
    version: expect.stringContaining('opensearch'),
    security: false,
    lifecycle: false,
  });
  expect(body.service_key.state).toBe('not_needed');
  expect(body.service_key.note).toContain('nothing is protected');
  for (const name of ours) expect(assetIn(body, name)).toMatchObject({ state: 'missing' });
  for (const name of Object.values(ROLES)) expect(assetIn(body, name).state).toBe('not_needed');
  const policies = body.assets.filter(({ kind }) => kind === 'lifecycle_policy');
  expect(policies.map(({ state }) => state)).toEqual(['not_needed', 'not_needed']);
  expect([body.sources, body.silent, body.warnings]).toEqual([[], [], []]);
});

test('install puts everything there, and says so of each', async () => {
  const { status, body } = await host.post({ action: 'install' });
  expect(status).toBe(200);
  expect(body.done.map(({ name }) => name).sort()).toEqual([...ours].sort());
  expect(body.done.every(({ ok }) => ok)).toBe(true);
  expect(body.state.ready).toBe(true);
  for (const name of ours) expect(assetIn(body.state, name).state).toBe('installed');
  expect(assetIn(body.state, INDEX_TEMPLATES.winlogbeatFallback).state).toBe('missing');
});

test('pipelines are put before the ones that call them', async () => {
  const { body } = await host.post({ action: 'install' });
  const order = body.done.map(({ name }) => name);
  for (const called of [PIPELINES.normalise, PIPELINES.project, PIPELINES.labels])
    expect(order.indexOf(called)).toBeLessThan(order.indexOf(PIPELINES.events));
});

test('a missing and an outdated asset are told and repaired, a newer one is kept', async () => {
  await host.post({ action: 'install' });
  const { client } = engine;
  await client.ingest.deletePipeline({ id: PIPELINES.events });
  await client.indices.putIndexTemplate({
    name: INDEX_TEMPLATES.audit,
    index_patterns: ['logs-tre.audit-*'],
    data_stream: {},
    version: 0,
  });
  await client.ingest.putPipeline({ id: PIPELINES.labels, version: 9999, processors: [] });

  const before = (await host.get()).body;
  expect(assetIn(before, PIPELINES.events).state).toBe('missing');
  expect(assetIn(before, INDEX_TEMPLATES.audit)).toMatchObject({ state: 'outdated', installed_version: 0 });
  expect(assetIn(before, PIPELINES.labels)).toMatchObject({
    state: 'installed',
    installed_version: 9999,
    note: expect.stringContaining('newer'),
  });

  const { status, body } = await host.post({ action: 'install' });
  expect(status).toBe(200);
  expect(assetIn(body.state, PIPELINES.events).state).toBe('installed');
  expect(assetIn(body.state, INDEX_TEMPLATES.audit).state).toBe('installed');
  const labels = await client.ingest.getPipeline({ id: PIPELINES.labels });
  expect(labels[PIPELINES.labels]?.version).toBe(9999);
  expect(body.done.find(({ name }) => name === PIPELINES.labels)?.message).toContain('newer');
});

test('a template that someone else made under our name is outdated, whatever it holds', async () => {
  await engine.client.cluster.putComponentTemplate({
    name: COMPONENT_TEMPLATES.eventMappings,
    template: { settings: { number_of_shards: 1 } },
  });
  const { body } = await host.get();
  expect(assetIn(body, COMPONENT_TEMPLATES.eventMappings)).toMatchObject({
    state: 'outdated',
    note: expect.stringContaining('no version'),
  });
});

test('a repair keeps the projects in the project pipeline', async () => {
  await host.post({ action: 'install' });
  const made = await host.call('PUT', `${API_BASE}/projects/heart`, { name: 'Heart', hosts: ['research-1'] });
  expect(made.status).toBe(200);
  await engine.client.ingest.deletePipeline({ id: PIPELINES.project });

  const { body } = await host.post({ action: 'install' });
  expect(body.done.find(({ name }) => name === PIPELINES.project)?.message).toBe('Written for 1 project.');
  const { docs } = await engine.client.ingest.simulate({
    id: PIPELINES.project,
    docs: [{ _index: 'winlogbeat-x', _id: '1', _source: { host: { name: 'research-1' } } }],
  });
  expect(docs[0]?.doc?._source).toMatchObject({ tre: { project: { id: 'heart', name: 'Heart' } } });
  await expect(engine.client.indices.exists({ index: PROJECTS_INDEX })).resolves.toBe(true);
});

test('what was done is in the audit stream', async () => {
  await host.post({ action: 'install' });
  await host.post({ action: 'install' });
  await engine.client.indices.refresh({ index: 'logs-tre.audit-default' });
  const { hits } = await engine.client.search<{ event: object; user: object }>({
    index: 'logs-tre.audit-default',
    query: { term: { 'event.action': 'setup_install' } },
  });
  expect(hits.hits.map(({ _source: source }) => source)).toEqual([
    expect.objectContaining({
      event: expect.objectContaining({ outcome: 'success' }),
      user: { name: 'operator' },
    }),
    expect.objectContaining({ event: expect.objectContaining({ outcome: 'success' }) }),
  ]);
});

test('without Elasticsearch security there are neither keys nor roles to make', async () => {
  for (const body of [
    { action: 'create_service_key' },
    { action: 'install_roles' },
    { action: 'create_scanner_key', name: 'egress-1', duty: 'scanner' },
  ] as const) {
    const answer = await host.post(body);
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain('security is off');
  }
});

test('only who manages may act; who may look sees', async () => {
  expect((await host.post({ action: 'install' }, 'reviewer')).status).toBe(403);
  expect((await host.get('reviewer')).status).toBe(200);
  expect((await host.get('stranger')).status).toBe(403);
  const wrong = await host.post({ action: 'destroy' } as never);
  expect(wrong.status).toBe(400);
  expect(wrong.body.message).toContain('action');
});

test('with Elasticsearch away the page is a 503 and not an empty one', async () => {
  const lost = await startSetupHost(engineClient('http://127.0.0.1:9'));
  try {
    expect((await lost.get()).status).toBe(503);
    expect((await lost.post({ action: 'install' })).status).toBe(503);
  } finally {
    await lost.stop();
  }
});
