import { fieldsOf, queryCode } from './code';

const names = (query: string) => fieldsOf(queryCode(query).code).map(({ name }) => name);

test('fields are found outside strings and comments', () => {
  const query =
    'process where process.name : "user.name" and ?tre.activity == """a.b""" // file.path\n/* dns.id */ and message';
  expect(names(query)).toEqual(['process.name', 'tre.activity', 'message']);
  expect(fieldsOf(queryCode(query).code).map(({ optional }) => optional)).toEqual([false, true, false]);
});

test('a quote behind a backslash ends nothing', () => {
  expect(names('any where a.b : "x\\" c.d" and e.f == 1')).toEqual(['a.b', 'e.f']);
});

test.each([
  ['any where a.b : "x', 'a string or comment that begins here never ends', 16],
  ['any where (a.b == 1', '"(" is never closed', 10],
  ['sequence [any where true) ]', '")" closes nothing that is open', 24],
  ['any where a.b == 1 /* x', 'a string or comment that begins here never ends', 19],
])('%s is broken', (query, reason, at) => {
  expect(queryCode(query).fault).toEqual({ reason, at });
});
