import type { EventHit } from './event_reader';
import { toProcessRow } from './map';

const options = { commandLine: 100, isRenamedParent: () => false };
const hit = (source: Record<string, unknown>): EventHit => ({
  _index: '.ds-winlogbeat-8.3.3-000001',
  _id: 'Qx1',
  _source: source,
  sort: [Date.parse('2026-11-02T10:00:00.123Z')],
});

test('a start of Sysmon becomes a row', () => {
  const row = toProcessRow(
    hit({
      '@timestamp': '2026-11-02T10:00:00.123Z',
      host: { name: 'research-1' },
      user: { name: 'amira', domain: 'TRE' },
      agent: { type: 'winlogbeat' },
      event: { module: 'sysmon' },
      process: {
        entity_id: '{f}',
        pid: 4242,
        name: 'firefox.exe',
        executable: 'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
        command_line: '"firefox.exe" https://example.org',
        parent: {
          entity_id: '{p}',
          pid: 99,
          name: 'python.exe',
          executable: 'C:\\Python\\python.exe',
          command_line: 'python.exe run.py',
        },
      },
      tre: {
        activity: ['unexpected_child', 'python_child'],
        environment: 'research-1',
        project: { id: 'heart-study', name: 'Heart study' },
        process: { category: 'browser', expected: false },
      },
    }),
    options
  );
  expect(row).toEqual({
    id: 'Qx1',
    index: '.ds-winlogbeat-8.3.3-000001',
    entity_id: '{f}',
    pid: 4242,
    name: 'firefox.exe',
    executable: 'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    command_line: '"firefox.exe" https://example.org',
    started_at: '2026-11-02T10:00:00.123Z',
    host: 'research-1',
    environment: 'research-1',
    user: 'TRE\\amira',
    project: { id: 'heart-study', name: 'Heart study' },
    parent: {
      entity_id: '{p}',
      pid: 99,
      name: 'python.exe',
      executable: 'C:\\Python\\python.exe',
      command_line: 'python.exe run.py',
    },
    labels: ['python_child', 'unexpected_child'],
    category: 'browser',
    expected: false,
    reasons: [
      'firefox.exe is a web browser, which can upload files, and Python started it.',
      'Neither ordinary use nor the project expects it.',
    ],
    agent_type: 'winlogbeat',
    event_module: 'sysmon',
  });
});

test('a start of the Security log has no ids, and names come from paths', () => {
  const row = toProcessRow(
    hit({
      host: { name: 'research-1' },
      process: { pid: 8, executable: 'C:\\x\\a.exe', parent: { executable: '/usr/bin/python3' } },
      tre: { project: { id: 'unassigned' } },
    }),
    options
  );
  expect(row).toEqual({
    id: 'Qx1',
    index: '.ds-winlogbeat-8.3.3-000001',
    pid: 8,
    name: 'a.exe',
    executable: 'C:\\x\\a.exe',
    started_at: '2026-11-02T10:00:00.123Z',
    host: 'research-1',
    parent: { name: 'python3', executable: '/usr/bin/python3' },
    labels: [],
    reasons: [],
  });
});

test('an empty event is a row all the same', () => {
  const row = toProcessRow(hit({}), options);
  expect(row).toMatchObject({ name: 'unknown program', host: 'unknown host', labels: [], reasons: [] });
  expect(row).not.toHaveProperty('parent');
});

test('the parent is asked about by host and id', () => {
  const asked: unknown[] = [];
  const row = toProcessRow(
    hit({ host: { name: 'h' }, process: { name: 'c.exe', parent: { entity_id: '{r}' } } }),
    {
      ...options,
      isRenamedParent: (...args) => {
        asked.push(args);
        return true;
      },
    }
  );
  expect(asked).toEqual([['h', '{r}']]);
  expect(row.reasons).toEqual(['Its parent is Python under another name, and it started c.exe.']);
});
