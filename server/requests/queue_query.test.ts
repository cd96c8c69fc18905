import { AirlockError } from '../errors';
import { encodeCursor } from './cursor';
import { queuePage } from './queue';
import { cursorAfter, queueQuery } from './queue_query';
import { searchWords } from './search_text';

const ID = '0b9d7e44-8f8e-4d5c-9a53-3d7f3a3c5b11';

test('without anything asked: newest change first, one row more than shown', () => {
  expect(queueQuery({}, ['a', 'b'])).toEqual({
    size: 26,
    query: { bool: { filter: [{ terms: { 'project.id': ['a', 'b'] } }] } },
    sort: 'updated_at:desc,id:asc',
    track_total_hits: 10_000,
  });
});

test('filters are exact, and words are matched whole', () => {
  const query = queueQuery(
    {
      project: 'a',
      direction: 'egress',
      worst: 'block',
      status: 'in_review,approved',
      text: 'Table_1.* AND x',
    },
    ['a']
  );
  expect(query.query).toEqual({
    bool: {
      filter: [
        { terms: { 'project.id': ['a'] } },
        { term: { 'project.id': 'a' } },
        { term: { direction: 'egress' } },
        { term: { worst: 'block' } },
        { terms: { status: ['in_review', 'approved'] } },
        {
          bool: {
            should: [
              { term: { id: 'table_1.* and x' } },
              { match: { search: { query: 'table 1 and x', operator: 'and' } } },
            ],
            minimum_should_match: 1,
          },
        },
      ],
    },
  });
});

test('a time leaves out what was opened then or later', () => {
  const { query } = queueQuery({ created_before: '2026-11-23T10:00:00.000Z' }, []) as {
    query: { bool: { filter: object[] } };
  };
  expect(query.bool.filter[1]).toEqual({ range: { created_at: { lt: '2026-11-23T10:00:00.000Z' } } });
});

test('text without a word is looked for as an id only', () => {
  const { query } = queueQuery({ text: ' *** ' }, []) as { query: { bool: { filter: object[] } } };
  expect(query.bool.filter[1]).toEqual({
    bool: { should: [{ term: { id: '***' } }], minimum_should_match: 1 },
  });
});

test.each([
  [{ sort: 'updated', order: 'asc' } as const, [17, ID], 'updated_at:asc,id:asc'],
  [{ sort: 'created' } as const, [17, ID], 'created_at:desc,id:asc'],
  [{ sort: 'risk' } as const, [8, 17, ID], 'risk:desc,updated_at:desc,id:asc'],
])('a cursor leads on from where the page ended: %j', (asked, sortValues, sort) => {
  const cursor = cursorAfter(asked, sortValues);
  expect(queueQuery({ ...asked, cursor }, [])).toMatchObject({ sort, search_after: sortValues });
});

const place = { sort: 'updated', order: 'desc', time: 1, id: ID };
test.each([
  ['no JSON', 'AAAA'],
  ['a key too many', encodeCursor({ ...place, extra: 1 })],
  ['a value of another kind', encodeCursor({ ...place, time: { $gt: 0 } })],
  ['another order', encodeCursor({ ...place, order: 'asc' })],
  ['a risk where there is none', encodeCursor({ ...place, risk: 3 })],
])('a cursor with %s is a 400', (_name, cursor) => {
  try {
    queueQuery({ cursor }, []);
    throw new Error('was taken');
  } catch (error) {
    expect(error).toBeInstanceOf(AirlockError);
    expect((error as AirlockError).status).toBe(400);
  }
});

test('a page knows whether there is another one', () => {
  const hit = (id: string) => ({ summary: { id } as never, sort: [1, id] });
  const found = {
    hits: Array.from({ length: 11 }, (_, index) => hit(String(index))),
    total: 11,
    moreThan: false,
  };
  const page = queuePage({ size: '10' }, found);
  expect(page.items).toHaveLength(10);
  expect(page.next).toBe(cursorAfter({}, [1, '9']));
  expect(queuePage({ size: '10' }, { ...found, hits: found.hits.slice(0, 10) }).next).toBeUndefined();
});

test.each([
  ['Results_2024.CSV', ['results', '2024', 'csv']],
  ['Größe–Ω  x', ['größe', 'ω', 'x']],
  ['<script>', ['script']],
  ['...', []],
])('words of %s', (text, words) => {
  expect(searchWords(text)).toEqual(words);
});
