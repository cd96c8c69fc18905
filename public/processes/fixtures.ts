import type { ProcessNode, ProcessRow, ProcessTree, ProcessesPage } from '../../common';

const BASE = Date.UTC(2026, 0, 5, 9);
export const at = (seconds: number) => new Date(BASE + seconds * 1_000).toISOString();

/** Builders for tests of this folder. */
export const row = (overrides: Partial<ProcessRow> = {}): ProcessRow => ({
  id: 'doc-1',
  index: '.ds-winlogbeat-8.3.3-2026.01.01-000001',
  entity_id: '{11111111-aaaa-bbbb-cccc-000000000001}',
  pid: 4242,
  name: 'firefox.exe',
  executable: 'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  command_line: '"firefox.exe" https://paste.example',
  started_at: at(0),
  ended_at: at(120),
  duration_ms: 120_000,
  host: 'ws-01',
  environment: 'WS-01',
  user: 'LAB\\ada',
  project: { id: 'genomics', name: 'Genomics' },
  parent: { name: 'python.exe', entity_id: '{p}', pid: 77 },
  labels: ['python_child', 'unexpected_child'],
  category: 'browser',
  reasons: ['python.exe started a web browser, which can upload files.'],
  agent_type: 'winlogbeat',
  event_module: 'sysmon',
  ...overrides,
});

export const page = (overrides: Partial<ProcessesPage> = {}): ProcessesPage => ({
  items: [row()],
  total: 1,
  more_than: false,
  rights: { readable: ['winlogbeat-*'], refused: [] },
  ...overrides,
});

export const node = (key: string, overrides: Partial<ProcessNode> = {}): ProcessNode => ({
  key,
  name: `${key}.exe`,
  origin: 'event',
  children: [],
  ...overrides,
});

/** explorer → python (asked for) → conhost, firefox → helper; explorer → notepad. */
export function familyTree(): ProcessTree {
  const python = node('python', {
    started_at: at(0),
    row: row({ id: 'doc-python', name: 'python.exe', labels: ['python_execution'], category: undefined }),
    children: [
      node('conhost', { started_at: at(1) }),
      node('firefox', {
        started_at: at(3),
        ended_at: at(123),
        duration_ms: 120_000,
        row: row(),
        children: [node('helper', { started_at: at(4) })],
      }),
    ],
  });
  return {
    root: node('explorer', {
      origin: 'inferred',
      children: [python, node('notepad', { started_at: at(60) })],
    }),
    focus: 'python',
    size: 6,
    limits: [],
  };
}
