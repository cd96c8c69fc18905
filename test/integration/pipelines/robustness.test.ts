import { ENRICHMENT_FAILED_TAG, PIPELINES, UNASSIGNED_PROJECT } from '../../../common';
import { sharedEngine } from '../../engine/for_tests';
import type { SharedEngine } from '../../engine/for_tests';
import { enrich, installForHeart, leaves } from './enrich';
import type { Outcome } from './enrich';
import { FILLED_KINDS } from './filled_kinds';
import { KINDS } from './kinds';
import { ODD, UNFILLABLE } from './odd_events';
import type { RawEvent } from './raw_event';

const ALL = { ...KINDS, ...FILLED_KINDS };

let engine: SharedEngine;

beforeAll(async () => {
  engine = await sharedEngine();
  await engine.reset();
  await installForHeart(engine.client);
});
afterAll(() => engine.reset());

/** Leaves of the event that came out otherwise, or not at all. */
const lost = (event: RawEvent, outcome: RawEvent) => {
  const there = new Map(leaves(outcome));
  return leaves(event).filter(([path, value]) => !Object.is(there.get(path), value));
};
const failed = ({ tags }: RawEvent) => [tags].flat().includes(ENRICHMENT_FAILED_TAG);

test('nothing that an event says is lost', async () => {
  const found = await enrich(engine.client, ALL);
  for (const [kind, event] of Object.entries(ALL))
    expect([kind, lost(event, found[kind as keyof typeof ALL])]).toEqual([kind, []]);
  expect(Object.values(found).filter(failed)).toEqual([]);
});

test('a second run changes nothing', async () => {
  const once = await enrich(engine.client, ALL);
  const twice = await enrich(engine.client, once);
  expect(twice).toEqual(once);
});

test('an event cannot say its own project or labels, in whatever way it writes them', async () => {
  const project = { id: 'kidney', name: 'Kidney' };
  const claims = {
    object: { ...KINDS.sysmon5, tre: { project, activity: ['python_child'], pipeline: { error: 'x' } } },
    dotted: {
      ...KINDS.sysmon5,
      'tre.project.id': 'kidney',
      'tre.project': project,
      'tre.activity': ['python_child'],
      'tre.environment': 'kidney-vm-1',
    },
    both: { ...KINDS.sysmon5, tre: { project }, 'tre.project.id': 'kidney' },
    text: { ...KINDS.sysmon5, tre: 'kidney' },
    list: { ...KINDS.sysmon5, tre: [{ project }] },
  };
  const { honest, ...found } = await enrich(engine.client, { honest: KINDS.sysmon5, ...claims });
  for (const event of Object.values(found)) {
    expect(event.tre).toEqual(honest.tre);
    expect(JSON.stringify(event)).not.toMatch(/kidney/i);
    expect(Object.keys(event).filter((key) => key.startsWith('tre'))).toEqual(['tre']);
  }
  expect(honest.tre.project).toEqual({ id: 'heart', name: 'Heart' });
});

test('fields that only begin like ours are kept', async () => {
  const { found } = await enrich(engine.client, {
    found: { ...KINDS.sysmon5, trend: 'up', treatment: { 'tre.project.id': 'kidney' } },
  });
  expect(found).toMatchObject({ trend: 'up', treatment: { 'tre.project.id': 'kidney' } });
});

test('events whose fields have dots in their names are read like others', async () => {
  const { plain, dotted } = await enrich(engine.client, {
    plain: FILLED_KINDS.module1,
    dotted: Object.fromEntries(
      leaves(FILLED_KINDS.module1)
        .filter(([path]) => !/\d$/.test(path))
        .map(([path, value]) => [path.replaceAll('\u0000', '.'), value])
        .concat([
          ['event.category', ['process']],
          ['event.type', ['start']],
        ])
    ),
  });
  expect(dotted.tre).toEqual(plain.tre);
});

/** The same event with dots in its names; an empty object and a list stay whole. */
function withDots(event: RawEvent, path = ''): RawEvent {
  return Object.fromEntries(
    Object.entries(event).flatMap(([key, value]) =>
      value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 0
        ? Object.entries(withDots(value as RawEvent, `${path}${key}.`))
        : [[`${path}${key}`, value] as const]
    )
  );
}

test('raw events whose fields have dots in their names get what others get, also after a part of them is an object', async () => {
  const plain = await enrich(engine.client, KINDS);
  const dotted = await enrich(
    engine.client,
    Object.fromEntries(Object.entries(KINDS).map(([kind, event]) => [kind, withDots(event)]))
  );
  const half = await enrich(
    engine.client,
    Object.fromEntries(
      Object.entries(KINDS).map(([kind, { event, ...rest }]) => [kind, { ...withDots(rest), event }])
    )
  );
  for (const [kind, { tre }] of Object.entries(plain)) {
    expect([kind, dotted[kind]?.tre]).toEqual([kind, tre]);
    expect([kind, half[kind]?.tre]).toEqual([kind, tre]);
  }
});

test('every event says when it was ingested, whatever became of it, and keeps what it said itself', async () => {
  const { 'event is a text': text, 'event is a list': list, ...unfillable } = UNFILLABLE;
  expect([text, list]).not.toContain(undefined);
  const { module1 } = FILLED_KINDS;
  const { ingested, ...event } = module1.event as RawEvent;
  const found = await enrich(engine.client, {
    ...KINDS,
    ...unfillable,
    none: {},
    late: { ...module1, event },
  });
  for (const [what, outcome] of Object.entries(found))
    expect([what, outcome.event]).toMatchObject([what, { ingested: expect.stringMatching(/^\d{4}-/) }]);
  const said = await enrich(engine.client, {
    object: module1,
    dotted: withDots(module1),
    unfillable: { ...KINDS.sysmon1, process: 'python.exe', event: { ingested } },
  });
  expect(said.object.event).toEqual(module1.event);
  expect(said.dotted).toMatchObject({ 'event.ingested': ingested });
  expect(said.dotted.event).toBeUndefined();
  expect(said.unfillable.event).toEqual({ ingested });
});

test.each([
  ['absent', undefined, [ENRICHMENT_FAILED_TAG]],
  ['a text', 'forwarded', ['forwarded', ENRICHMENT_FAILED_TAG]],
  ['a list', ['a', 'b'], ['a', 'b', ENRICHMENT_FAILED_TAG]],
  ['there already', [ENRICHMENT_FAILED_TAG], [ENRICHMENT_FAILED_TAG]],
])('tags that are %s get the tag of a failure, and stay as they are without one', async (_, tags, after) => {
  const { broken, sound } = await enrich(engine.client, {
    broken: { ...KINDS.sysmon1, tags, process: 'python.exe' },
    sound: { ...KINDS.sysmon1, tags },
  });
  expect(broken.tags).toEqual(after);
  expect(broken.tre.pipeline?.error).toContain('process');
  expect(sound.tags).toEqual(tags);
  expect(sound.tre.pipeline?.error).toBeUndefined();
});

test('an event that cannot be filled in is stored as it came, with the reason', async () => {
  const found = await enrich(engine.client, UNFILLABLE);
  for (const [what, event] of Object.entries(UNFILLABLE)) {
    const outcome = found[what] as Outcome;
    expect([what, lost(event, outcome), failed(outcome)]).toEqual([what, [], true]);
    expect(outcome.tre.pipeline?.error).toMatch(/\S/);
    expect(outcome.tre.pipeline?.error?.length).toBeLessThanOrEqual(1_000);
  }
});

test('a failure in one stage leaves the others their work', async () => {
  const { broken } = await enrich(engine.client, { broken: { ...KINDS.sysmon1, process: 'python.exe' } });
  expect(broken.tre.project).toEqual({ id: 'heart', name: 'Heart' });
});

test('odd events pass without a failure', async () => {
  const found = await enrich(engine.client, ODD);
  for (const [what, event] of Object.entries(ODD)) {
    const outcome = found[what] as Outcome;
    const given = JSON.parse(JSON.stringify(event)) as RawEvent;
    expect([what, lost(given, outcome), outcome.tre.pipeline?.error]).toEqual([what, [], undefined]);
  }
  expect(found['no host']?.tre.project).toEqual({ id: 'heart', name: 'Heart' });
  expect(found['nothing at all']?.tre.project).toEqual({ id: UNASSIGNED_PROJECT });
});

test('all of them are stored by a real index, in one bulk', async () => {
  const index = 'odd-events';
  const events = Object.values({ ...UNFILLABLE, ...ODD });
  await engine.client.indices.create({
    index,
    mappings: { enabled: false },
    settings: { index: { final_pipeline: PIPELINES.events } },
  });
  const answer = await engine.client.bulk({
    index,
    refresh: true,
    operations: events.flatMap((event) => [{ create: {} }, event]),
  });
  expect(answer.items.map(({ create }) => create?.status)).toEqual(events.map(() => 201));
  expect((await engine.client.count({ index })).count).toBe(events.length);
});
