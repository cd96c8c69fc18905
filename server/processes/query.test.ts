import { FLAGGED_LABELS } from '../../common';
import { NO_JOINS } from './filters';
import type { ProcessFilters } from './filters';
import { processSet } from './process_set';
import { tieSearch, timeSearch } from './query';
import type { ProcessSearch } from './query';
import { renamedParents } from './renamed';

const search = (filters: Partial<ProcessFilters> = {}, more: Partial<ProcessSearch> = {}): ProcessSearch => ({
  filters: { view: 'any', words: [], expected: false, ...filters },
  from: 1_000,
  to: 2_000,
  order: 'desc',
  size: 25,
  ...more,
});
const filtersOf = (built: ReturnType<typeof timeSearch>) => built.query?.bool?.filter as unknown[];
const RANGE = { range: { '@timestamp': { gte: 1_000, lte: 2_000, format: 'epoch_millis' } } };
const START = [{ term: { 'event.category': 'process' } }, { term: { 'event.type': 'start' } }];

test('the barest search filters by time first and scores nothing', () => {
  const built = timeSearch(search(), NO_JOINS);
  expect(built).toMatchObject({
    query: { bool: { filter: [RANGE, ...START] } },
    size: 26,
    sort: [{ '@timestamp': { order: 'desc' } }],
    track_total_hits: 10_000,
  });
  expect(built).not.toHaveProperty('search_after');
  expect(built._source).toContain('process.command_line');
});

test('a next page goes on after the time of the one before, or among the rows of that time', () => {
  const after = { at: 1_500, keys: ['{a}', null, '7'] as [string, null, string] };
  expect(timeSearch(search({}, { after }), NO_JOINS).search_after).toEqual([1_500]);
  const ties = tieSearch(search(), NO_JOINS, after);
  expect(ties.search_after).toEqual(['{a}', null, '7']);
  expect(filtersOf(ties)[0]).toEqual({
    range: { '@timestamp': { gte: 1_500, lte: 1_500, format: 'epoch_millis' } },
  });
  expect(tieSearch(search(), NO_JOINS, { at: 1 })).not.toHaveProperty('search_after');
});

test('the view of Python joins the children of renamed interpreters', () => {
  const renamed = processSet([{ host: 'h1', entityId: '{r}' }], false);
  const [, , , view] = filtersOf(timeSearch(search({ view: 'python' }), { ...NO_JOINS, renamed }));
  expect(view).toEqual({
    bool: {
      should: [
        {
          bool: {
            filter: [
              { term: { 'tre.activity': 'python_child' } },
              {
                bool: {
                  should: [
                    { term: { 'tre.process.expected': false } },
                    { terms: { 'tre.activity': FLAGGED_LABELS } },
                  ],
                  minimum_should_match: 1,
                },
              },
            ],
          },
        },
        {
          bool: {
            filter: [{ terms: { 'process.parent.entity_id': ['{r}'] } }, { terms: { 'host.name': ['h1'] } }],
          },
        },
      ],
      minimum_should_match: 1,
    },
  });
});

test('a process that did something in the range may have started thirty days before it', () => {
  const flagged = processSet([{ host: 'h1', entityId: '{p}' }], false);
  const [outer, inner] = filtersOf(timeSearch(search({ view: 'flagged' }), { ...NO_JOINS, flagged }));
  expect(outer).toEqual({
    range: { '@timestamp': { gte: 1_000 - 30 * 86_400_000, lte: 2_000, format: 'epoch_millis' } },
  });
  expect(inner).toMatchObject({ bool: { should: [RANGE, {}], minimum_should_match: 1 } });
});

test('what a person typed has no meaning of its own in a wildcard', () => {
  const built = filtersOf(timeSearch(search({ words: ['a*b?c\\d'] }), NO_JOINS));
  const value = '*a\\*b\\?c\\\\d*';
  expect(built[3]).toMatchObject({
    bool: {
      should: [
        { wildcard: { 'process.command_line': { value, case_insensitive: true } } },
        { wildcard: { 'process.name': { value, case_insensitive: true } } },
      ],
    },
  });
});

test('more renamed interpreters than are joined are told by number', () => {
  const hits = [
    { _index: 'i', _id: '1', fields: { 'host.name': ['h'], 'process.entity_id': ['{1}'] } },
    { _index: 'i', _id: '2', fields: { 'host.name': ['h'] } },
  ];
  const answer = (value: number) => ({ hits: { hits, total: { value, relation: 'eq' as const } } });
  expect(renamedParents(answer(2))).toEqual({ hosts: ['h'], entityIds: ['{1}'] });
  expect(renamedParents(answer(1_001))).toEqual({ hosts: ['h'], entityIds: ['{1}'], limited: 1 });
});
