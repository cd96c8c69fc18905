import { sharedEngine } from '../../engine/for_tests';
import type { SharedEngine } from '../../engine/for_tests';
import { enrich, installForHeart } from './enrich';
import type { Outcome } from './enrich';
import { EXPECTED_FIELDS, PYTHON } from './expected_fields';
import { FILLED_KINDS } from './filled_kinds';
import { KINDS, START_DATA } from './kinds';
import { GUIDS, HOST, sysmon } from './raw_event';
import type { RawEvent } from './raw_event';

type Kind = keyof typeof KINDS;

let engine: SharedEngine;
let enriched: Record<Kind, Outcome>;

beforeAll(async () => {
  engine = await sharedEngine();
  await engine.reset();
  await installForHeart(engine.client);
  enriched = await enrich(engine.client, KINDS);
});
afterAll(() => engine.reset());

/** Objects without fields count as absent: an index stores neither. */
function withoutEmpty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const kept = Object.entries(value)
    .map(([key, inner]) => [key, withoutEmpty(inner)] as const)
    .filter(([, inner]) => inner !== undefined);
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

/** What the pipelines added, without what the shipper had said. */
function ecs(event: Outcome): RawEvent {
  const shipped = ['@timestamp', 'agent', 'ecs', 'host', 'log', 'message', 'tre', 'winlog'];
  const rest = Object.entries(event).filter(([key]) => !shipped.includes(key));
  const { code, module, category, type } = event.event as RawEvent;
  return withoutEmpty({ ...Object.fromEntries(rest), event: { code, module, category, type } }) as RawEvent;
}

test.each(Object.keys(KINDS) as Kind[])('%s gets its ECS fields', (kind) => {
  const event = enriched[kind];
  expect(ecs(event)).toEqual(EXPECTED_FIELDS[kind]);
  expect(event.event).toMatchObject({ kind: 'event', ingested: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) });
  expect(event.host).toEqual({ name: HOST, os: { type: kind.startsWith('linux') ? 'linux' : 'windows' } });
  expect(event.tre.project).toEqual({ id: 'heart', name: 'Heart' });
  expect(event.tre.pipeline?.error).toBeUndefined();
});

test('the action that the shipper wrote stays, and one is there where it wrote none', () => {
  expect(enriched.sysmon1.event).toMatchObject({ action: 'Process Create (rule: ProcessCreate)' });
  expect(enriched.sysmon5.event).toMatchObject({ action: 'Process terminated' });
  expect(enriched.security1102.event).toMatchObject({ action: 'audit-log-cleared' });
});

const start = (data: RawEvent) => sysmon(1, { ...START_DATA, ...data });

test('a parent that is not told is no parent', async () => {
  const { dashes, zero, braceless } = await enrich(engine.client, {
    dashes: start({
      ParentProcessGuid: '-',
      ParentProcessId: '-',
      ParentImage: '-',
      ParentCommandLine: '-',
    }),
    zero: start({ ParentProcessGuid: GUIDS.none, ParentProcessId: '0', ParentImage: '-' }),
    braceless: start({ ParentProcessGuid: GUIDS.none.slice(1, -1), ParentProcessId: '4' }),
  });
  expect(withoutEmpty(dashes.process)).not.toHaveProperty('parent');
  expect(withoutEmpty(zero.process)).not.toHaveProperty('parent');
  expect(braceless.process).toHaveProperty('parent.name', 'powershell.exe');
  expect(braceless.process).not.toHaveProperty('parent.entity_id');
  expect([dashes, zero].map(({ tre }) => tre.activity)).toEqual([['python_execution'], ['python_execution']]);
});

test('a GUID of zeros is no identity of the process itself either', async () => {
  const { own } = await enrich(engine.client, { own: start({ ProcessGuid: GUIDS.none }) });
  expect(own.process).not.toHaveProperty('entity_id');
  expect(own.process).toHaveProperty('pid', 4312);
});

test('event ids and process ids may be numbers or texts', async () => {
  const base = start({ ProcessId: 4312, ParentProcessId: 2120 });
  const winlog = base.winlog as RawEvent;
  const events = {
    numbers: { ...base, event: { kind: 'event', code: 1 }, winlog: { ...winlog, event_id: 1 } },
    idOnly: { ...base, event: { kind: 'event' }, winlog: { ...winlog, event_id: 1 } },
    text: { ...base, event: undefined, winlog: { ...winlog, event_id: '1' } },
  };
  const found = await enrich(engine.client, events);
  for (const event of Object.values(found)) {
    expect(event.process).toMatchObject({ ...PYTHON, parent: { pid: 2120, entity_id: GUIDS.shell } });
    expect(event.event).toMatchObject({ category: ['process'], type: ['start'], module: 'sysmon' });
    expect(event.tre.activity).toEqual(['powershell_child', 'python_execution']);
  }
  expect([found.idOnly, found.text].map(({ event }) => (event as RawEvent).code)).toEqual(['1', '1']);
});

test('a number that is none is left out, not made up', async () => {
  const { odd } = await enrich(engine.client, { odd: start({ ProcessId: '12x', ParentProcessId: '-5' }) });
  expect(odd.process).not.toHaveProperty('pid');
  expect(odd.process).not.toHaveProperty('parent.pid');
  expect(odd.tre.pipeline?.error).toBeUndefined();
});

test('an address that an index would refuse is not filled in', async () => {
  const connection = KINDS.sysmon3.winlog as { event_data: RawEvent };
  const { odd } = await enrich(engine.client, {
    odd: sysmon(3, { ...connection.event_data, SourceIp: 'fe80::1%12', DestinationIp: '300.1.1.1' }),
  });
  expect(odd).not.toHaveProperty('source.ip');
  expect(odd).not.toHaveProperty('destination.ip');
  expect(odd.destination).toMatchObject({ port: 443 });
});

test('what a module or an integration has filled comes out as it went in', async () => {
  const found = await enrich(engine.client, FILLED_KINDS);
  for (const [kind, event] of Object.entries(found)) {
    const { tre, ...rest } = event;
    expect(rest).toEqual(FILLED_KINDS[kind as keyof typeof FILLED_KINDS]);
    expect(tre.project).toEqual({ id: 'heart', name: 'Heart' });
    expect(tre.pipeline?.error).toBeUndefined();
  }
  expect(found.module1.tre.activity).toEqual(['python_execution']);
  expect(found.agent3.tre.activity).toEqual(['network_attempt']);
  expect(found.agent11.tre.activity).toEqual(['archive_created']);
});

test.each([
  ['module1', 'winlogbeat'],
  ['agent1', 'filebeat'],
] as const)('Kibana can analyse %s as before', async (kind, shipper) => {
  const { found } = await enrich(engine.client, { found: FILLED_KINDS[kind] });
  expect(found).toMatchObject({
    agent: { type: shipper },
    event: { module: 'sysmon' },
    process: { entity_id: GUIDS.python, parent: { entity_id: GUIDS.shell } },
  });
});
