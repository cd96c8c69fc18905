import { PIPELINES } from '../../common';
import { customName, hasHook } from './attach_fleet';
import type { EventSource } from './event_sources';
import { reaches } from './pipeline_graph';
import { lastSeenQuery, silentOnes } from './silent';
import { FIELDS, countsQuery, indicesOf, toCounts, typesByField } from './source_counts';
import type { SourceCounts } from './source_counts';
import { enrichmentOf, isAttached, readableSources, toSourceState } from './sources';

const beats = (changes: Partial<EventSource> = {}): EventSource => ({
  name: 'winlogbeat-8.3.3',
  dataStream: false,
  indices: ['winlogbeat-8.3.3'],
  ...changes,
});
const fleet = (changes: Partial<EventSource> = {}): EventSource => ({
  name: 'logs-windows.sysmon_operational-default',
  dataStream: true,
  indices: ['.ds-1', '.ds-2'],
  ...changes,
});
const counts = (events: number, enriched: number): SourceCounts => ({
  events,
  hosts: 1,
  recent: { events, enriched },
});
const types = (source: EventSource) =>
  new Map(
    [FIELDS.project, FIELDS.activity].map((field) => [
      field,
      new Map([[source.indices.at(-1) ?? '', 'keyword']]),
    ])
  );

describe('the way to our pipeline', () => {
  const graph = new Map([
    ['theirs', ['more', 'other']],
    ['other', [PIPELINES.events]],
    ['loop', ['loop']],
    ['logs-windows.sysmon_operational-1.0', ['logs-windows.sysmon_operational@custom']],
  ]);

  test('may lead over other pipelines, and does not go round for ever', () => {
    expect(reaches(graph, PIPELINES.events, PIPELINES.events)).toBe(true);
    expect(reaches(graph, 'theirs', PIPELINES.events)).toBe(true);
    expect(reaches(graph, 'loop', PIPELINES.events)).toBe(false);
    expect(reaches(graph, undefined, PIPELINES.events)).toBe(false);
  });

  test("of Beats leads over the final pipeline only: each request's own takes the place of the default one", () => {
    expect(isAttached(beats({ finalPipeline: 'theirs' }), graph)).toBe(true);
    expect(isAttached(beats({ defaultPipeline: 'theirs' }), graph)).toBe(false);
    expect(isAttached(fleet({ defaultPipeline: 'theirs' }), graph)).toBe(true);
  });

  test('of Fleet is the name that it keeps free for this data', () => {
    expect(customName(fleet())).toBe('logs-windows.sysmon_operational@custom');
    expect(hasHook(graph, fleet({ defaultPipeline: 'logs-windows.sysmon_operational-1.0' }))).toBe(true);
    expect(hasHook(graph, fleet({ defaultPipeline: 'theirs' }))).toBe(false);
    expect(hasHook(graph, fleet())).toBe(false);
  });
});

describe('whether events are enriched', () => {
  test.each<[boolean, number, number, string]>([
    [true, 0, 0, 'yes'],
    [false, 0, 0, 'no'],
    [true, 4, 4, 'yes'],
    [false, 4, 4, 'yes'],
    [true, 4, 1, 'partly'],
    [true, 4, 0, 'partly'],
    [false, 4, 1, 'partly'],
    [false, 4, 0, 'no'],
  ])('attached: %s, %i events, %i of them enriched: %s', (attached, events, enriched, answer) => {
    expect(enrichmentOf(attached, counts(events, enriched))).toBe(answer);
  });

  test('fields count as mapped when all are, as keywords, where new events go', () => {
    const source = fleet({ indices: ['.ds-1', '.ds-2'] });
    const mappedIn = (index: string, type = 'keyword') =>
      toSourceState(
        source,
        new Map(),
        new Map([FIELDS.project, FIELDS.activity].map((field) => [field, new Map([[index, type]])]))
      ).mapped;
    expect(mappedIn('.ds-2')).toBe(true);
    expect(mappedIn('.ds-1')).toBe(false);
    expect(mappedIn('.ds-2', 'text')).toBe(false);
  });

  test('the note says what to do, once', () => {
    const note = (source: EventSource, seen: SourceCounts, mapped = types(source)) =>
      toSourceState(source, new Map(), mapped, seen).note;
    expect(note(beats(), counts(3, 0))).toBe('Its events do not pass the pipeline. Attach it.');
    expect(note(beats(), counts(3, 0), new Map()).match(/Attach it/g)).toHaveLength(1);
    expect(note(beats({ finalPipeline: 'theirs' }), counts(3, 0))).toContain('add {"pipeline"');
    expect(note(fleet(), counts(3, 0))).toContain('@custom');
    expect(note(beats({ finalPipeline: PIPELINES.events }), counts(3, 3))).toBe(
      'Its events pass the pipeline.'
    );
    expect(note(beats(), counts(3, 3), new Map())).toContain(
      'not mapped, so that rules and searches fail. Attach it.'
    );
  });
});

test('only what the caller may read is shown', () => {
  const sources = [beats(), fleet()];
  const readable = (...names: string[]) =>
    readableSources(sources, { readable: names, refused: [] }).map(({ name }) => name);
  expect(readable('winlogbeat-*')).toEqual(['winlogbeat-8.3.3']);
  expect(readable('logs-windows.sysmon_operational-default')).toEqual([
    'logs-windows.sysmon_operational-default',
  ]);
  expect(readable()).toEqual([]);
});

test('a type without indices is the type in all of them; an unmapped field is none', () => {
  const found = typesByField({
    indices: ['a', 'b'],
    fields: {
      [FIELDS.host]: { keyword: {} },
      [FIELDS.project]: { keyword: { indices: ['a'] }, unmapped: { indices: ['b'] } },
    },
  });
  expect([...(found.get(FIELDS.host) ?? [])]).toEqual([
    ['a', 'keyword'],
    ['b', 'keyword'],
  ]);
  expect([...(found.get(FIELDS.project) ?? [])]).toEqual([['a', 'keyword']]);
});

test('the last hour decides, and the last day where the hour is empty', () => {
  const bucket = (hour: number) => ({
    doc_count: 10,
    last: { value: Date.parse('2026-11-23T10:00:00Z') },
    hosts: { value: 2 },
    enriched: { doc_count: 4 },
    hour: { doc_count: hour, enriched: { doc_count: hour } },
  });
  expect(toCounts(bucket(3))).toEqual({
    events: 10,
    hosts: 2,
    lastEvent: '2026-11-23T10:00:00.000Z',
    recent: { events: 3, enriched: 3 },
  });
  expect(toCounts(bucket(0)).recent).toEqual({ events: 10, enriched: 4 });
});

test('one search counts all sources, each within its newest indices', () => {
  const many = fleet({ indices: Array.from({ length: 30 }, (_, at) => `.ds-${at}`) });
  const { filters } = countsQuery([beats(), many], FIELDS.host).aggs.sources.filters;
  expect(filters['winlogbeat-8.3.3']).toEqual({ terms: { _index: ['winlogbeat-8.3.3'] } });
  expect(filters[many.name]?.terms._index).toHaveLength(20);
  expect(filters[many.name]?.terms._index.at(-1)).toBe('.ds-29');
});

test("sources whose names would fill a request's line are found by our patterns", () => {
  const some = [beats(), fleet()];
  expect(indicesOf(some)).toEqual(some.map(({ name }) => name));
  const many = Array.from({ length: 200 }, (_, at) => beats({ name: `winlogbeat-8.3.3-2026.11.${at}` }));
  expect(indicesOf(many)).toContain('winlogbeat-*');
});

test('silent are those whose last sign is older than allowed, the latest first', () => {
  const now = Date.parse('2026-11-23T12:00:00Z');
  const bucket = (key: string, minutes: number) => ({ key, last: { value: now - minutes * 60_000 } });
  const found = silentOnes(
    'host',
    {
      names: { sum_other_doc_count: 0, buckets: [bucket('old', 500), bucket('here', 5), bucket('new', 70)] },
    },
    now,
    60 * 60_000
  );
  expect(found).toEqual([
    { kind: 'host', name: 'new', last_seen: '2026-11-23T10:50:00.000Z' },
    { kind: 'host', name: 'old', last_seen: '2026-11-23T03:40:00.000Z' },
  ]);
});

test('signs are looked up by name and bounded', () => {
  expect(lastSeenQuery('host.name', 'now-7d')).toMatchObject({
    size: 0,
    timeout: '10s',
    query: { range: { '@timestamp': { gte: 'now-7d' } } },
    aggs: { names: { terms: { field: 'host.name', size: 2000 } } },
  });
});
