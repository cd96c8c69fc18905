import { deflateSync } from 'node:zlib';

import { judged } from '../../test/judged';
import { makeZip } from '../../test/make_zip';

// Pickles are written here opcode by opcode; none was made by Python.
const text = (value: string) => Buffer.concat([Buffer.from([0x8c, value.length]), Buffer.from(value)]);
const start = (protocol = 4) => Buffer.from([0x80, protocol]);
const ops = (...parts: (Buffer | string)[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));
const byte = (...codes: number[]) => Buffer.from(codes);
const stackGlobal = (module: string, name: string) => ops(text(module), text(name), byte(0x93));
const REDUCE = 'R';
const TUPLE1 = byte(0x85);
const EVIL = ops(start(), stackGlobal('posix', 'system'), text('id'), TUPLE1, REDUCE, '.');

const rulesOf = async (name: string, bytes: Buffer) => {
  const { result, findings } = await judged(name, bytes);
  return { result, rules: findings.map(({ rule }) => rule), findings };
};

it.each([
  ['GLOBAL and REDUCE', "cposix\nsystem\n(S'id'\ntR."],
  ['a protocol of bytes', ops(start(2), 'cposix\nsystem\n', byte(0x58, 2, 0, 0, 0), 'id', TUPLE1, 'R.')],
  ['STACK_GLOBAL', EVIL],
  [
    'names from the memo',
    ops(
      start(),
      text('os'),
      byte(0x94),
      text('system'),
      byte(0x94),
      '0',
      'h\0',
      'h\x01',
      byte(0x93),
      text('id'),
      TUPLE1,
      'R.'
    ),
  ],
  [
    'names that are computed',
    ops(start(), text('o'), TUPLE1, text('system'), byte(0x93), text('id'), TUPLE1, 'R.'),
  ],
  ['OBJ', "(cos\nsystem\nS'id'\no."],
  ['INST', ops(start(0), "(S'id'\nios\nsystem\n.")],
  ['NEWOBJ', ops(start(), stackGlobal('evil', 'Class'), ')', byte(0x81), '.')],
  ['an extension', ops(start(2), byte(0x82, 1), ')R.')],
  [
    'a function that an allowed call is given',
    ops(start(), stackGlobal('collections', 'OrderedDict'), stackGlobal('os', 'system'), TUPLE1, 'R.'),
  ],
  ['a call of what a call answered', ops(start(), stackGlobal('builtins', 'object'), ')R', ')R.')],
  ['the state of a class', ops(start(), stackGlobal('builtins', 'object'), '}', 'b.')],
  ['a pickle within a string', ops(start(), 'B', byte(EVIL.length, 0, 0, 0), EVIL, '.')],
  ['a second pickle behind the first', ops(start(), 'N.', EVIL)],
  ['a pickle that breaks afterwards', ops(EVIL.subarray(0, -1), byte(0xff))],
  ['eval', ops(start(), stackGlobal('builtins', 'eval'), text('1'), TUPLE1, 'R.')],
  [
    'a dangerous function of numpy',
    ops(start(), stackGlobal('numpy.f2py.crackfortran', 'getlincoef'), text('1'), TUPLE1, 'R.'),
  ],
  [
    'a name with dots below an allowed module',
    ops(start(), stackGlobal('collections', 'OrderedDict.__init__.__globals__'), text('1'), TUPLE1, 'R.'),
  ],
])('blocks code called by %s', async (_, pickle) => {
  const { result, rules } = await rulesOf('model.pkl', Buffer.from(pickle as string));
  expect(rules).toContain('models/code');
  expect(result).toBe('block');
});

it('names what would be called', async () => {
  const { findings } = await rulesOf('model.pkl', EVIL);
  expect(findings.find(({ rule }) => rule === 'models/code')?.evidence).toBe('posix.system');
});

it('asks for a review of a pickle of data, and tells what it is made of', async () => {
  const { result, rules, findings } = await rulesOf(
    'data.pkl',
    ops(start(), stackGlobal('collections', 'OrderedDict'), ')R', text('a'), 'K\x05', 's.')
  );
  expect(result).toBe('review');
  expect(rules).not.toContain('models/code');
  expect(findings.find(({ rule }) => rule === 'models/facts')?.evidence).toContain('collections.OrderedDict');
});

it('warns of a global that nothing calls', async () => {
  const { result, rules } = await rulesOf('model.pkl', ops(start(), stackGlobal('my_package', 'Thing'), '.'));
  expect(rules).toContain('models/unknown-global');
  expect(result).toBe('review');
});

it('finds data behind the end, and says where a pickle is cut off', async () => {
  expect((await rulesOf('a.pkl', ops(start(), 'N.', 'hidden rows'))).rules).toContain('models/hidden-data');
  expect((await rulesOf('a.pkl', ops(start(), text('abc'), byte(0x94)))).rules).toContain('models/damaged');
});

describe('joblib', () => {
  // How joblib stores an array: the state of a wrapper, and then the array's bytes in the file.
  const dtype = (code: string) =>
    ops(stackGlobal('numpy', 'dtype'), text(code), byte(0x89, 0x88, 0x87), REDUCE);
  const wrapper = (code: string, length: number) =>
    ops(
      stackGlobal('joblib.numpy_pickle', 'NumpyArrayWrapper'),
      ')',
      byte(0x81),
      '}(',
      text('shape'),
      'K',
      byte(length),
      TUPLE1,
      text('order'),
      text('C'),
      text('dtype'),
      dtype(code),
      text('allow_mmap'),
      byte(0x88),
      'ub'
    );

  it('reads on behind the bytes of an array', async () => {
    const file = ops(start(), wrapper('f8', 3), Buffer.alloc(24, 0x2e), '.');
    const { rules, findings } = await rulesOf('model.pkl', file);
    expect(rules).toEqual(['types/model', 'models/facts']);
    expect(findings[1]?.evidence).toContain('1 arrays of 3 numbers: 3 f8');
  });

  it('finds code in an array of objects', async () => {
    const { rules } = await rulesOf('model.pkl', ops(start(), wrapper('O8', 3), EVIL, '.'));
    expect(rules).toContain('models/code');
  });

  it('unpacks zlib', async () => {
    const { rules, result } = await rulesOf('model.joblib', deflateSync(EVIL));
    expect(rules).toContain('models/code');
    expect(result).toBe('block');
  });
});

describe('torch', () => {
  const storage = ops(
    '(',
    text('storage'),
    stackGlobal('torch', 'FloatStorage'),
    text('0'),
    text('cpu'),
    'K\x06',
    't',
    'Q'
  );
  const tensor = ops(
    stackGlobal('torch._utils', '_rebuild_tensor_v2'),
    '(',
    storage,
    'K\0',
    'K\x02',
    'K\x03',
    byte(0x86),
    'K\x03',
    'K\x01',
    byte(0x86),
    byte(0x89),
    'N',
    't',
    REDUCE
  );
  const model = ops(start(), '}', text('weight'), tensor, 's.');

  it('tells the tensors of an archive', async () => {
    const bytes = await makeZip({ 'm/data.pkl': model, 'm/data/0': Buffer.alloc(24), 'm/version': '3\n' });
    const { result, rules, findings } = await rulesOf('model.pt', bytes);
    expect(result).toBe('review');
    expect(rules).not.toContain('models/code');
    expect(findings.map(({ evidence }) => evidence).join()).toContain('2×3');
    expect(findings.map(({ evidence }) => evidence).join()).toContain('1 storages of 24 bytes');
  });

  it('blocks an archive whose pickle calls something else', async () => {
    const bytes = await makeZip({ 'm/data.pkl': EVIL, 'm/data/0': Buffer.alloc(24) });
    expect((await rulesOf('model.pt', bytes)).rules).toContain('models/code');
  });

  it('judges members that no model needs', async () => {
    const bytes = await makeZip({ 'm/data.pkl': model, 'm/notes.csv': 'nhs_number,n\n9434765919,3\n' });
    expect((await rulesOf('model.pt', bytes)).rules).toContain('patients/nhs-number');
  });

  it('says that there is TorchScript', async () => {
    const bytes = await makeZip({
      'm/data.pkl': model,
      'm/constants.pkl': ops(start(), ').'),
      'm/code/__torch__.py': 'x = 1\n',
    });
    expect((await rulesOf('model.pt', bytes)).rules).toContain('models/custom-object');
  });
});
