import fs from 'node:fs';
import { sharedEngine } from '../../engine/for_tests';
import { Site } from './lane';
import type { Lane } from './lane';

let site: Site | undefined;
let lane: Lane;

beforeAll(async () => {
  site = await Site.start(await sharedEngine());
});
afterAll(() => site?.stop());
beforeEach(async () => {
  if (!site) throw new Error('The preview host did not start.');
  lane = await site.lane();
});

const TABLE = 'age,count\n20-29,130\n30-39,150\n';

test('files that came together are one request, and the report says what became of them', async () => {
  lane.put('tables/age.csv', TABLE);
  lane.put('notes.txt', 'Two tables of the paper.\n');
  await lane.once();
  const [request, ...others] = await lane.requests();
  expect(others).toEqual([]);
  expect(request).toMatchObject({ title: '2 files: notes.txt …', scanner: { name: 'tre-airlock' } });
  const { files, manifest } = await lane.detail(request?.id ?? '');
  expect(files.map(({ path }) => path).sort()).toEqual(['notes.txt', 'tables/age.csv']);
  expect(manifest).toMatchObject({ files: 2, received: 2 });
  expect(lane.report()).toContain(request?.id);
  expect(lane.report('html')).toContain('tables/age.csv');
  // Nothing changed, so a second look submits nothing; the report is no output.
  await lane.once();
  expect(await lane.requests()).toHaveLength(1);
});

test('a changed file under review goes on under another id, and the first request is withdrawn', async () => {
  lane.put('age.csv', TABLE);
  lane.put('sex.csv', 'sex,count\nf,130\nm,140\n');
  await lane.once();
  lane.put('age.csv', `${TABLE}40-49,170\n`);
  await lane.once();
  const [first, second] = await lane.requests();
  expect(first?.status).toBe('withdrawn');
  expect(second).toMatchObject({ counts: { files: 2 } });
  expect((await lane.detail(first?.id ?? '')).history.at(-1)?.reason).toContain(second?.id);
});

test('a returned request goes on with the same id when its files change', async () => {
  lane.put('age.csv', TABLE);
  await lane.once();
  const [first] = await lane.requests();
  await lane.giveBack(first?.id ?? '', 'Round the counts to ten.');
  await lane.once();
  expect(lane.report()).toContain('Round the counts to ten.');
  lane.put('age.csv', 'age,count\n20-29,130\n30-39,140\n');
  lane.put('method.txt', 'Rounded to ten.\n');
  await lane.once();
  const requests = await lane.requests();
  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject({ id: first?.id, counts: { files: 2 } });
  expect(requests[0]?.status).not.toBe('returned');
});

test('a request all of whose files are gone is withdrawn', async () => {
  lane.put('age.csv', TABLE);
  await lane.once();
  lane.remove('age.csv');
  await lane.once();
  expect(await lane.requests()).toMatchObject([{ status: 'withdrawn' }]);
});

test('a share that vanishes withdraws nothing, and goes on when it is back', async () => {
  lane.put('age.csv', TABLE);
  await lane.once();
  fs.renameSync(lane.at('share'), lane.at('elsewhere'));
  expect(await lane.once()).toContain('cannot be opened');
  fs.mkdirSync(lane.at('share'));
  expect(await lane.once()).toContain('most likely not mounted');
  fs.rmdirSync(lane.at('share'));
  fs.renameSync(lane.at('elsewhere'), lane.at('share'));
  await lane.once();
  const requests = await lane.requests();
  expect(requests).toHaveLength(1);
  expect(requests[0]?.status).not.toBe('withdrawn');
});

test('links are never followed, and nothing that was not read passes', async () => {
  fs.writeFileSync(lane.at('secret.txt'), 'outside the share');
  fs.symlinkSync(lane.at('secret.txt'), lane.at('share', 'inside.txt'));
  fs.symlinkSync(lane.folder, lane.at('share', 'folder'));
  await lane.once();
  const [request] = await lane.requests();
  const { files } = await lane.detail(request?.id ?? '');
  expect(files.map(({ path, result, size }) => [path, result, size]).sort()).toEqual([
    ['folder', 'block', 0],
    ['inside.txt', 'block', 0],
  ]);
});
