import { booleanAt, integerAt, nested, textAt, textsAt } from './source';
import type { Source } from './source';

test('a field is found nested, with dots in its name, and in between', () => {
  const name = (source: Source) => textAt(nested(source), 'process.parent.name', 10);
  expect(name({ process: { parent: { name: 'a' } } })).toBe('a');
  expect(name({ 'process.parent.name': 'a' })).toBe('a');
  expect(name({ process: { 'parent.name': 'a' } })).toBe('a');
  expect(name({ 'process.parent': { name: 'a' }, process: { pid: 1 } })).toBe('a');
  expect(name({ process: { pid: 1 }, 'process.parent.name': 'a' })).toBe('a');
  expect(name({ process: 'text', 'process.parent.name': 'a' })).toBeUndefined();
  expect(textsAt({ process: [{ name: 'a' }, { name: ['b', 'c'] }] }, 'process.name')).toEqual([
    'a',
    'b',
    'c',
  ]);
});

test('a source without dots stays itself, and one with hostile keys harms nothing', () => {
  const plain = { process: { name: 'a' } };
  expect(nested(plain)).toBe(plain);
  const hostile = JSON.parse(
    '{"__proto__.polluted":"x","constructor.prototype.polluted":"y","a":1}'
  ) as Source;
  expect(integerAt(nested(hostile), 'a')).toBe(1);
  expect(({} as Source).polluted).toBeUndefined();
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
