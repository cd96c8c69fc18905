import fs from 'node:fs';
import path from 'node:path';
import { sharedEngine } from '../../engine/for_tests';
import { FaultyProxy } from './faulty_proxy';
import { Site } from './lane';
import type { Lane } from './lane';
import { eventually } from './program';

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

async function approved(): Promise<string> {
  lane.put('tables/age.csv', TABLE);
  lane.put('notes.txt', 'The table of the paper.\n');
  await lane.once();
  const id = (await lane.requests())[0]?.id ?? '';
  await lane.approve(id);
  return id;
}

const inside = (folder: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.path, entry.name)))
    .sort();

test('from the share to the release folder, with a record of every decision', async () => {
  const id = await approved();
  await lane.release();
  expect((await lane.detail(id)).status).toBe('released');
  expect(inside(lane.at('out'))).toEqual([
    `${id}/files/notes.txt`,
    `${id}/files/tables/age.csv`,
    `${id}/release-record.json`,
  ]);
  expect(fs.readFileSync(lane.at('out', id, 'files', 'tables', 'age.csv'), 'utf8')).toBe(TABLE);
  const record = JSON.parse(fs.readFileSync(lane.at('out', id, 'release-record.json'), 'utf8'));
  expect(record).toMatchObject({
    form: { name: 'tre-airlock/release-record', version: 1 },
    request: { id, project: { id: lane.project } },
    scanner: { name: 'tre-airlock' },
    policy: { id: 'default', settings: { allowed: { csv: {} } } },
    reviewers: ['reviewer'],
  });
  expect(record.files).toHaveLength(2);
  expect(record.files[0]).toMatchObject({
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    votes: [{ by: 'reviewer', vote: 'approve' }],
    verdicts: [{ scanner: 'tre-airlock', result: 'pass' }],
  });
  // A second run releases nothing again, and the report tells the researcher.
  await lane.release();
  expect(inside(lane.at('out'))).toHaveLength(3);
  await lane.once();
  expect(lane.report()).toContain('RELEASED');
});

test('a file that changed after the approval is not released, and the request is in review again', async () => {
  const id = await approved();
  lane.put('tables/age.csv', `${TABLE}40-49,3\n`);
  expect(await lane.release(2)).toMatch(/not what was reviewed.*"tables\/age.csv"/);
  expect((await lane.detail(id)).status).toBe('in_review');
  expect(inside(lane.at('out'))).toEqual([]);
});

test('a file that became a link is not released', async () => {
  const id = await approved();
  fs.writeFileSync(lane.at('copy.csv'), TABLE);
  lane.remove('tables/age.csv');
  fs.symlinkSync(lane.at('copy.csv'), lane.at('share', 'tables', 'age.csv'));
  await lane.release(2);
  expect((await lane.detail(id)).status).toBe('in_review');
  expect(inside(lane.at('out'))).toEqual([]);
});

test('a share that is away sends no request back', async () => {
  const id = await approved();
  fs.renameSync(lane.at('share'), lane.at('elsewhere'));
  fs.mkdirSync(lane.at('share'));
  expect(await lane.release(2)).toContain('is it mounted?');
  expect((await lane.detail(id)).status).toBe('approved');
});

test('killed while it reports, the release is neither lost nor made twice', async () => {
  const proxy = await FaultyProxy.start(lane.host.url);
  try {
    lane.configure({ url: proxy.url });
    const id = await approved();
    let posts = 0;
    // First as the report arrives, then when it was taken but not answered.
    for (const fault of ['hang', 'lost'] as const) {
      proxy.decide = (method) => {
        if (method !== 'POST') return 'pass';
        posts += 1;
        return fault;
      };
      const before = posts;
      const agent = lane.run('release');
      await eventually(() => (posts > before ? true : undefined), 'the report of the release');
      if (fault === 'lost')
        await eventually(
          async () => ((await lane.detail(id)).status === 'released' ? true : undefined),
          'the release to be taken'
        );
      await agent.kill();
      // Nothing is to be seen before the API has said that it may.
      expect(fs.existsSync(lane.at('out', id))).toBe(false);
    }
    proxy.decide = () => 'pass';
    await lane.release();
    expect(inside(lane.at('out'))).toEqual([
      `${id}/files/notes.txt`,
      `${id}/files/tables/age.csv`,
      `${id}/release-record.json`,
    ]);
    const { history, status } = await lane.detail(id);
    expect(status).toBe('released');
    expect(history.filter(({ action }) => action === 'release')).toHaveLength(1);
    expect(fs.readdirSync(lane.at('state', 'releases'))).toEqual([`${id}.record.json`]);
  } finally {
    await proxy.stop();
  }
}, 120_000);

test('an approval that is taken back between copy and report releases nothing', async () => {
  const proxy = await FaultyProxy.start(lane.host.url);
  try {
    lane.configure({ url: proxy.url });
    const id = await approved();
    let posted = false;
    proxy.decide = (method) => {
      posted ||= method === 'POST';
      return method === 'POST' ? 'hang' : 'pass';
    };
    const cutOff = lane.at('out', '.staging-00000000-0000-4000-8000-000000000001');
    fs.mkdirSync(cutOff);
    const agent = lane.run('release');
    await eventually(() => posted || undefined, 'the report of the release');
    await agent.kill();
    await lane.revoke(id);
    proxy.decide = () => 'pass';
    expect(await lane.release(2)).toContain('not released');
    expect(fs.readdirSync(lane.at('out'))).toEqual([]);
  } finally {
    await proxy.stop();
  }
}, 120_000);
