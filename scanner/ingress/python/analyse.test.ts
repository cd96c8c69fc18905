import { resultOfFindings } from '../../../common';
import { findRule } from '../../rules';
import { PYTHON_CASES } from '../test/python_cases';
import { analysePython, mayMatter } from './analyse';

const observe = (code: string, ...libraries: string[]) => analysePython(code, new Set(libraries));
const verdict = (code: string) =>
  resultOfFindings(observe(code).map(({ rule }) => ({ level: findRule(rule)?.level ?? 'error' })));

describe('known answers', () => {
  it('are sixty at least', () => expect(PYTHON_CASES.length).toBeGreaterThanOrEqual(60));
  it.each(PYTHON_CASES.map(({ name, bad }) => [name, bad]))('%s is held', (_, bad) => {
    expect(verdict(bad)).not.toBe('pass');
  });
  it.each(PYTHON_CASES.map(({ name, twin }) => [name, twin]))('the twin of %s passes', (_, twin) => {
    expect(verdict(twin)).toBe('pass');
  });
});

it('names the line and the module', () => {
  expect(observe('import os\n\n\nimport socket\n')).toEqual([
    { rule: 'python/networking', line: 4, detail: 'socket' },
  ]);
});

it('blocks what decodes and runs', () => {
  expect(verdict('import base64\nexec(base64.b64decode(x).decode("utf8"))\n')).toBe('block');
});

it('lets a project use what its policy allows, and nothing beside it', () => {
  expect(observe('import requests\nrequests.get(u)\n', 'requests')).toEqual([]);
  expect(observe('import requests, socket\n', 'requests').map(({ detail }) => detail)).toEqual(['socket']);
});

it('leaves relative imports alone: they name code of the push itself', () => {
  expect(observe('from . import socket\nfrom .requests import get\n')).toEqual([]);
});

it('looks into code within code, three deep and no deeper', () => {
  const nest = (code: string, depth: number): string =>
    depth === 0 ? code : nest(`exec(${JSON.stringify(code)})\n`, depth - 1);
  expect(observe(nest('import socket\n', 3)).map(({ rule }) => rule)).toContain('python/networking');
  expect(observe(nest('import socket\n', 5))).toEqual([]);
});

it('says where a part could not be understood, when that part could matter', () => {
  expect(observe('x = = exec $$ eval !!\n').map(({ rule }) => rule)).toContain('python/syntax');
  expect(observe('import os\nx = = 3\n').map(({ rule }) => rule)).not.toContain('python/syntax');
});

it('takes `1.` for a number', () => {
  expect(observe('import os\nx = (0., 1., 1.)\nif x != 0. or y:\n    pass\n')).toEqual([]);
});

it.each([
  ['deep brackets', `${'('.repeat(20_000)}os${')'.repeat(20_000)}`],
  ['a long chain', `import os\nx = ${'a.'.repeat(20_000)}b\n`],
  ['long sums', `exec(${'"a" + '.repeat(5_000)}"b")\n`],
  ['names that name each other', 'a = b\nb = a\na()\nexec(a)\n'],
  ['many calls', `import os\n${'os.system("x")\n'.repeat(5_000)}`],
])('survives %s', (_, code) => {
  expect(observe(code).length).toBeLessThanOrEqual(500);
});

it('spares the parser what can do nothing', () => {
  expect(mayMatter('import numpy as np\nprint(np.mean([1, 2]))\n')).toBe(false);
  expect(mayMatter('ｅｖａｌ(x)')).toBe(true);
});

const seenIn = (code: string) => observe(code).map(({ rule }) => rule);

it('lets a package import its own parts by changing names, and nothing of the catalogue', () => {
  for (const within of [
    'import importlib\nimportlib.import_module(f"sklearn.{name}")\n',
    '__import__(__package__ + ".linalg")\n__import__("scipy." + name)\n',
    'from importlib import import_module\nimport_module("." + name, package=__name__)\n',
    'from importlib import import_module\nimport_module(f"{__name__}.{part}")\n',
  ])
    expect(seenIn(within)).toEqual([]);
  for (const elsewhere of [
    '__import__(f"{name}")\n',
    '__import__("url" + name)\n',
    '__import__("http." + name)\n',
    '__import__(f"urllib.{name}")\n',
    '__package__ = sys.argv[1]\n__import__(__package__ + ".x")\n',
    'from importlib import import_module\nimport_module("." + name, package)\n',
  ])
    expect(seenIn(elsewhere)).toContain('python/dynamic-import');
});

it('lets stored objects be unpacked and unpickled, and not ones that came in with the code', () => {
  const load = (what: string) =>
    seenIn(`import base64, codecs, pickle, zlib\nstored = file.read()\n${what}\npickle.loads(thing)\n`);
  expect(load('thing = zlib.decompress(stored)')).not.toContain('python/decode-and-run');
  expect(load('thing = codecs.decode(stored, "zlib_codec")')).not.toContain('python/decode-and-run');
  expect(load('thing = zlib.decompress(b"x\\x9c")')).toContain('python/decode-and-run');
  expect(load('here = "eJw"\nthing = zlib.decompress(here)')).toContain('python/decode-and-run');
  expect(load('thing = zlib.decompress(base64.b64decode(stored))')).toContain('python/decode-and-run');
  expect(load('plain = base64.b64decode(stored)\nthing = zlib.decompress(plain)')).toContain(
    'python/decode-and-run'
  );
});
