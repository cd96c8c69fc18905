import type { ProcessRow } from '../../common';
import { withEnds } from './ends';

const row = (entity_id: string | undefined, started_at: string): ProcessRow => ({
  id: '1',
  index: 'i',
  entity_id,
  name: 'a.exe',
  started_at,
  host: 'Research-1',
  labels: [],
  reasons: [],
});
const START = '2026-11-02T10:00:00.000Z';
const end = (seconds: number, entityId = '{a}', host = 'research-1') => ({
  host,
  entityId,
  at: Date.parse(START) + seconds * 1_000,
});
const told = (ends: Parameters<typeof withEnds>[1], entityId: string | undefined = '{a}') => {
  const [{ ended_at, duration_ms } = row('', START)] = withEnds([row(entityId, START)], ends);
  return [ended_at, duration_ms];
};

test('the first end after the start counts, on the same host', () => {
  expect(told([end(9, '{a}', 'other'), end(5), end(7), end(3, '{b}')])).toEqual([
    '2026-11-02T10:00:05.000Z',
    5_000,
  ]);
  expect(told([end(-4), end(5)])).toEqual(['2026-11-02T10:00:05.000Z', 5_000]);
  expect(told([end(0)])).toEqual([START, 0]);
});

test('an end before the start is told without a duration', () => {
  expect(told([end(-4), end(-2)])).toEqual(['2026-11-02T09:59:58.000Z', undefined]);
});

test('no end, or no id, leaves the row as it is', () => {
  expect(told([])).toEqual([undefined, undefined]);
  expect(withEnds([row(undefined, START)], [end(1)])).toEqual([row(undefined, START)]);
});
