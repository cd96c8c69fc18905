import type { Client } from '@elastic/elasticsearch';
import path from 'node:path';
import { INDEX_TEMPLATES, PROJECTS_INDEX, REQUESTS_INDEX } from '../../common';
import { notSetUp } from '../errors';
import { readAssets } from './assets';
import type { Asset } from './assets';
import { mapNewFields, ownIndex } from './own_index';

const template = (body: object): Asset => ({
  kind: 'index_template',
  name: 'ours',
  version: 2,
  body: {
    index_patterns: ['ours'],
    template: { mappings: { properties: { id: { type: 'keyword' } } } },
    ...body,
  },
});
const answering = (work: () => Promise<unknown>) => {
  const calls: unknown[] = [];
  const request = (call: unknown) => {
    calls.push(call);
    return work();
  };
  return { calls, client: { transport: { request } } as unknown as Client };
};
const refused = (statusCode: number) =>
  Object.assign(new Error('no'), {
    name: 'ResponseError',
    meta: { statusCode, body: { error: { type: 'x', reason: 'not allowed' } } },
  });

test('of what ships, two templates are for one index each', async () => {
  const { shared } = await readAssets(path.resolve(__dirname, '../..'));
  const found = shared.flatMap((asset) => (ownIndex(asset) ? [[asset.name, ownIndex(asset)?.name]] : []));
  expect(found.sort()).toEqual([
    [INDEX_TEMPLATES.projects, PROJECTS_INDEX],
    [INDEX_TEMPLATES.requests, REQUESTS_INDEX],
  ]);
});

test.each([
  ['a stream', template({ data_stream: {} })],
  ['a pattern', template({ index_patterns: ['ours-*'] })],
  ['several', template({ index_patterns: ['ours', 'others'] })],
  ['one without fields', template({ template: {} })],
  ['a component', { ...template({}), kind: 'component_template' as const }],
])('a template of %s is left alone', async (_name, asset) => {
  const { calls, client } = answering(async () => ({}));
  await expect(mapNewFields((work) => work(client), asset)).resolves.toBeUndefined();
  expect(calls).toEqual([]);
});

test('the fields are put, and an index that is not there is no trouble', async () => {
  const { calls, client } = answering(async () => ({}));
  await expect(mapNewFields((work) => work(client), template({}))).resolves.toBeUndefined();
  expect(calls).toEqual([
    { method: 'PUT', path: '/ours/_mapping', body: { properties: { id: { type: 'keyword' } } } },
  ]);
  const { client: missing } = answering(() => Promise.reject(refused(404)));
  await expect(mapNewFields((work) => work(missing), template({}))).resolves.toBeUndefined();
});

test.each([400, 403])('a refusal with %d is told and fails nothing', async (status) => {
  const { client } = answering(() => Promise.reject(refused(status)));
  await expect(mapNewFields((work) => work(client), template({}))).resolves.toBe(
    'The index that is there keeps the fields that it has: not allowed'
  );
});

test('so is a service key that is missing, and nothing else', async () => {
  const asset = template({});
  await expect(mapNewFields(() => Promise.reject(notSetUp('No key.')), asset)).resolves.toMatch(/No key\./);
  await expect(mapNewFields(() => Promise.reject(new Error('away')), asset)).rejects.toThrow('away');
});
