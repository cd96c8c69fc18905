import { deedsOf, deedsOfEvents } from './deeds';

const host = (key: string, ends: number[], labels: string[]) => ({
  key,
  ends: {
    doc_count: ends.length,
    first: { value: Math.min(...ends) },
    last: { value: Math.max(...ends) },
  },
  labels: { buckets: labels.map((label) => ({ key: label })) },
});

test('ends and labels are told apart by host, whatever its letters', () => {
  const hosts = [host('WS-1', [5, 9], []), host('ws-2', [], ['network_attempt'])];
  const { ends, labels } = deedsOf({
    aggregations: { processes: { buckets: [{ key: '{p}', hosts: { buckets: hosts } }] } } as never,
  });
  expect(ends).toEqual([
    { host: 'WS-1', entityId: '{p}', at: 5 },
    { host: 'WS-1', entityId: '{p}', at: 9 },
  ]);
  expect([...labels].map(([key, words]) => [key, [...words]])).toEqual([
    ['["ws-1","{p}"]', []],
    ['["ws-2","{p}"]', ['network_attempt']],
  ]);
});

test('an engine without any index of events answers without aggregations', () => {
  expect(deedsOf({ aggregations: undefined })).toEqual({ ends: [], labels: new Map() });
});

const event = (host: string, at: string, fields: Record<string, string[]>) => ({
  _index: 'i',
  _id: '1',
  fields: { 'process.entity_id': ['{p}'], 'host.name': [host], '@timestamp': [at], ...fields },
});
const END = { 'event.category': ['process'], 'event.type': ['end'] };

test('of events read one by one each end is told, and the labels of each process', () => {
  const { ends, labels } = deedsOfEvents([
    event('WS-1', '9', END),
    event('ws-1', '5', { 'tre.activity': ['network_attempt'], 'event.type': ['connection'] }),
    event('ws-1', '6', { 'tre.activity': ['network_attempt', 'archive_created'] }),
    event('ws-2', '7', { 'event.category': ['network'], 'event.type': ['end'] }),
    { _index: 'i', _id: '2', fields: { ...END, 'process.entity_id': ['{q}'] } },
    { _index: 'i', _id: '3' },
  ]);
  expect(ends).toEqual([{ host: 'WS-1', entityId: '{p}', at: 9 }]);
  expect([...labels].map(([key, words]) => [key, [...words]])).toEqual([
    ['["ws-1","{p}"]', ['network_attempt', 'archive_created']],
    ['["ws-2","{p}"]', []],
  ]);
});
