import { createHash } from 'node:crypto';
import { NO_ENTITY } from './process';
import { STORY, tellStory } from './story';
import type { SimulatedEvent } from './windows_event';

const UNTIL = new Date('2022-07-14T18:00:00Z');
const { events, facts } = tellStory({ until: UNTIL, seed: 7 });

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');
const data = (event: SimulatedEvent) => event.winlog.event_data ?? {};
const ofSysmon = (code: string) =>
  events.filter((event) => event.event.code === code && event.event.provider.endsWith('Sysmon'));
const startOf = (id: string) => ofSysmon('1').find((event) => data(event).ProcessGuid === id);
const endOf = (id: string) => ofSysmon('5').find((event) => data(event).ProcessGuid === id);
const image = (id: string) => data(startOf(id)!).Image!.split('\\').pop();

test('the same day and seed give the same story, another seed another', () => {
  expect(digest(tellStory({ until: UNTIL, seed: 7 }))).toBe(digest({ events, facts }));
  expect(digest(tellStory({ until: UNTIL, seed: 8 }).events)).not.toBe(digest(events));
});

test('a story of another day has other entity ids, so that two stories can share an index', () => {
  const other = tellStory({ until: new Date('2022-07-15T18:00:00Z'), seed: 7 });
  expect(other.facts.firefox.childEntityId).not.toBe(facts.firefox.childEntityId);
});

test('it has about 1,500 events in the ten hours before its end, in order', () => {
  expect(events.length).toBeGreaterThan(1_300);
  expect(events.length).toBeLessThan(2_000);
  const times = events.map((event) => event['@timestamp']);
  expect([...times].sort()).toEqual(times);
  expect(times[0]! >= '2022-07-14T08:00:00.000Z').toBe(true);
  expect(times.at(-1)! <= UNTIL.toISOString()).toBe(true);
});

test('every value of event data is a string, and every Sysmon GUID stands in braces', () => {
  const values = events.flatMap((event) =>
    Object.entries({ ...event.winlog.event_data, ...event.winlog.user_data })
  );
  expect(values.filter(([, value]) => typeof value !== 'string')).toEqual([]);
  const guids = values.filter(([name]) => /ProcessGuid$/.test(name)).map(([, value]) => value);
  expect(guids.length).toBeGreaterThan(1_000);
  expect(guids.filter((guid) => !/^\{[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/.test(guid))).toEqual([]);
});

test('every parent has its own start, at the same host and not after its child', () => {
  for (const child of ofSysmon('1').filter((event) => data(event).ParentProcessGuid !== NO_ENTITY)) {
    const parent = startOf(data(child).ParentProcessGuid!);
    expect(parent?.host.name).toBe(child.host.name);
    expect(data(parent!).UtcTime! <= data(child).UtcTime!).toBe(true);
    expect(data(parent!).ProcessId).toBe(data(child).ParentProcessId);
  }
});

test('no process ends twice, before its start or without one', () => {
  const ends = ofSysmon('5');
  expect(new Set(ends.map((event) => data(event).ProcessGuid)).size).toBe(ends.length);
  for (const end of ends) {
    expect(data(startOf(data(end).ProcessGuid!)!).UtcTime! < data(end).UtcTime!).toBe(true);
  }
});

test('records are numbered per host and channel without gaps', () => {
  const log = events.filter(
    (event) => event.host.name === 'research-2' && event.winlog.channel === 'Security'
  );
  expect(log.length).toBeGreaterThan(3);
  log.forEach((event, place) => expect(event.winlog.record_id).toBe(log[0]!.winlog.record_id + place));
});

test('one firefox runs under a python, for exactly two minutes', () => {
  const browsers = ofSysmon('1').filter(
    (event) => data(event).Image!.endsWith('firefox.exe') && data(event).ParentImage!.endsWith('python.exe')
  );
  expect(browsers.map((event) => data(event).ProcessGuid)).toEqual([facts.firefox.childEntityId]);
  expect(browsers[0]!.host.name).toBe(STORY.firefox.host);
  expect(data(browsers[0]!).User).toBe('TRE\\amira');
  const started = Date.parse(browsers[0]!['@timestamp']);
  const ended = Date.parse(endOf(facts.firefox.childEntityId)!['@timestamp']);
  expect(ended - started).toBe(STORY.firefox.durationSeconds * 1000);
  expect(Date.parse(facts.firefox.endedAt) - Date.parse(facts.firefox.startedAt)).toBe(120_000);
});

test('the pid of that python is used again by a program that has nothing to do with it', () => {
  const { pid, firstEntityId, secondEntityId } = facts.pidReuse;
  expect(firstEntityId).toBe(facts.firefox.parentEntityId);
  expect(data(startOf(firstEntityId)!).ProcessId).toBe(String(pid));
  expect(data(startOf(secondEntityId)!).ProcessId).toBe(String(pid));
  expect(data(endOf(firstEntityId)!).UtcTime! < data(startOf(secondEntityId)!).UtcTime!).toBe(true);
});

test.each([
  ['encodedPowershell', 'powershell.exe', 'powershell.exe'],
  ['curl', 'cmd.exe', 'curl.exe'],
  ['downloads', 'python.exe', 'python.exe'],
  ['network', 'python.exe', 'python.exe'],
  ['pasted', 'python.exe', 'python.exe'],
  ['archive', STORY.renamedPython.name, STORY.renamedPython.child],
] as const)('%s: %s starts %s', (name, parent, child) => {
  expect(image(facts[name].parentEntityId)).toBe(parent);
  expect(image(facts[name].childEntityId)).toBe(child);
});

test('the renamed interpreter still says its original name', () => {
  expect(data(startOf(facts.archive.parentEntityId)!).OriginalFileName).toBe('python.exe');
});

test('the encoded command decodes to what was run', () => {
  const text = data(startOf(facts.encodedPowershell.childEntityId)!).CommandLine!.split(' ').pop()!;
  expect(Buffer.from(text, 'base64').toString('utf16le')).toContain('whoami & curl.exe');
});

test('clipboard events name user, address and host in ClientInfo, and hold no text', () => {
  const { host, bursts, changesEach } = STORY.clipboardBursts;
  const changes = ofSysmon('24').filter((event) => event.host.name === host);
  expect(changes.length).toBeGreaterThanOrEqual(bursts * changesEach);
  expect(data(changes[0]!).ClientInfo).toBe('user: TRE\\chloe ip: 10.8.0.23 hostname: CHLOE-LAPTOP');
  expect(JSON.stringify(changes)).not.toContain('pasted script');
});

test('old Sysmon names no user at the end of a process, new Sysmon does', () => {
  const users = (host: string) =>
    new Set(
      ofSysmon('5')
        .filter((event) => event.host.name === host)
        .map((event) => 'User' in data(event))
    );
  expect(users('research-1')).toEqual(new Set([false]));
  expect(users('research-3')).toEqual(new Set([true]));
});

test('a child of python is told by Security 4688 alone, with pids and no entity id', () => {
  const child = events.find(
    (event) => event.event.code === '4688' && data(event).ParentProcessName!.endsWith('python.exe')
  )!;
  expect(Number.parseInt(data(child).NewProcessId!, 16)).toBe(facts.unseen.childPid);
  expect(Number.parseInt(data(child).ProcessId!, 16)).toBe(facts.unseen.parentPid);
  expect(
    ofSysmon('1').some(
      (event) => data(event).ProcessId === String(facts.unseen.childPid) && event.host.name === 'research-2'
    )
  ).toBe(false);
});

test.each(['4719', '1102', '104', '16', '3', '22', '400', '403', '600', '800'])(
  'it has an event %s',
  (code) => {
    expect(events.some((event) => event.event.code === code && event.winlog.event_id === code)).toBe(true);
  }
);
