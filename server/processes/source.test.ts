import { booleanAt, integerAt, textAt, textsAt, valuesAt } from './source';

test('a field is found nested, with dots in its name, and in between', () => {
  expect(textAt({ process: { parent: { name: 'a' } } }, 'process.parent.name', 10)).toBe('a');
  expect(textAt({ 'process.parent.name': 'a' }, 'process.parent.name', 10)).toBe('a');
  expect(textAt({ process: { 'parent.name': 'a' } }, 'process.parent.name', 10)).toBe('a');
  expect(textAt({ 'process.parent': { name: 'a' }, process: { pid: 1 } }, 'process.parent.name', 10)).toBe(
    'a'
  );
  expect(valuesAt({ process: [{ name: 'a' }, { name: ['b', 'c'] }] }, 'process.name')).toEqual([
    'a',
    'b',
    'c',
  ]);
});

test('what is missing or no text is nothing', () => {
  for (const name of [undefined, null, '', [], {}, [{}], true])
    expect(textAt({ process: { name } }, 'process.name', 10)).toBeUndefined();
  expect(textAt({ process: 'text' }, 'process.name', 10)).toBeUndefined();
  expect(textAt({}, 'constructor.name', 10)).toBeUndefined();
  expect(textAt({}, '__proto__.toString', 10)).toBeUndefined();
});

test('a long text is cut and says so', () => {
  expect(textAt({ a: '12345' }, 'a', 5)).toBe('12345');
  expect(textAt({ a: '123456' }, 'a', 5)).toBe('1234…');
});

test('numbers and truth values are read from text as well, and only whole numbers', () => {
  expect(integerAt({ pid: '77' }, 'pid')).toBe(77);
  expect(integerAt({ pid: [4] }, 'pid')).toBe(4);
  for (const pid of ['0x4', '1e3', 1.5, Number.MAX_VALUE, '9'.repeat(30), {}])
    expect(integerAt({ pid }, 'pid')).toBeUndefined();
  expect(booleanAt({ a: 'true' }, 'a')).toBe(true);
  expect(booleanAt({ a: false }, 'a')).toBe(false);
  expect(booleanAt({ a: 1 }, 'a')).toBeUndefined();
  expect(textsAt({ a: ['x', 1, {}, null, 'y'] }, 'a')).toEqual(['x', '1', 'y']);
});
