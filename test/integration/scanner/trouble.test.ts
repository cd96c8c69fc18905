import { createHash } from 'node:crypto';
import fs from 'node:fs';
import type { RequestDetail } from '../../../common';
import { sharedEngine } from '../../engine/for_tests';
import { FaultyProxy } from './faulty_proxy';
import { Site } from './lane';
import type { Lane } from './lane';
import { eventually } from './program';
import type { Program } from './program';

let site: Site | undefined;
let lane: Lane;
let proxy: FaultyProxy;

beforeAll(async () => {
  site = await Site.start(await sharedEngine());
});
afterAll(() => site?.stop());
beforeEach(async () => {
  if (!site) throw new Error('The preview host did not start.');
  lane = await site.lane();
  proxy = await FaultyProxy.start(lane.host.url);
  lane.configure({ url: proxy.url, extra: 'limits: { call_seconds: 2 }' });
});
afterEach(() => proxy.stop());

const TABLE = 'age,count\n20-29,130\n30-39,150\n';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const details = async (): Promise<RequestDetail[]> =>
  Promise.all((await lane.requests()).map(({ id }) => lane.detail(id)));

/** Every file of the share is in one request, whole and with the hash of its content, and in one only. */
async function expectEachOnce(files: Map<string, string>): Promise<void> {
  const requests = await details();
  expect(requests.map(({ status }) => status)).not.toContain('submitted');
  expect(requests.map(({ status }) => status)).not.toContain('withdrawn');
  const listed = requests.flatMap((request) =>
    request.files.map(({ path, sha256: hash }) => `${path} ${hash}`)
  );
  const expected = [...files].map(([path, content]) => `${path} ${sha256(content)}`);
  expect(listed.sort()).toEqual(expected.sort());
}

/** Looks until nothing waits any more. */
async function settle(): Promise<void> {
  await eventually(
    async () => {
      await lane.once();
      const parcels = fs.readdirSync(lane.at('state', 'spool', 'ready'));
      return parcels.length === 0 ? true : undefined;
    },
    'an empty spool',
    60_000
  );
}

const ROUNDS = Number(process.env.TRE_AIRLOCK_KILL_ROUNDS ?? 6);

test('killed at any instant, nothing is lost and nothing is posted twice as new', async () => {
  const files = new Map<string, string>();
  let running: Program | undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let index = 0; index < 3; index += 1) {
      const name = `round-${round}/table-${index}.csv`;
      const content = `${TABLE}40-49,${100 + round * 10 + index}\n`;
      files.set(name, content);
      lane.put(name, content);
    }
    // In turn: as the batch arrives, when it is stored but not answered, and at some instant of the work before.
    const how = round % 3;
    let killed: Promise<void> | undefined;
    proxy.decide = async (method) => {
      if (method !== 'POST' || how === 2) return 'pass';
      if (how === 0) killed = running?.kill();
      if (how === 0) return 'hang';
      setTimeout(() => (killed = running?.kill()), 300);
      return 'lost';
    };
    running = lane.run('watch');
    const instant = 1_000 + ((round * 379) % 2_500);
    if (how === 2) await new Promise((resolve) => setTimeout(resolve, instant));
    else await eventually(() => (killed ? true : undefined), 'a kill', 40_000);
    await (killed ?? running.kill());
  }
  proxy.decide = () => 'pass';
  await settle();
  await expectEachOnce(files);
}, 300_000);

test('a server that hangs, is overloaded or refuses for a while loses nothing', async () => {
  lane.put('age.csv', TABLE);
  const faults = [
    'hang',
    { status: 503 },
    { status: 429, headers: { 'retry-after': '1' } },
    { status: 401 },
  ] as const;
  let posts = 0;
  proxy.decide = (method) => (method === 'POST' ? (faults[posts++] ?? 'pass') : 'pass');
  const watcher = lane.run('watch');
  try {
    const requests = await eventually(
      async () => {
        // A busy engine may refuse to search for a moment.
        const found = await lane.requests().catch(() => []);
        return found.length > 0 ? found : undefined;
      },
      'the request',
      60_000
    );
    expect(requests).toHaveLength(1);
    expect(watcher.output).toMatch(/did not answer within 2000 ms/);
    await eventually(
      () => (watcher.output.includes('takes verdicts again') ? true : undefined),
      'a word on it'
    );
  } finally {
    await watcher.stop();
  }
  await expectEachOnce(new Map([['age.csv', TABLE]]));
}, 120_000);

test('what the API will never take goes aside with the reason, and the report says so', async () => {
  lane.put('age.csv', TABLE);
  proxy.decide = (method) =>
    method === 'POST' ? { status: 400, body: { message: 'The scanner speaks another language.' } } : 'pass';
  expect(await lane.once()).toContain('The scanner speaks another language.');
  const dead = lane.at('state', 'spool', 'dead-letter');
  const [parcel = ''] = fs.readdirSync(dead);
  const names = fs.readdirSync(`${dead}/${parcel}`);
  const reason = names.find((name) => name.endsWith('.reason.json')) ?? '';
  expect(JSON.parse(fs.readFileSync(`${dead}/${parcel}/${reason}`, 'utf8'))).toMatchObject({
    status: 400,
    message: 'The scanner speaks another language.',
  });
  expect(lane.report()).toContain('COULD NOT BE SENT');
  // The next change of the file is a new chance.
  proxy.decide = () => 'pass';
  const changed = `${TABLE}40-49,170\n`;
  lane.put('age.csv', changed);
  await settle();
  await expectEachOnce(new Map([['age.csv', changed]]));
}, 120_000);

test('a batch that a proxy finds too large is sent in halves', async () => {
  const files = new Map([1, 2, 3, 4, 5].map((n) => [`table-${n}.csv`, `${TABLE}40-49,${200 + n}\n`]));
  for (const [name, content] of files) lane.put(name, content);
  let refused = 0;
  proxy.decide = (method) => (method === 'POST' && refused++ < 2 ? { status: 413 } : 'pass');
  await settle();
  await expectEachOnce(files);
  expect(await lane.requests()).toHaveLength(1);
}, 120_000);

test('a request that was decided while its new round was on its way goes on under another id', async () => {
  lane.put('age.csv', TABLE);
  await lane.once();
  const [first] = await lane.requests();
  const id = first?.id ?? '';
  await lane.giveBack(id, 'Please round.');
  await lane.once();
  // The new round waits in the spool while somebody else withdraws the request.
  proxy.decide = (method) => (method === 'POST' ? { status: 503 } : 'pass');
  const changed = `${TABLE}40-49,170\n`;
  lane.put('age.csv', changed);
  await lane.once();
  proxy.decide = () => 'pass';
  await lane.as('scanner').post(`/api/tre_airlock/v1/requests/${id}/withdraw`, { reason: 'By telephone.' });
  await settle();
  await settle();
  const requests = await details();
  expect(requests.map(({ status }) => status === 'withdrawn')).toEqual([true, false]);
  expect(requests[1]?.files).toMatchObject([{ path: 'age.csv', sha256: sha256(changed) }]);
}, 120_000);
