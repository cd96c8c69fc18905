import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { packRules } from '../../common';
import { readPack } from './packs';

const ROOT = path.resolve(__dirname, '../..');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'tre-airlock-packs-'));
});
afterEach(() => rm(folder, { recursive: true }));

const put = async (name: string, text: string) => {
  await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
  await writeFile(path.join(folder, name), text);
};
const rule = (id: string) => `${JSON.stringify({ rule_id: id, name: id, type: 'query', version: 1 })}\n`;

it('has this version’s dashboards, with their data views and saved searches', async () => {
  const types = (await readPack(ROOT, 'dashboards')).map(({ type }) => type);
  expect(types.filter((type) => type === 'dashboard')).toHaveLength(3);
  expect(new Set(types)).toEqual(new Set(['index-pattern', 'search', 'dashboard']));
});

it('puts the rules of later versions of Kibana behind the others', async () => {
  await put('detection-rules/dist/tre-airlock-rules.ndjson', rule('a') + rule('b'));
  await put('detection-rules/dist/tre-airlock-rules-later.ndjson', rule('c'));
  const rules = packRules(await readPack(folder, 'rules'));
  expect(rules.map(({ rule_id: id }) => id)).toEqual(['a', 'b', 'c']);
});

it('says so where there is no such file', async () => {
  await expect(readPack(folder, 'rules')).rejects.toMatchObject({
    status: 404,
    message: 'This installation brings no rules.',
  });
});

it('does not pass on half a file', async () => {
  await put('dashboards/dist/tre-airlock-dashboards.ndjson', '{"type":"dashboard"}\n{"type":');
  await expect(readPack(folder, 'dashboards')).rejects.toThrow('Line 2');
});
