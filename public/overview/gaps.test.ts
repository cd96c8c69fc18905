import type { AssetState, SourceState } from '../../common';
import { bare, ready } from '../setup/fixtures';
import { findGaps } from './gaps';

const [source] = ready().sources as [SourceState];
const asset = (name: string, state: AssetState['state'], kind: AssetState['kind'] = 'ingest_pipeline') => ({
  kind,
  name,
  state,
});
const textsOf = (change: Parameters<typeof ready>[0]) =>
  findGaps(ready({ silent: [], ...change })).map(({ text }) => text);

it('finds nothing where all is in place and everybody is heard', () => {
  expect(findGaps(ready({ silent: [] }))).toEqual([]);
});

it('says what a bare cluster lacks, and forgives roles that were never installed', () => {
  expect(findGaps(bare())).toEqual([
    { tone: 'danger', text: 'The service key is missing, so no verdict can be taken' },
    { tone: 'danger', text: 'Missing in Elasticsearch: tre-airlock-events' },
    { tone: 'danger', text: 'No index that you may read holds events' },
  ]);
});

it.each<[string, Parameters<typeof ready>[0], RegExp]>([
  ['a refused key', { service_key: { state: 'refused', note: '' } }, /refuses the service key/],
  ['security that is off', { elasticsearch: { version: '8', security: false, lifecycle: true } }, /is off/],
  ['an old role', { assets: [asset('r', 'outdated', 'role')] }, /^Out of date in Elasticsearch: r$/],
  [
    'events that pass no pipeline',
    { sources: [{ ...source, enriched: 'no' }] },
    /nothing in them is flagged/,
  ],
  ['events that pass it in part', { sources: [{ ...source, enriched: 'partly' }] }, /^A part of the events/],
  ['fields that are not mapped', { sources: [{ ...source, mapped: false }] }, /detection rules fail/],
])('names %s', (_, change, words) => {
  expect(textsOf(change)).toEqual([expect.stringMatching(words)]);
});

it('names a few pieces and counts the others', () => {
  const assets = ['a', 'b', 'c', 'd', 'e'].map((name) => asset(name, 'missing'));
  expect(textsOf({ assets })).toEqual(['Missing in Elasticsearch: a, b, c and 2 more']);
});

it('says since when a source, a host or a scanner is silent, after what is graver', () => {
  const since = '2026-01-04T09:00:00Z';
  const gaps = findGaps(
    ready({
      sources: [{ ...source, events: 0, last_event: since }],
      silent: [
        { kind: 'host', name: 'WS-07', last_seen: since },
        { kind: 'scanner', name: 'share-1', last_seen: since },
      ],
      service_key: { state: 'missing', note: '' },
    })
  );
  expect(gaps.map(({ text, since: at }) => [text, at])).toEqual([
    ['The service key is missing, so no verdict can be taken', undefined],
    ['No event came from winlogbeat-8.3.3', since],
    ['Host WS-07 is silent', since],
    ['Scanner share-1 is silent', since],
  ]);
});
