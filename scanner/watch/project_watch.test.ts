import fs from 'node:fs';

import { Watched } from '../test/watched';

let share: Watched;

beforeEach(() => {
  share = new Watched();
});
afterEach(() => {
  jest.restoreAllMocks();
  share.remove();
});

const full = () => {
  throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
};

test('nothing changed: nothing is scanned, sent or written again', async () => {
  share.put('a.csv', 'x');
  await share.watch.turn();
  share.takeAll();
  await share.watch.turn();
  const state = fs.statSync(share.at('state', 'projects', 'heart.ndjson')).mtimeMs;
  share.scanned.length = 0;
  await share.watch.turn();
  expect(share.scanned).toEqual([]);
  expect(share.waiting()).toEqual([]);
  expect(fs.statSync(share.at('state', 'projects', 'heart.ndjson')).mtimeMs).toBe(state);
});

test('a file that was only touched is no change', async () => {
  share.put('a.csv', 'x');
  await share.watch.turn();
  share.takeAll();
  fs.utimesSync(share.at('share', 'a.csv'), 1, 1);
  await share.watch.turn();
  expect(share.waiting()).toEqual([]);
});

test('other content under the same size and time of change is a change', async () => {
  share.put('a.csv', 'one');
  await share.watch.turn();
  share.takeAll();
  const { atime, mtime } = fs.statSync(share.at('share', 'a.csv'));
  share.put('a.csv', 'two');
  fs.utimesSync(share.at('share', 'a.csv'), atime, mtime);
  await share.watch.turn();
  expect(share.waiting().map(({ call }) => call)).toEqual(['withdraw', 'verdicts']);
});

test('content that changes behind all times is found when files are read again', async () => {
  share.put('a.csv', 'one');
  await share.watch.turn();
  share.takeAll();
  const record = share.watch.state.files.get('a.csv');
  if (!record) throw new Error('no record');
  // As if the file had been judged with other content, a day ago.
  Object.assign(record, { sha256: 'f'.repeat(64), verified: 0 });
  await share.watch.turn();
  expect(share.lines.join()).toContain('a.csv has other content');
  await share.watch.turn();
  expect(share.waiting().map(({ call }) => call)).toEqual(['withdraw', 'verdicts']);
});

test('a file that changes while it is read is not sent until it rests', async () => {
  share.put('a.csv', 'x');
  share.whileScanning = (shown) => share.put(shown, 'written meanwhile');
  await share.watch.turn();
  expect(share.waiting()).toEqual([]);
  share.whileScanning = () => undefined;
  await share.watch.turn();
  expect(share.waiting()).toMatchObject([{ call: 'verdicts', files: ['a.csv'] }]);
});

test('a full disk loses nothing: the same files are taken when there is room again', async () => {
  share.put('a.csv', 'x');
  const spy = jest.spyOn(fs, 'writeSync').mockImplementation(full);
  await share.watch.turn();
  expect(share.lines.join()).toContain('ENOSPC');
  spy.mockRestore();
  expect(share.waiting()).toEqual([]);
  await share.watch.turn();
  expect(share.waiting()).toMatchObject([{ call: 'verdicts', files: ['a.csv'] }]);
});

test('killed between the decision and the spool, the same request is made again', async () => {
  share.put('a.csv', 'x');
  jest.spyOn(share.spool, 'add').mockImplementation(full);
  await share.watch.turn();
  const [id] = [...share.watch.state.requests.keys()];
  expect(share.waiting()).toEqual([]);
  share.restart();
  await share.watch.turn();
  expect(share.waiting()).toMatchObject([{ request: id, files: ['a.csv'] }]);
  expect(share.watch.state.requests.size).toBe(1);
});

test('killed right after the spool, nothing is made twice', async () => {
  share.put('a.csv', 'x');
  await share.watch.turn();
  const before = share.waiting();
  const file = share.at('state', 'projects', 'heart.ndjson');
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('"stage":"spooled"', '"stage":"spooling"'));
  share.restart();
  await share.watch.turn();
  expect(share.waiting()).toEqual(before);
});

test('a spool that is full pauses the share and says so, in the report too', async () => {
  share.remove();
  share = new Watched({ spoolCalls: 1 });
  share.put('a.csv', 'x');
  await share.watch.turn();
  share.put('b.csv', 'y');
  await share.watch.turn();
  await share.watch.turn();
  expect(share.waiting()).toMatchObject([{ files: ['a.csv'] }]);
  expect(share.report()).toContain('The spool is full');
  share.takeAll();
  await share.watch.turn();
  expect(share.waiting()).toMatchObject([{ files: ['b.csv'] }]);
});

test('a file that cannot be opened is for a person, and is tried again later', async () => {
  share.put('a.csv', 'x');
  share.put('locked/b.csv', 'y');
  const real = fs.opendirSync;
  const spy = jest.spyOn(fs, 'opendirSync').mockImplementation((name, options) => {
    if (fs.readlinkSync(String(name)).endsWith('/locked'))
      throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
    return real(name, options);
  });
  await share.watch.turn();
  expect(share.waiting()).toMatchObject([{ files: ['a.csv', 'locked'] }]);
  expect(share.watch.state.files.get('locked')).toMatchObject({ result: 'review', sha256: '0'.repeat(64) });
  share.takeAll();
  spy.mockRestore();
  await share.watch.turn();
  expect(share.waiting().at(-1)).toMatchObject({ call: 'verdicts', files: ['a.csv', 'locked/b.csv'] });
});

test('files judged by an earlier policy are judged again, in the same request', async () => {
  share.put('a.csv', 'x');
  await share.watch.turn();
  share.takeAll();
  const [id] = [...share.watch.state.requests.keys()];
  share.policy = share.policy.with({ id: 'stricter', version: '7' });
  share.restart();
  await share.watch.turn();
  expect(share.waiting()).toEqual([{ call: 'verdicts', request: id, files: ['a.csv'] }]);
  share.takeAll();
  await share.watch.turn();
  expect(share.waiting()).toEqual([]);
});

test('a share that gives a file only after a while leads to no false verdict', async () => {
  share.put('a.csv', 'x');
  let broken = true;
  share.failing = () => (broken ? 'EIO: i/o error, read' : undefined);
  await share.watch.turn();
  expect(share.waiting()).toEqual([]);
  broken = false;
  await share.watch.turn();
  expect(share.waiting()).toMatchObject([{ files: ['a.csv'] }]);
  expect(share.watch.state.files.get('a.csv')).toMatchObject({ result: 'pass' });
});

test('a file that is never given is for a person to look at', async () => {
  share.put('a.csv', 'x');
  share.failing = () => 'EIO: i/o error, read';
  for (let turn = 0; turn < 6; turn += 1) await share.watch.turn();
  expect(share.watch.state.files.get('a.csv')).toMatchObject({ result: 'review', sha256: '0'.repeat(64) });
});

test('a server that refuses every change ends in a word to the operators, not in a circle', async () => {
  share.put('a.csv', 'x');
  for (let turn = 0; turn < 8; turn += 1) {
    await share.watch.turn();
    for (const parcel of share.spool.parcels()) {
      share.watch.deliver({ kind: 'stale', parcel, status: 'in_review', reason: 'Not now.' });
      share.spool.close(parcel);
    }
  }
  expect(share.watch.state.requests.size).toBe(4);
  expect(share.report()).toContain('COULD NOT BE SENT');
  expect(share.notices.map(({ event }) => event)).toContain('refused');
});

test('people are told once, also after a restart', async () => {
  share.put('a.csv', 'bad');
  await share.watch.turn();
  share.takeAll('blocked_by_scan');
  await share.watch.turn();
  await share.watch.turn();
  share.restart();
  await share.watch.turn();
  expect(share.notices.map(({ event, worst }) => [event, worst])).toEqual([['blocked', 'block']]);
});

test('a file that is not written down again after a restart is the one that was judged', async () => {
  share.put('a.csv', 'x');
  share.put('folder/b.csv', 'y');
  await share.watch.turn();
  share.takeAll();
  await share.watch.turn();
  share.restart();
  share.scanned.length = 0;
  await share.watch.turn();
  expect(share.scanned).toEqual([]);
  expect(share.waiting()).toEqual([]);
});

test('a report that somebody changed or removed is put back', async () => {
  share.put('a.csv', 'x');
  await share.watch.turn();
  const report = share.report();
  share.put('AIRLOCK-REPORT.txt', 'All is approved.');
  fs.rmSync(share.at('share', 'AIRLOCK-REPORT.html'));
  await share.watch.turn();
  await share.watch.turn();
  expect(share.report()).toContain(report.split('\r\n')[0]);
  expect(fs.existsSync(share.at('share', 'AIRLOCK-REPORT.html'))).toBe(true);
});

test('a share that was not mounted at the first start is taken when it is, and not mixed up with what was under it', async () => {
  // The folder under the mount gets a report of ours; then the share comes in its place.
  await share.watch.turn();
  fs.renameSync(share.at('share'), share.at('under'));
  share.put('a.csv', 'x');
  await share.watch.turn();
  expect(share.waiting()).toMatchObject([{ call: 'verdicts', files: ['a.csv'] }]);
  share.takeAll();
  await share.watch.turn();
  // The mount goes: what lies under it is empty but for the old report.
  fs.renameSync(share.at('share'), share.at('mount'));
  fs.renameSync(share.at('under'), share.at('share'));
  await share.watch.turn();
  expect(share.lines.join()).toContain('most likely not mounted');
  expect(share.waiting()).toEqual([]);
});

test('the same folder without files was emptied by its people', async () => {
  share.put('a.csv', 'x');
  await share.watch.turn();
  share.takeAll();
  fs.rmSync(share.at('share', 'a.csv'));
  await share.watch.turn();
  expect(share.waiting()).toMatchObject([{ call: 'withdraw' }]);
});
