import { JsonCheck } from '../content/text/json_check';
import { plainly } from './test/plain_json';
import { pieces, randoms } from './test/randoms';
import type { Randoms } from './test/randoms';

function byKernel(text: string, maxDepth: number, lines: boolean, random: Randoms): object {
  const check = new JsonCheck(maxDepth, lines);
  for (const piece of pieces(Buffer.from(text), random)) check.push(piece);
  check.end();
  const { problem, documents, duplicateKeys, firstDuplicate, deepest } = check;
  return problem ? { problem } : { documents, duplicateKeys, firstDuplicate, deepest };
}

const KEYS = [
  'a',
  'b',
  'Aa',
  'BB',
  '',
  'year',
  'p_value',
  'ä',
  'k\\"1',
  '\\\\',
  'x'.repeat(31),
  'y'.repeat(32),
  'z'.repeat(90),
];
const NUMBERS = [
  '0',
  '-0',
  '12.5',
  '-1.9644',
  '1e5',
  '1E+5',
  '0.5e-3',
  '1'.repeat(40),
  '12345678901234567890.5',
];
const STRINGS = [
  '""',
  '"a"',
  '"hello, world"',
  '"\\n\\u00e4\\/"',
  '"ü€😀"',
  `"${'x'.repeat(70)}"`,
  '"{[,:\\"]}"',
];
const BLANKS = ['', '', '', '', ' ', '\t', '\r', '   '];

function value(random: Randoms, depth = 0): string {
  const blank = () => random.one(BLANKS);
  const many = (item: (index: number) => string) =>
    blank() +
    Array.from({ length: random.below(6) }, (_, index) => item(index)).join(`${blank()},${blank()}`) +
    blank();
  const kind = random.below(depth > 4 ? 3 : 6);
  if (kind === 0) return random.one(['true', 'false', 'null']);
  if (kind === 1) return random.one(NUMBERS);
  if (kind === 2) return random.one(STRINGS);
  if (kind === 3) return `[${many(() => value(random, depth + 1))}]`;
  const first = random.below(KEYS.length);
  const key = (index: number) =>
    random.below(9) === 0 ? random.one(KEYS) : KEYS[(first + index) % KEYS.length];
  return `{${many((index) => `"${key(index)}"${blank()}:${blank()}${value(random, depth + 1)}`)}}`;
}

/** Records of nearly the same keys, on lines of their own. */
function records(random: Randoms, comma: string): string {
  const keys = KEYS.filter(() => random.below(2) === 0);
  const row = () => keys.filter(() => random.below(9) > 0).map((key) => `"${key}":${value(random, 4)}`);
  return Array.from({ length: random.below(8) }, () => `{${row().join(',')}}`).join(comma);
}

const MARKS = [
  '',
  ',',
  '"',
  '{',
  '}',
  '[',
  ']',
  '0',
  '-',
  '.',
  'e',
  't',
  '\\',
  '\\u',
  ':',
  ' ',
  '\n',
  '\x01',
  'x',
  '/',
  '\ufeff',
];

function mutated(text: string, random: Randoms): string {
  let changed = text;
  for (let times = random.below(4); times > 0; times -= 1) {
    const at = random.below(changed.length + 1);
    changed = changed.slice(0, at) + random.one(MARKS) + changed.slice(at + random.below(3));
  }
  return changed;
}

const parses = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

it.each([1, 2, 3, 4])('reads JSON as a plain reader does, in whatever pieces it comes (%#)', (seed) => {
  const random = randoms(seed);
  for (let round = 0; round < 3_000; round += 1) {
    const lines = random.below(3) === 0;
    const whole = random.below(2) === 0 ? value(random) : records(random, lines ? '\n' : ',\n');
    const text = mutated(lines || random.below(2) === 0 ? whole : `[${whole}]`, random);
    const maxDepth = random.one([2, 6, 200]);
    const found = byKernel(text, maxDepth, lines, random);
    expect([text, found]).toEqual([text, plainly(text, maxDepth, lines)]);
    if (!lines && maxDepth === 200) expect([text, !('problem' in found)]).toEqual([text, parses(text)]);
  }
});

it('tells keys apart that have the same usual hash', () => {
  expect(byKernel('{"Aa":1,"BB":2}', 9, false, randoms(1))).toMatchObject({ duplicateKeys: 0 });
});

it.each([
  ['among so many that are compared', 9_999, 'k9998', 1],
  ['beyond them', 12_000, 'k11000', 0],
])('finds a key of a large object again %s', (_, count, twice, found) => {
  const members = Array.from({ length: count }, (_member, index) => `"k${index}":{"k0":${index}}`);
  const text = `{"all":{${members.join(',')},"${twice}":0}}`;
  expect(byKernel(text, 9, false, randoms(2))).toMatchObject({ duplicateKeys: found });
});

it('reads two checks in turns, but no two of one kind', () => {
  const documents = new JsonCheck(9);
  const lines = new JsonCheck(9, true);
  for (const piece of ['{"a":', '1}', '\n{"a":2}\n'].map((text) => Buffer.from(text))) {
    documents.push(piece);
    lines.push(piece);
  }
  lines.end();
  expect(documents.problem).toEqual({ message: 'Something follows the end of the document', line: 2 });
  expect([lines.problem, lines.documents]).toEqual([undefined, 2]);
  new JsonCheck(9, true).push(Buffer.from('['));
  lines.problem = undefined;
  expect(() => lines.push(Buffer.from('1'))).toThrow('Another text was begun');
});

it.each([
  ['{"cells":[],"nbformat":4}', true],
  ['[{"nbformat":4},{"nbformat":5}]', true],
  ['["nbformat"]', true],
  ['{"nb":"format","nbformats":1,"a\\"nbformat\\"":2}', false],
])('knows whether a string of %s may make it a notebook', (text, may) => {
  const whole = new JsonCheck(9);
  whole.push(Buffer.from(text));
  expect(whole.namesFormat).toBe(may);
  const cut = new JsonCheck(9);
  for (const piece of pieces(Buffer.from(text), randoms(3))) cut.push(piece);
  expect(cut.namesFormat || !may).toBe(true);
});
