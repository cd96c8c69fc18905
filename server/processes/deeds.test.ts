import { deedsOf } from './deeds';

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
