import { boolean, decode, describeProblem, integer, list, object, oneOf, pattern, text } from './codec';

const person = object(
  { name: text(5, 1), age: integer(0, 150) },
  { tags: list(oneOf(['a', 'b']), 2), admin: boolean, code: pattern(/^[a-z]+$/, 'small letters', 3) }
);

const problems = (input: unknown) => {
  const result = decode(person, input);
  return result.ok ? [] : result.problems.map(describeProblem);
};

describe('object', () => {
  it('takes what it knows, optional keys left out', () => {
    expect(decode(person, { name: 'Ada', age: 36 })).toEqual({ ok: true, value: { name: 'Ada', age: 36 } });
  });

  it('refuses a key that it does not know and names it', () => {
    expect(problems({ name: 'Ada', age: 36, nickname: 'x' })).toEqual(['nickname is not a known key']);
  });

  it.each(['constructor', 'toString', '__proto__'])(
    'does not take the inherited key %s for a known one',
    (key) => {
      expect(problems(JSON.parse(`{"name":"Ada","age":36,"${key}":1}`))).toEqual([
        `${key} is not a known key`,
      ]);
    }
  );

  it('names every place that is wrong', () => {
    expect(problems({ name: '', tags: ['a', 'c'], admin: 1, code: 'ABC' })).toEqual([
      'name must not be empty',
      'age is missing',
      'tags.1 must be one of a, b',
      'admin must be true or false, not a number',
      'code must be small letters',
    ]);
  });

  it.each([[null], [[]], ['x'], [undefined]])('refuses %p', (input) => {
    expect(problems(input)[0]).toMatch(/^must be an object/);
  });
});

describe('bounds', () => {
  it('names the bound that was passed', () => {
    expect(problems({ name: 'Adalbert', age: 36 })).toEqual(['name must have at most 5 characters, has 8']);
    expect(problems({ name: 'Ada', age: 1.5 })).toEqual(['age must be a whole number from 0 to 150']);
    expect(problems({ name: 'Ada', age: 1, tags: ['a', 'a', 'a'] })).toEqual([
      'tags must have at most 2 entries, has 3',
    ]);
  });

  it('tells at most twenty problems', () => {
    const many = decode(
      list(integer(0), 1000),
      Array.from({ length: 500 }, () => 'x')
    );
    expect(many.ok ? 0 : many.problems.length).toBe(20);
  });
});
