import { ROUTES } from '../../../common';
import type { ProcessRow, ProcessesPage } from '../../../common';
import { sharedEngine } from '../../engine/for_tests';
import type { SharedEngine } from '../../engine/for_tests';
import { startHost } from '../../host/host';
import type { Host } from '../../host/host';
import { call } from './caller';
import type { Reply } from './caller';
import { endEvent, pythonChild, startEvent, storeEvents } from './event_index';

const DAY = { from: '2026-11-02T00:00:00Z', to: '2026-11-02T23:59:59.999Z' };

let engine: SharedEngine;
let host: Host;

const list = (query: Record<string, string> = {}): Promise<Reply<ProcessesPage>> =>
  call(host, 'GET', ROUTES.processes, { query: { ...DAY, ...query } });
const names = ({ body }: Reply<ProcessesPage>) => body.items.map(({ name }) => name);
const only = ({ status, body }: Reply<ProcessesPage>): ProcessRow => {
  expect(status).toBe(200);
  expect(body.items).toHaveLength(1);
  return body.items[0] as ProcessRow;
};

beforeAll(async () => {
  engine = await sharedEngine();
  host = await startHost({ client: engine.client });
});
beforeEach(() => engine.reset());
afterAll(async () => {
  await host.stop();
  await engine.reset();
});

test('a browser that Python started is shown with how long it ran and why it matters', async () => {
  await storeEvents(engine.client, [
    startEvent({
      at: '2026-11-02T10:00:00.000Z',
      id: '{firefox}',
      pid: 4242,
      name: 'firefox.exe',
      commandLine: 'firefox.exe https://example.org',
      parent: { id: '{python}', pid: 99, name: 'python.exe' },
      tre: {
        ...pythonChild(false, 'browser'),
        project: { id: 'heart-study', name: 'Heart' },
        environment: 'research-1',
      },
    }),
    endEvent('2026-11-02T10:02:00.000Z', '{firefox}'),
    endEvent('2026-11-02T10:01:00.000Z', '{firefox}', 'research-2'),
    startEvent({ at: '2026-11-02T10:00:00.000Z', id: '{notepad}', name: 'notepad.exe' }),
  ]);
  const row = only(await list());
  expect(row).toMatchObject({
    entity_id: '{firefox}',
    pid: 4242,
    name: 'firefox.exe',
    command_line: 'firefox.exe https://example.org',
    started_at: '2026-11-02T10:00:00.000Z',
    ended_at: '2026-11-02T10:02:00.000Z',
    duration_ms: 120_000,
    host: 'research-1',
    environment: 'research-1',
    user: 'TRE\\amira',
    project: { id: 'heart-study', name: 'Heart' },
    parent: { entity_id: '{python}', pid: 99, name: 'python.exe' },
    labels: ['python_child', 'unexpected_child'],
    category: 'browser',
    expected: false,
    agent_type: 'winlogbeat',
    event_module: 'sysmon',
  });
  expect(row.reasons).toEqual([
    'firefox.exe is a web browser, which can upload files, and Python started it.',
    'Neither ordinary use nor the project expects it.',
  ]);
});

test('a process that runs still has no end, and one whose end lies before its start no duration', async () => {
  await storeEvents(engine.client, [
    startEvent({ at: '2026-11-02T10:00:00.000Z', id: '{a}', name: 'a.exe', tre: pythonChild(false) }),
    startEvent({ at: '2026-11-02T11:00:00.000Z', id: '{b}', name: 'b.exe', tre: pythonChild(false) }),
    endEvent('2026-11-02T10:59:59.000Z', '{b}'),
  ]);
  const { items } = (await list()).body;
  expect(items.map(({ name, ended_at, duration_ms }) => [name, ended_at, duration_ms])).toEqual([
    ['b.exe', '2026-11-02T10:59:59.000Z', undefined],
    ['a.exe', undefined, undefined],
  ]);
});

test('a start that Sysmon and the Security log both tell of is listed once, with its end', async () => {
  const seen = { pid: 4242, name: 'curl.exe', tre: pythonChild(false) };
  await storeEvents(engine.client, [
    startEvent({ at: '2026-11-02T10:00:00.000Z', id: '{curl}', ...seen }),
    startEvent({ at: '2026-11-02T10:00:00.120Z', ...seen }),
    endEvent('2026-11-02T10:00:09.000Z', '{curl}'),
  ]);
  expect(only(await list())).toMatchObject({ entity_id: '{curl}', duration_ms: 9_000 });
});

test.each([
  ['asc', 120],
  ['desc', 120],
  ['asc', -120],
  ['desc', -120],
])(
  'of such a start the two lie on two pages, and it is listed once (%s, %i ms apart)',
  async (order, apart) => {
    const at = (ms: number) => new Date(Date.parse('2026-11-02T10:00:00.000Z') + ms).toISOString();
    const starts = Array.from({ length: 25 }, (_, index) => {
      const seen = { pid: 4_000 + index, name: 'curl.exe', tre: pythonChild(false) };
      return [
        startEvent({ at: at(index * 60_000), id: `{${index}}`, ...seen }),
        startEvent({ at: at(index * 60_000 + apart), ...seen }),
      ];
    });
    // Seen by the Security log alone.
    const alone = startEvent({ at: at(60_000), pid: 9, name: 'wget.exe', tre: pythonChild(false) });
    await storeEvents(engine.client, [...starts.flat(), alone]);
    const seen: ProcessRow[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const { body } = await list({ size: '10', order, ...(cursor ? { cursor } : {}) });
      seen.push(...body.items);
      cursor = body.next;
    }
    expect(seen.map(({ entity_id }) => entity_id).filter(Boolean)).toHaveLength(25);
    expect(seen.map(({ name }) => name).filter((name) => name === 'wget.exe')).toHaveLength(1);
    expect(seen).toHaveLength(26);
  }
);

test('what a renamed Python started is found by its id, on its host only', async () => {
  const renamed = {
    activity: ['python_execution', 'renamed_interpreter'],
    process: { interpreter: 'python' },
  };
  const shell = { activity: ['renamed_interpreter'], process: { interpreter: 'powershell' } };
  const child = (name: string, id: string, parent: string, hostName = 'research-1') =>
    startEvent({
      at: '2026-11-02T10:00:00.000Z',
      name,
      id,
      host: hostName,
      parent: { id: parent, name: 'winword.exe' },
    });
  await storeEvents(engine.client, [
    startEvent({ at: '2026-10-20T08:00:00.000Z', id: '{r}', name: 'winword.exe', tre: renamed }),
    startEvent({ at: '2026-10-20T08:00:00.000Z', id: '{s}', name: 'winword.exe', tre: shell }),
    child('curl.exe', '{1}', '{r}'),
    child('elsewhere.exe', '{2}', '{r}', 'research-2'),
    child('other.exe', '{3}', '{s}'),
  ]);
  const row = only(await list());
  expect(row.name).toBe('curl.exe');
  expect(row.reasons).toEqual(['winword.exe is Python under another name, and it started curl.exe.']);
});

test('expected children are hidden until asked for, unless something about them is flagged', async () => {
  await storeEvents(engine.client, [
    startEvent({ at: '2026-11-02T10:00:03.000Z', id: '{1}', name: 'conhost.exe', tre: pythonChild(true) }),
    startEvent({ at: '2026-11-02T10:00:02.000Z', id: '{2}', name: 'curl.exe', tre: pythonChild(false) }),
    startEvent({
      at: '2026-11-02T10:00:01.000Z',
      id: '{3}',
      name: 'pwsh.exe',
      tre: pythonChild(true, 'shell', ['encoded_command']),
    }),
  ]);
  expect(names(await list())).toEqual(['curl.exe', 'pwsh.exe']);
  expect(names(await list({ expected: 'true' }))).toEqual(['conhost.exe', 'curl.exe', 'pwsh.exe']);
});

test('each view and each filter shows what it says', async () => {
  await storeEvents(engine.client, [
    startEvent({
      at: '2026-11-02T10:00:05.000Z',
      id: '{1}',
      name: 'a.exe',
      parent: { name: 'Explorer.EXE' },
    }),
    startEvent({
      at: '2026-11-02T10:00:04.000Z',
      id: '{2}',
      name: 'b.exe',
      user: 'Ben',
      tre: { activity: ['powershell_child'], environment: 'lab-7' },
    }),
    startEvent({
      at: '2026-11-02T10:00:03.000Z',
      id: '{3}',
      name: 'c.exe',
      host: 'Research-9.tre.local',
      commandLine: 'c.exe 100%_*real*\\path?',
      tre: { activity: ['archive_created'], process: { category: 'archiver' } },
    }),
    endEvent('2026-11-02T10:00:06.000Z', '{1}'),
  ]);
  const shown = async (query: Record<string, string>) => names(await list({ view: 'any', ...query }));
  expect(await shown({})).toEqual(['a.exe', 'b.exe', 'c.exe']);
  expect(await shown({ order: 'asc' })).toEqual(['c.exe', 'b.exe', 'a.exe']);
  expect(await shown({ view: 'powershell' })).toEqual(['b.exe']);
  expect(await shown({ view: 'flagged' })).toEqual(['c.exe']);
  expect(await shown({ parent: 'explorer.exe' })).toEqual(['a.exe']);
  expect(await shown({ user: 'BEN' })).toEqual(['b.exe']);
  expect(await shown({ user: 'tre\\ben' })).toEqual(['b.exe']);
  expect(await shown({ user: 'other\\ben' })).toEqual([]);
  expect(await shown({ environment: 'LAB-7' })).toEqual(['b.exe']);
  expect(await shown({ environment: 'research-9.tre.local' })).toEqual(['c.exe']);
  expect(await shown({ label: 'archive_created' })).toEqual(['c.exe']);
  expect(await shown({ category: 'archiver' })).toEqual(['c.exe']);
  expect(await shown({ text: 'REAL' })).toEqual(['c.exe']);
  expect(await shown({ text: 'path? 100%' })).toEqual(['c.exe']);
  expect(await shown({ text: 'b.EXE' })).toEqual(['b.exe']);
  expect(await shown({ text: '*' })).toEqual(['c.exe']);
  expect(await shown({ text: 'r?al' })).toEqual([]);
  expect(await shown({ text: '\\path' })).toEqual(['c.exe']);
});

test('what a process did later is its own: flagged, found by label, and said', async () => {
  const did = (at: string, id: string, label: string) => ({
    '@timestamp': at,
    event: { category: ['network'], type: ['connection'], code: '3' },
    host: { name: 'research-1' },
    process: { entity_id: id, name: 'python.exe' },
    tre: { activity: [label] },
  });
  const python = (id: string, at: string) =>
    startEvent({ at, id, name: `python-${id}.exe`, tre: { activity: ['python_execution'] } });
  await storeEvents(engine.client, [
    python('1', '2026-10-30T08:00:00.000Z'),
    did('2026-11-02T09:00:00.000Z', '1', 'network_attempt'),
    did('2026-11-02T09:00:01.000Z', '1', 'clipboard_change'),
    python('2', '2026-11-02T08:00:00.000Z'),
    did('2026-11-02T09:00:00.000Z', '2', 'egress_file_written'),
    python('3', '2026-11-02T08:00:00.000Z'),
    did('2026-11-03T09:00:00.000Z', '3', 'network_attempt'),
    python('4', '2026-10-30T08:00:00.000Z'),
    did('2026-11-02T09:00:00.000Z', '4', 'egress_file_written'),
  ]);
  const row = only(await list({ view: 'flagged' }));
  expect(row.name).toBe('python-1.exe');
  expect(row.labels).toEqual(['python_execution', 'clipboard_change', 'network_attempt']);
  expect(row.reasons).toEqual([
    'A Python interpreter was started.',
    'Something was copied to the clipboard, which may be a way in or out beside the airlock.',
    'An interpreter tried to reach an address outside the machine.',
  ]);
  const labelled = await list({ view: 'any', label: 'egress_file_written' });
  expect(names(labelled)).toEqual(['python-2.exe', 'python-4.exe']);
  expect(names(await list({ view: 'any' }))).toEqual(['python-2.exe', 'python-3.exe']);
  expect(names(await list({ view: 'any', label: 'clipboard_change' }))).toEqual(['python-1.exe']);
});

test.each([
  ['a few events', 3],
  ['more than are read one by one', 450],
])('ends and labels are found among %s', async (_, count) => {
  const start = { name: 'curl.exe', tre: pythonChild(false) };
  const did = (index: number) => ({
    '@timestamp': new Date(Date.parse('2026-11-02T10:00:01Z') + index * 1_000).toISOString(),
    event: { category: ['network'], type: ['connection'], code: '3' },
    host: { name: 'research-1' },
    process: { entity_id: '{1}' },
    tre: { activity: [index === count - 1 ? 'archive_created' : 'network_attempt'] },
  });
  await storeEvents(engine.client, [
    startEvent({ at: '2026-11-02T10:00:00.000Z', id: '{1}', ...start }),
    startEvent({ at: '2026-11-02T09:00:00.000Z', id: '{2}', ...start }),
    ...Array.from({ length: count }, (__, index) => did(index)),
    endEvent('2026-11-02T10:30:00.000Z', '{1}'),
    endEvent('2026-11-02T09:00:05.000Z', '{2}'),
    // After the range, in which an end counts still.
    endEvent('2026-11-03T10:30:00.000Z', '{2}'),
    { ...did(0), '@timestamp': '2026-11-03T10:00:00.000Z', process: { entity_id: '{2}' } },
  ]);
  const { items } = (await list()).body;
  expect(items.map(({ duration_ms, labels }) => [duration_ms, labels])).toEqual([
    [1_800_000, expect.arrayContaining(['network_attempt', 'archive_created'])],
    [5_000, ['python_child', 'unexpected_child']],
  ]);
});

test('pages give every row once, also where all of them start at the same time', async () => {
  const rows = Array.from({ length: 250 }, (_, index) =>
    startEvent({
      at: '2026-11-02T10:00:00.000Z',
      // Some have no id, as those of the Security log, and are told apart by their record.
      id: index % 5 === 0 ? undefined : `{${index}}`,
      name: `p${index}.exe`,
      record: String(index),
      tre: pythonChild(false),
    })
  );
  await storeEvents(engine.client, rows);
  const seen: string[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const reply = await list({ size: '20', ...(cursor ? { cursor } : {}) });
    expect(reply.body.total).toBe(250);
    seen.push(...names(reply));
    cursor = reply.body.next;
    pages++;
  } while (cursor !== undefined && pages < 30);
  expect(pages).toBe(13);
  expect(new Set(seen).size).toBe(250);
  expect(seen).toHaveLength(250);
});

test.each(['asc', 'desc'])(
  'pages that end among rows of one time lose and repeat none (%s)',
  async (order) => {
    const rows = Array.from({ length: 40 }, (_, index) =>
      startEvent({
        // Groups of 1 to 5 rows of one time, so that pages of 10 end within groups and between them.
        at: new Date(
          Date.parse('2026-11-02T10:00:00Z') + Math.floor(Math.sqrt(index * 3)) * 1_000
        ).toISOString(),
        id: `{${(index * 7) % 40}}`,
        name: `p${index}.exe`,
        tre: pythonChild(false),
      })
    );
    await storeEvents(engine.client, rows);
    const seen: ProcessRow[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const { body } = await list({ size: '10', order, ...(cursor ? { cursor } : {}) });
      expect(body.total).toBe(40);
      seen.push(...body.items);
      cursor = body.next;
    }
    expect(new Set(seen.map(({ name }) => name)).size).toBe(40);
    expect(seen).toHaveLength(40);
    const times = seen.map(({ started_at: at }) => at);
    expect(times).toEqual(order === 'asc' ? [...times].sort() : [...times].sort().reverse());
  }
);

test('a page without a next one has no cursor', async () => {
  await storeEvents(
    engine.client,
    Array.from({ length: 10 }, (_, index) =>
      startEvent({ at: '2026-11-02T10:00:00.000Z', id: `{${index}}`, name: 'a.exe', tre: pythonChild(false) })
    )
  );
  const { body } = await list({ size: '10' });
  expect(body.items).toHaveLength(10);
  expect(body.next).toBeUndefined();
});

test('without any event index the answer is empty and names no source', async () => {
  const { status, body } = await list();
  expect(status).toBe(200);
  expect(body).toEqual({ items: [], total: 0, more_than: false, rights: { readable: [], refused: [] } });
});

test('the answer names the sources that were read', async () => {
  await storeEvents(engine.client, [startEvent({ at: '2026-11-02T10:00:00Z', name: 'a.exe' })]);
  await storeEvents(
    engine.client,
    [startEvent({ at: '2026-11-02T10:00:00Z', name: 'a.exe' })],
    'auditbeat-8'
  );
  expect((await list()).body.rights).toEqual({ readable: ['winlogbeat-*', 'auditbeat-*'], refused: [] });
});

test('hostile text comes back as it is, and a very long command line is cut', async () => {
  const commandLine = '"><img src=x onerror=alert(1)> \u202e\u0000 ${jndi:ldap://x} ' + 'A'.repeat(20_000);
  await storeEvents(engine.client, [
    startEvent({
      at: '2026-11-02T10:00:00.000Z',
      id: '{constructor}',
      name: '__proto__',
      commandLine,
      tre: {
        activity: ['python_child', 'no_such_label', '__proto__'],
        process: { category: 'constructor', expected: false },
      },
    }),
  ]);
  const row = only(await list());
  expect(row.name).toBe('__proto__');
  expect(row.labels).toEqual(['python_child']);
  expect(row.category).toBeUndefined();
  expect(row.command_line).toHaveLength(4_096);
  expect(row.command_line?.startsWith(commandLine.slice(0, 4_000))).toBe(true);
  expect(row.command_line?.endsWith('…')).toBe(true);
});

test('an event with fields of other types than their names say is shown all the same', async () => {
  await engine.client.indices.create({
    index: 'winlogbeat-odd',
    mappings: {
      dynamic: false,
      properties: {
        '@timestamp': { type: 'date' },
        'event.category': { type: 'keyword' },
        'event.type': { type: 'keyword' },
        'tre.activity': { type: 'keyword' },
      },
    },
  });
  await engine.client.index({
    index: 'winlogbeat-odd',
    refresh: true,
    document: {
      '@timestamp': '2026-11-02T10:00:00Z',
      'event.category': 'process',
      'event.type': 'start',
      tre: { activity: ['python_child', 'unexpected_child'] },
      process: { name: { first: 'x' }, pid: '77', parent: 'none', executable: ['C:\\x\\y.exe', 'z'] },
      host: null,
    },
  });
  expect(only(await list())).toMatchObject({ name: 'y.exe', pid: 77, host: 'unknown host' });
});

test.each([
  [{ from: '2026-11-02T10:00:00Z', to: '2026-11-01T10:00:00Z' }, 'from must not be later than to'],
  [{ from: '2024-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' }, 'at most 400 days'],
  [{ from: '2026-02-31T99:00:00Z' }, 'from is not a time'],
  [{ from: 'yesterday' }, '[request query.from]'],
  [{ cursor: 'bm8' }, 'cursor is not one'],
  [{ label: 'nothing' }, '[request query.label]'],
  [{ size: '1000' }, '[request query.size]'],
  [{ unknown: 'x' }, '[request query.unknown]'],
  [{ text: 'a b c d e f g h i j k' }, 'at most 10 words'],
])('%j is refused with a sentence', async (query, message) => {
  const reply = await call<{ message: string }>(host, 'GET', ROUTES.processes, { query });
  expect(reply.status).toBe(400);
  expect(reply.body.message).toContain(message);
});

test('a caller without the privilege is refused', async () => {
  const reply = await call(host, 'GET', ROUTES.processes, { as: 'stranger' });
  expect(reply.status).toBe(403);
});
