import { createHash } from 'node:crypto';
import { noiseLines } from './noise';
import { storyEvents } from './story';
import type { Shape } from './template';
import type { SimulatedEvent } from './windows_event';

const until = new Date('2022-07-14T18:00:00Z');
const from = new Date('2022-07-14T08:00:00Z');
const lines = (seed: number, shape: Shape, count: number) => [
  ...noiseLines({ seed, shape, count, from, until }),
];
const digest = (value: string[]) => createHash('sha256').update(value.join('\n')).digest('hex');

const raw = lines(1, 'raw', 6_000).map((line) => JSON.parse(line) as SimulatedEvent);
const data = (event: SimulatedEvent) => event.winlog.event_data ?? {};
const ids = (code: string) =>
  raw.filter((event) => event.event.code === code).map((event) => data(event).ProcessGuid!);

test('the same seed gives the same lines, another seed others', () => {
  expect(digest(lines(1, 'raw', 2_000))).toBe(digest(lines(1, 'raw', 2_000)));
  expect(digest(lines(2, 'raw', 2_000))).not.toBe(digest(lines(1, 'raw', 2_000)));
});

test('it gives the asked number of events, in order, between the two moments', () => {
  expect(raw).toHaveLength(6_000);
  const times = raw.map((event) => data(event).UtcTime!);
  expect([...times].sort()).toEqual(times);
  expect(times[0]).toBe('2022-07-14 08:00:00.000');
  expect(times.at(-1)! < '2022-07-14 18:00:00.000').toBe(true);
});

test('no stand-in of a template is left in a line', () => {
  const all = [...lines(1, 'raw', 2_000), ...lines(1, 'module', 2_000)].join('\n');
  expect(all).not.toMatch(/1999|9990000/);
});

test('every process has one start, and every parent and every end belongs to one', () => {
  const starts = ids('1');
  const known = new Set(starts);
  expect(known.size).toBe(starts.length);
  expect(ids('5').filter((id) => !known.has(id))).toEqual([]);
  const parents = raw.flatMap((event) => data(event).ParentProcessGuid ?? []);
  expect(parents.filter((id) => !known.has(id) && !id.startsWith('{00000000'))).toEqual([]);
  expect(ids('5').length).toBeGreaterThan(starts.length * 0.8);
});

test('entity ids are not those of the story', () => {
  const story = new Set(storyEvents({ until, seed: 1 }).map((event) => data(event).ProcessGuid));
  expect(ids('1').filter((id) => story.has(id))).toEqual([]);
});

test('every value of event data is a string', () => {
  const values = raw.flatMap((event) => Object.values(data(event)));
  expect(values.filter((value) => typeof value !== 'string')).toEqual([]);
});

test('a python in it runs a script of the ingress share and starts python only', () => {
  const children = raw.filter((event) => data(event).ParentImage?.endsWith('python.exe'));
  expect(children.length).toBeGreaterThan(5);
  for (const child of children) {
    expect(data(child).Image).toMatch(/python\.exe$/);
    expect(data(child).CommandLine).toContain('I:\\ingress\\');
  }
});

test('both shapes tell of the same processes', () => {
  const modules = lines(1, 'module', 6_000).map(
    (line) => JSON.parse(line) as { process: { entity_id: string; pid: number }; '@timestamp': string }
  );
  expect(modules.map(({ process }) => process.entity_id)).toEqual(
    raw.map((event) => data(event).ProcessGuid)
  );
  expect(modules.map(({ process }) => String(process.pid))).toEqual(
    raw.map((event) => data(event).ProcessId)
  );
});
