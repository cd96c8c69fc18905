import { permalinkTo } from './permalink';

const place = { commit: 'c0ffee', file: 'src/a.py', line: 3 };

it('fills commit, file and line', () => {
  expect(permalinkTo('https://git.example.org/{commit}/{file}#L{line}', place)).toBe(
    'https://git.example.org/c0ffee/src/a.py#L3'
  );
});

it('takes line 1 when the finding has none', () => {
  expect(permalinkTo('https://git.example.org/{file}#L{line}', { ...place, line: undefined })).toBe(
    'https://git.example.org/src/a.py#L1'
  );
});

it('encodes what would leave its place in the address', () => {
  expect(permalinkTo('https://git.example.org/{file}?x=1', { ...place, file: 'a?b#c&$&.py' })).toBe(
    'https://git.example.org/a%3Fb%23c%26%24%26.py?x=1'
  );
});

it.each([
  ['a script', 'javascript:alert(1)//{file}'],
  ['data', 'data:text/html,{file}'],
  ['no address', '/{file}'],
  ['a user in the address', 'https://user:secret@git.example.org/{file}'],
])('refuses %s', (_, template) => {
  expect(permalinkTo(template, place)).toBeUndefined();
});

it('does not let the name of a file choose the server', () => {
  expect(permalinkTo('https://{file}/', { ...place, file: 'evil.example' })).toBeUndefined();
});

it.each(['../../evil', 'a/./b', 'a/\ud800'])('refuses the path %j', (file) => {
  expect(permalinkTo('https://git.example.org/{file}', { ...place, file })).toBeUndefined();
});
