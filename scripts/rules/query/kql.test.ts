import { KqlFault, luceneForm, readSharedKql } from './kql';

test.each([
  ['tre.activity:"python_child"', 'tre.activity:"python_child"'],
  ['event.code:"24" and not user.name:*', 'event.code:"24" AND NOT user.name:*'],
  ['a.b:(x or "y or z") and (c.d:1 or not e.f:q*)', 'a.b:( x OR "y or z" ) AND ( c.d:1 OR NOT e.f:q* )'],
])('%s is read and written for query_string', (query, lucene) => {
  expect(luceneForm(query)).toBe(lucene);
});

test('the fields are named with their places', () => {
  expect(readSharedKql('a.b:x and c.d:y')).toEqual([
    { name: 'a.b', at: 0 },
    { name: 'c.d', at: 10 },
  ]);
});

test.each([
  ['a.b:x AND c.d:y', 6],
  ['a.b:x and c.d:y or e.f:z', 16],
  ['a.b : x', 4],
  ['a.b:>5', 4],
  ['a.b:"c\\d"', 4],
  ['(a.b:x', 6],
  ['a.b:x)', 5],
  ['a.b:', 4],
  ['x', 0],
  ['', 0],
])('%s leaves what KQL and Lucene share', (query, at) => {
  let fault: unknown;
  try {
    readSharedKql(query);
  } catch (error) {
    fault = error;
  }
  expect(fault).toBeInstanceOf(KqlFault);
  expect((fault as KqlFault).at).toBe(at);
});
