import { EVENT_INDICES, INDEX_TEMPLATES, UNASSIGNED_PROJECT } from '../../../common';
import type { PipelineProject } from '../../../server/setup/project_pipeline';
import { sharedEngine } from '../../engine/for_tests';
import type { SharedEngine } from '../../engine/for_tests';
import { installPipelines, putProjects, simulate } from './install_pipelines';
import type { EnrichedEvent } from './install_pipelines';
import { CMD, POWERSHELL, PYTHON, fileCreated, started } from './label_events';
import type { LogEvent } from './label_events';

let engine: SharedEngine;

beforeAll(async () => {
  engine = await sharedEngine();
  await engine.reset();
  await installPipelines(engine.client, []);
});

afterAll(() => engine.reset());

const project = (id: string, rest: Partial<PipelineProject> = {}): PipelineProject => ({
  id,
  name: id.toUpperCase(),
  hosts: [],
  users: [],
  shares: [],
  expected_children: [],
  ...rest,
});

/** The same event from another host and, where said, another user. */
const from = (
  host: string,
  user = 'TRE\\nobody',
  event: LogEvent = started({ image: PYTHON })
): LogEvent => ({
  ...event,
  host: { name: host },
  winlog: {
    ...event.winlog,
    computer_name: host,
    event_data: { ...event.winlog.event_data, User: user },
  },
});

async function through(projects: readonly PipelineProject[], events: readonly LogEvent[]) {
  await putProjects(engine.client, projects);
  const found = await simulate(engine.client, events);
  for (const { tre, tags } of found) expect([tre.pipeline?.error, tags]).toEqual([undefined, undefined]);
  return found;
}

const ids = (events: readonly EnrichedEvent[]) => events.map(({ tre }) => tre.project?.id);

/** Events by what is asked of them, with the project that each must get. */
async function expectOwners(projects: readonly PipelineProject[], table: ReadonlyArray<[LogEvent, string]>) {
  const found = await through(
    projects,
    table.map(([event]) => event)
  );
  const where = (event: LogEvent | undefined, id: string | undefined) =>
    `${event?.host?.name} ${event?.winlog.event_data?.User}: ${id}`;
  expect(found.map(({ tre }, at) => where(table[at]?.[0], tre.project?.id))).toEqual(
    table.map(([event, id]) => where(event, id))
  );
}

test('a host is found by its full name, then by its short one, in any case', () =>
  expectOwners(
    [
      project('full', { hosts: ['Research-1.TRE.local'] }),
      project('short', { hosts: ['RESEARCH-2'] }),
      project('other', { hosts: ['research-1.other.local', 'ws-9.tre.local'] }),
      project('precise', { hosts: ['research-2.special.local'] }),
      project('address', { hosts: ['10.0.0.7', '10'] }),
    ],
    [
      [from('research-1.tre.local'), 'full'],
      [from('RESEARCH-1.tre.LOCAL'), 'full'],
      [from('research-1.other.local'), 'other'],
      [from('research-1.third.local'), UNASSIGNED_PROJECT],
      [from('research-2'), 'short'],
      [from('Research-2.any.local'), 'short'],
      [from('research-2.special.local'), 'precise'],
      [from('WS-9'), 'other'],
      [from('ws-9.third.local'), UNASSIGNED_PROJECT],
      [from('research-22'), UNASSIGNED_PROJECT],
      [from('10.0.0.7'), 'address'],
      [from('10.0.0.8'), UNASSIGNED_PROJECT],
    ]
  ));

test('the user decides between projects that claim one host, and finds the project of an unknown host', () =>
  expectOwners(
    [
      project('heart', { hosts: ['shared-1', 'heart-1'], users: ['TRE\\Ada', 'both', 'wanderer'] }),
      project('lung', { hosts: ['shared-1.tre.local', 'SHARED-1', 'lung-1'], users: ['tre\\bob', 'both'] }),
      project('kidney', { users: ['cleo', 'TRE\\dan'] }),
    ],
    [
      [from('shared-1', 'TRE\\ada'), 'heart'],
      [from('shared-1', 'tre\\BOB'), 'lung'],
      [from('SHARED-1.any.local', 'TRE\\ADA'), 'heart'],
      [from('shared-1.tre.local', 'TRE\\ada'), 'lung'],
      [from('shared-1', 'TRE\\both'), UNASSIGNED_PROJECT],
      [from('shared-1', 'TRE\\cleo'), UNASSIGNED_PROJECT],
      [from('shared-1', 'TRE\\nobody'), UNASSIGNED_PROJECT],
      [from('shared-1', 'OTHER\\ada'), UNASSIGNED_PROJECT],
      [from('shared-1', '-'), UNASSIGNED_PROJECT],
      [from('heart-1', 'TRE\\bob'), 'heart'],
      [from('lung-1', 'TRE\\both'), 'lung'],
      [from('elsewhere', 'ANY\\CLEO'), 'kidney'],
      [from('elsewhere', 'TRE\\dan'), 'kidney'],
      [from('elsewhere', 'OTHER\\dan'), UNASSIGNED_PROJECT],
      [from('elsewhere', 'TRE\\both'), UNASSIGNED_PROJECT],
    ]
  ));

test.each([
  ['no project', []],
  ['one project', [project('heart', { hosts: ['research-1'] })]],
])('with %s an unknown host is unassigned, and its environment is told', async (_, projects) => {
  const [full, address, nameless] = await through(projects, [
    from('WS-77.tre.local'),
    from('10.0.0.8'),
    { ...from('x'), host: {}, winlog: { ...from('x').winlog, computer_name: 'WS-78.tre.local' } },
  ]);
  expect(full?.tre).toMatchObject({ project: { id: UNASSIGNED_PROJECT }, environment: 'ws-77' });
  expect(full?.tre.project).toEqual({ id: UNASSIGNED_PROJECT });
  expect(address?.tre).toMatchObject({ project: { id: UNASSIGNED_PROJECT }, environment: '10.0.0.8' });
  expect(nameless?.tre).toMatchObject({ project: { id: UNASSIGNED_PROJECT }, environment: 'ws-78' });
});

test('an event cannot claim a project for itself', async () => {
  const claim = { project: { id: 'heart', name: 'Heart' }, activity: ['python_execution'], note: 1 };
  const [nested, dotted] = await through(
    [project('heart', { hosts: ['research-1'] })],
    [
      { ...from('stranger', '-', fileCreated(CMD, 'C:\\a.txt')), tre: claim },
      {
        ...from('stranger', '-', fileCreated(CMD, 'C:\\a.txt')),
        'tre.project.id': 'heart',
        'tre.environment': 'x',
      },
    ]
  );
  for (const event of [nested, dotted]) {
    expect(event?.tre.project).toEqual({ id: UNASSIGNED_PROJECT });
    expect(event?.tre.environment).toBe('stranger');
    expect(event?.tre.activity).toBeUndefined();
    expect(Object.keys(event ?? {}).filter((key) => key.startsWith('tre'))).toEqual(['tre']);
  }
});

const HOSTILE = [
  `"; ctx.tre = null; //`,
  `'); return true; ('`,
  '{{{host.name}}} {{_ingest.timestamp}}',
  '{{#host}}',
  'a\\" + params + "\\',
  '</script><b>&amp;"\n\tü😀',
  '__proto__',
  '${ctx.host}',
];

test('names and ids of projects are data, whatever they hold', async () => {
  const projects = HOSTILE.map((text, at) => project(text, { name: `name ${text}`, hosts: [`evil-${at}`] }));
  const found = await through(
    projects,
    HOSTILE.map((_, at) => from(`evil-${at}`))
  );
  expect(found.map(({ tre }) => tre.project)).toEqual(
    HOSTILE.map((text) => ({ id: text, name: `name ${text}` }))
  );
});

test('hosts, users, folders and children of projects are data, whatever they hold', async () => {
  const folder = `E:\\it's "out" {{{host.name}}} ; return true`;
  const found = await through(
    [
      project('evil', {
        hosts: HOSTILE.map((text) => `${text}.local`),
        users: HOSTILE,
        shares: [{ direction: 'egress', inside: folder }],
        expected_children: HOSTILE,
      }),
    ],
    [
      ...HOSTILE.map((text) => from(`${text}.local`)),
      from(`${HOSTILE[0]}.local`, '-', fileCreated(CMD, `${folder}\\a.txt`)),
      from('a.local', '-', fileCreated(CMD, `${folder}\\a.txt`)),
    ]
  );
  expect(ids(found)).toEqual([...HOSTILE.map(() => 'evil'), 'evil', UNASSIGNED_PROJECT]);
  expect(found.map(({ tre }) => tre.activity).slice(-2)).toEqual([['egress_file_written'], undefined]);
});

const SHARES = [
  project('drive', {
    hosts: ['drive-1'],
    shares: [
      { direction: 'egress', inside: 'E:/egress/' },
      { direction: 'ingress', inside: 'I:\\Ingress' },
    ],
    expected_children: ['StataMP-64.EXE', 'sas'],
  }),
  project('unc', {
    hosts: ['unc-1'],
    shares: [
      { direction: 'egress', inside: '\\\\Filer\\heart\\out' },
      { direction: 'egress', inside: 'X:\\' },
      { direction: 'ingress', inside: '//filer/heart/in' },
      { direction: 'ingress', inside: '//filer/heart/out/back' },
    ],
  }),
  project('linux', {
    hosts: ['linux-1'],
    shares: [
      { direction: 'egress', inside: '/mnt/egress' },
      { direction: 'ingress', inside: '/mnt/ingress/' },
    ],
  }),
  project('none', { hosts: ['none-1'] }),
];
const EGRESS = ['egress_file_written'];
const INGRESS = ['ingress_file_written'];

test('a written file is told by the share of its own project, however its path is written', async () => {
  const table: Array<[string, string, string[] | undefined]> = [
    ['drive-1', 'E:\\egress\\a.csv', EGRESS],
    ['drive-1', 'e:/EGRESS//sub/./a.csv', EGRESS],
    ['drive-1', '\\\\?\\E:\\egress\\a.csv', EGRESS],
    ['drive-1', '\\??\\E:\\egress\\a.csv', EGRESS],
    ['drive-1', 'E:\\x\\..\\egress\\a.csv', EGRESS],
    ['drive-1', 'E:\\egress-old\\a.csv', undefined],
    ['drive-1', 'E:\\egress.csv', undefined],
    ['drive-1', 'E:\\egress\\..\\a.csv', undefined],
    ['drive-1', 'F:\\egress\\a.csv', undefined],
    ['drive-1', 'I:\\INGRESS\\a.py', INGRESS],
    ['drive-1', 'I:\\ingress2\\a.py', undefined],
    ['drive-1', '\\\\filer\\heart\\out\\a.csv', undefined],
    ['unc-1', '\\\\FILER\\Heart\\OUT\\a.csv', EGRESS],
    ['unc-1', '//filer/heart/out/a.csv', EGRESS],
    ['unc-1', '\\\\?\\UNC\\filer\\heart\\out\\a.csv', EGRESS],
    ['unc-1', '\\Device\\Mup\\filer\\heart\\out\\a.csv', EGRESS],
    ['unc-1', '\\\\filer\\heart\\outside\\a.csv', undefined],
    ['unc-1', '\\\\other\\heart\\out\\a.csv', undefined],
    ['unc-1', 'X:\\a.csv', EGRESS],
    ['unc-1', '\\\\filer\\heart\\in\\a.py', INGRESS],
    ['unc-1', '\\\\filer\\heart\\out\\back\\a.py', INGRESS],
    ['unc-1', 'E:\\egress\\a.csv', undefined],
    ['linux-1', '/mnt/egress/a.csv', EGRESS],
    ['linux-1', '/mnt/./x/../ingress/a.py', INGRESS],
    ['linux-1', '/mnt/egress2/a.csv', undefined],
    ['linux-1', 'mnt/egress/a.csv', undefined],
    ['none-1', 'E:\\egress\\a.csv', undefined],
    ['stranger', 'E:\\egress\\a.csv', undefined],
  ];
  const found = await through(
    SHARES,
    table.map(([host, path]) => from(host, '-', fileCreated(CMD, path)))
  );
  expect(found.map(({ tre }, at) => [...(table[at] ?? []).slice(0, 2), tre.activity])).toEqual(table);
});

test('a script is from elsewhere when it is not from the ingress of its own project', async () => {
  const table: Array<[string, string, boolean]> = [
    ['drive-1', 'I:\\ingress\\a.py', false],
    ['drive-1', '\\\\filer\\heart\\in\\a.py', true],
    ['drive-1', 'E:\\egress\\a.py', true],
    ['unc-1', '//FILER/heart/in/a.py', false],
    ['unc-1', 'I:\\ingress\\a.py', true],
    ['linux-1', '/mnt/ingress/a.py', false],
    ['linux-1', '/mnt/ingress/../a.py', true],
    // Nothing can be said where the project has no ingress share.
    ['none-1', 'C:\\a.py', false],
    ['stranger', 'C:\\a.py', false],
  ];
  const found = await through(
    SHARES,
    table.map(([host, path]) =>
      from(
        host,
        '-',
        started({ image: PYTHON, line: `python ${path}`, folder: path.startsWith('/m') ? '/' : 'C:\\' })
      )
    )
  );
  const outside = found.map(({ tre }) => (tre.activity ?? []).includes('script_outside_ingress'));
  expect(outside.map((is, at) => [...(table[at] ?? []).slice(0, 2), is])).toEqual(table);
});

test('a project may expect children of Python that others do not, but no renamed interpreter', async () => {
  const stata = { image: 'C:\\Stata18\\STATAMP-64.exe', parent: PYTHON };
  const table: Array<[string, LogEvent, boolean | undefined]> = [
    ['drive-1', started(stata), true],
    ['drive-1', started({ image: 'C:\\SAS.EXE', parent: PYTHON }), true],
    ['drive-1', started({ image: 'C:\\sas2.exe', parent: PYTHON }), false],
    ['drive-1', started({ ...stata, original: 'PowerShell.EXE' }), false],
    ['drive-1', started({ ...stata, parent: POWERSHELL }), undefined],
    ['unc-1', started(stata), false],
    ['stranger', started(stata), false],
  ];
  const found = await through(
    SHARES,
    table.map(([host, event]) => from(host, '-', event))
  );
  expect(found.map(({ tre }) => tre.process?.expected)).toEqual(table.map(([, , expected]) => expected));
  expect(found.map(({ tre }) => (tre.activity ?? []).includes('unexpected_child'))).toEqual(
    table.map(([, , expected]) => expected === false)
  );
});

test('a thousand projects of twenty hosts each are accepted, and each host finds its own', async () => {
  const many = Array.from({ length: 1_000 }, (_, at) =>
    project(`p${at}`, {
      hosts: Array.from({ length: 20 }, (__, host) => `ws-${at}-${host}.tre.local`),
      users: [`user-${at}`],
      shares: [
        { direction: 'egress', inside: `E:\\p${at}` },
        { direction: 'ingress', inside: `I:\\p${at}` },
      ],
      expected_children: ['sas.exe'],
    })
  );
  const found = await through(many, [
    from('ws-0-0.tre.local'),
    from('WS-999-19.tre.local'),
    from('ws-500-7'),
    from('ws-1000-0.tre.local'),
    from('laptop', 'TRE\\user-42'),
    from('ws-7-1.tre.local', '-', fileCreated(CMD, 'E:\\p7\\a.csv')),
    from('ws-7-1.tre.local', '-', fileCreated(CMD, 'E:\\p77\\a.csv')),
  ]);
  expect(ids(found)).toEqual(['p0', 'p999', 'p500', UNASSIGNED_PROJECT, 'p42', 'p7', 'p7']);
  expect(found.slice(-2).map(({ tre }) => tre.activity)).toEqual([EGRESS, undefined]);
});

test('an indexed event is found by its project, and our streams keep their templates beside the built-in one', async () => {
  const { client } = engine;
  await putProjects(client, [project('heart', { hosts: ['research-1'] })]);
  const index = EVENT_INDICES[0].replace('*', 'test');
  await client.index({ index, op_type: 'create', refresh: true, document: from('research-1.tre.local') });
  const found = await client.search<EnrichedEvent>({
    index,
    query: {
      bool: {
        filter: [{ term: { 'tre.project.id': 'heart' } }, { term: { 'tre.activity': 'python_execution' } }],
      },
    },
  });
  expect(found.hits.hits.map(({ _source: source }) => source?.tre.environment)).toEqual(['research-1']);

  const stream = await client.transport.request<{ template: { mappings: { properties: object } } }>({
    method: 'POST',
    path: `/_index_template/_simulate_index/${INDEX_TEMPLATES.verdicts}-default`,
  });
  expect(stream.template.mappings.properties).not.toHaveProperty('built_in');
  expect(stream.template.mappings.properties).toHaveProperty('tre');
});
