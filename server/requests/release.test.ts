import { compareFiles } from './release';

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);

test('the same files in any order are no difference', () => {
  const reviewed = [
    { path: 'x', sha256: A },
    { path: '__proto__', sha256: B },
  ];
  expect(compareFiles(reviewed, [...reviewed].reverse())).toEqual([]);
});

test('every difference is named, both ways', () => {
  const reviewed = [
    { path: 'same', sha256: A },
    { path: 'changed', sha256: A },
    { path: 'gone', sha256: A },
  ];
  const copied = [
    { path: 'changed', sha256: B },
    { path: 'same', sha256: A },
    { path: 'new', sha256: B },
  ];
  expect(compareFiles(reviewed, copied)).toEqual([
    { path: 'changed', problem: 'changed', reviewed: A, copied: B },
    { path: 'gone', problem: 'missing', reviewed: A },
    { path: 'new', problem: 'not_reviewed', copied: B },
  ]);
});

test('a path that is named twice is refused, not guessed', () => {
  expect(() =>
    compareFiles(
      [],
      [
        { path: 'x', sha256: A },
        { path: 'x', sha256: B },
      ]
    )
  ).toThrow(/more than once/);
});
