import type { ProcessRow } from '../../common';
import { withoutTwins } from './twins';

const row = (id: string, rest: Partial<ProcessRow>): ProcessRow => ({
  id,
  index: 'winlogbeat-1',
  name: 'curl.exe',
  started_at: '2026-11-02T10:00:00.500Z',
  host: 'ws-1',
  pid: 77,
  labels: [],
  reasons: [],
  ...rest,
});
const sysmon = row('sysmon', { entity_id: '{a}' });
const left = (...rows: ProcessRow[]) => withoutTwins(rows).map(({ id }) => id);

test('of a start that Sysmon and the Security log both saw, the one that has an id is shown', () => {
  const security = row('4688', { host: 'WS-1', name: 'CURL.EXE', started_at: '2026-11-02T10:00:01.400Z' });
  expect(left(security, sysmon)).toEqual(['sysmon']);
  expect(left(sysmon, security)).toEqual(['sysmon']);
});

test.each<[string, Partial<ProcessRow>]>([
  ['another host', { host: 'ws-2' }],
  ['another process id', { pid: 78 }],
  ['no process id', { pid: undefined }],
  ['another program', { name: 'wget.exe' }],
  ['another time', { started_at: '2026-11-02T10:00:02.000Z' }],
  ['a label of its own', { labels: ['encoded_command'] }],
  ['an id of its own', { entity_id: '{b}' }],
])('a row with %s stays', (_, rest) => {
  expect(left(sysmon, row('other', rest))).toEqual(['sysmon', 'other']);
});

test('what only the Security log saw stays', () => {
  expect(left(row('4688', {}), row('again', {}))).toEqual(['4688', 'again']);
});
