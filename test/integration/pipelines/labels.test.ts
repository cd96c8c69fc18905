import { ACTIVITY_LABELS } from '../../../common';
import type { ActivityLabel } from '../../../common';
import { sharedEngine } from '../../engine/for_tests';
import type { SharedEngine } from '../../engine/for_tests';
import { installPipelines, simulate } from './install_pipelines';
import type { EnrichedEvent, Enrichment } from './install_pipelines';
import * as e from './label_events';
import type { LogEvent } from './label_events';
import { FIREFOX, SEVEN_ZIP, TABLES, WORD, child, python, system } from './label_tables';

const { CMD, POWERSHELL, SYSTEM32 } = e;

const isSysmon = ({ winlog }: LogEvent) => winlog.provider_name === 'Microsoft-Windows-Sysmon';
/** Each event of Sysmon as it is, and as Winlogbeat's module hands it on. */
const shapes = (events: LogEvent[]) =>
  events.flatMap((event) => (isSysmon(event) ? [event, e.afterModule(event)] : [event]));

/** What a table's failure shows of an event. */
const shown = ({ event, process, winlog }: EnrichedEvent) =>
  JSON.stringify({ event, process, data: winlog.event_data });
const withLabel = (events: EnrichedEvent[], label: ActivityLabel, wanted: boolean) =>
  events.filter(({ tre }) => (tre.activity ?? []).includes(label) === wanted).map(shown);

let engine: SharedEngine;

beforeAll(async () => {
  engine = await sharedEngine();
  await engine.reset();
  await installPipelines(engine.client, [
    {
      id: 'heart',
      name: 'Heart',
      hosts: ['research-1'],
      users: [],
      shares: [
        { direction: 'ingress', inside: 'I:\\ingress' },
        { direction: 'egress', inside: 'E:\\egress\\' },
        { direction: 'egress', inside: '\\\\filer\\heart\\out' },
      ],
      expected_children: ['StataMP-64.exe'],
    },
  ]);
});

afterAll(() => engine.reset());

test('every label has a table with at least two events and a decoy', () => {
  expect(Object.keys(TABLES).sort()).toEqual([...ACTIVITY_LABELS].sort());
  for (const { is, not } of Object.values(TABLES)) {
    expect(is.length).toBeGreaterThanOrEqual(2);
    expect(not.length).toBeGreaterThanOrEqual(1);
  }
});

describe.each(ACTIVITY_LABELS)('%s', (label) => {
  test('is given to each event of its table, and once', async () => {
    const events = await simulate(engine.client, shapes(TABLES[label].is));
    expect(withLabel(events, label, false)).toEqual([]);
    for (const { tre } of events) expect(new Set(tre.activity).size).toBe(tre.activity?.length);
  });

  test('is not given to what only looks like it', async () => {
    const events = await simulate(engine.client, shapes(TABLES[label].not));
    expect(withLabel(events, label, true)).toEqual([]);
  });
});

test('no event of the tables fails, and every label is one of the list', async () => {
  const all = Object.values(TABLES).flatMap(({ is, not }) => shapes([...is, ...not]));
  for (const event of await simulate(engine.client, all)) {
    expect(event.tre.pipeline?.error).toBeUndefined();
    expect(event.tags).toBeUndefined();
    expect(ACTIVITY_LABELS).toEqual(expect.arrayContaining(event.tre.activity ?? []));
  }
});

test.each<[string, LogEvent, Enrichment['process']]>([
  ['a browser', child(FIREFOX), { category: 'browser', parent_interpreter: 'python', expected: false }],
  ['an office program', child(WORD), { category: 'office', parent_interpreter: 'python', expected: false }],
  [
    'a Windows tool',
    child(SYSTEM32 + 'CERTUTIL.EXE'),
    { category: 'lolbin', parent_interpreter: 'python', expected: false },
  ],
  ['an archiver', e.started({ image: SEVEN_ZIP }), { category: 'archiver' }],
  [
    'a transfer tool',
    child('C:\\rclone.exe', 'rclone', POWERSHELL),
    { category: 'transfer', parent_interpreter: 'powershell' },
  ],
  ['an administration tool', system('net.exe', 'net user'), { category: 'administration' }],
  ['a renamed tool', e.started({ image: 'C:\\a.exe', original: 'certutil.exe' }), { category: 'lolbin' }],
  // What is said by a plain processor, and what looks like it but needs the script.
  ['a browser that a person starts', e.started({ image: FIREFOX }), { category: 'browser' }],
  ['an office program that a person starts', e.started({ image: WORD }), { category: 'office' }],
  ['a copying tool', system('Robocopy.exe', 'robocopy a b'), { category: 'transfer' }],
  [
    'a browser with another name for its file',
    e.started({ image: FIREFOX, original: 'winword.exe' }),
    { category: 'browser' },
  ],
  [
    'a Python that is called like an office program',
    e.started({ image: WORD, original: 'python.exe' }),
    { category: 'office', interpreter: 'python' },
  ],
  [
    'an office program that a shell starts',
    child(WORD, 'winword', CMD),
    { category: 'office', parent_interpreter: 'cmd' },
  ],
  [
    'a lolbin that is an interpreter too',
    system('mshta.exe', 'mshta a.hta'),
    { category: 'lolbin', interpreter: 'mshta' },
  ],
  [
    'a shell',
    child(CMD, 'cmd'),
    { category: 'shell', interpreter: 'cmd', parent_interpreter: 'python', expected: false },
  ],
  ['an expected child', child(SYSTEM32 + 'conhost.exe'), { parent_interpreter: 'python', expected: true }],
  [
    'a child that the project expects',
    child('C:\\STATAMP-64.EXE'),
    { parent_interpreter: 'python', expected: true },
  ],
  [
    'a script in a folder',
    python('python "my code\\a.py"', { folder: 'D:\\w\\' }),
    { category: 'interpreter', interpreter: 'python', script: 'D:\\w\\my code\\a.py' },
  ],
  [
    'a script of R',
    e.started({ image: 'C:\\R\\Rscript.exe', line: 'Rscript D:\\a.R' }),
    { category: 'interpreter', interpreter: 'r', script: 'D:\\a.R' },
  ],
  [
    'a renamed Python',
    e.started({ image: 'C:\\x.exe', original: 'PYTHON.EXE', line: 'x -m pip' }),
    { category: 'interpreter', interpreter: 'python' },
  ],
  [
    'a script on Linux',
    e.started({ image: '/usr/bin/python3', original: '-', line: 'python3 a.py', folder: '/home/ada' }),
    { category: 'interpreter', interpreter: 'python', script: '/home/ada/a.py' },
  ],
  ['anything else', system('notepad.exe', 'notepad'), undefined],
])('tre.process of %s', async (_, event, process) => {
  const [raw, ecs] = await simulate(engine.client, shapes([event]));
  expect(raw?.tre.process).toEqual(process);
  expect(ecs?.tre.process).toEqual(process);
});
