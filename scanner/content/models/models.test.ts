import { firedRules, judged } from '../../test/judged';
import { makeZip } from '../../test/make_zip';

const facts = async (name: string, bytes: Buffer) => {
  const judgement = await judged(name, bytes);
  return {
    result: judgement.result,
    rules: firedRules(judgement),
    facts: judgement.findings
      .filter(({ rule }) => rule === 'models/facts')
      .map(({ evidence }) => evidence)
      .join('; '),
  };
};
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
const u64 = (value: number) => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
};
const PLAIN = ['models/facts', 'types/model'];

describe('numpy', () => {
  const npy = (descr: string, shape: string, data: Buffer) => {
    const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${shape}), }`.padEnd(117) + '\n';
    return Buffer.concat([
      Buffer.from('\x93NUMPY\x01\0', 'latin1'),
      Buffer.from([header.length, 0]),
      Buffer.from(header),
      data,
    ]);
  };

  it('tells shape and type', async () => {
    const told = await facts('a.npy', npy('<f8', '2, 3', Buffer.alloc(48)));
    expect(told).toMatchObject({ result: 'review', rules: PLAIN });
    expect(told.facts).toContain('shape 2×3; type <f8');
  });

  it.each([
    ['data behind the array', npy('<f8', '2, 3', Buffer.alloc(60)), 'models/hidden-data'],
    ['an array that is cut off', npy('<f8', '2, 3', Buffer.alloc(40)), 'models/damaged'],
    [
      'code in an array of objects',
      npy('|O', '1,', Buffer.from('\x80\x02cos\nsystem\nU\x02id\x85R.', 'latin1')),
      'models/code',
    ],
  ])('finds %s', async (_, bytes, rule) => {
    expect((await facts('a.npy', bytes)).rules).toContain(rule);
    expect((await facts('a.npz', await makeZip({ 'x.npy': bytes }))).rules).toContain(rule);
  });
});

describe('safetensors', () => {
  const file = (header: object, bytes: number) => {
    const text = Buffer.from(JSON.stringify(header));
    return Buffer.concat([u64(text.length), text, Buffer.alloc(bytes)]);
  };
  const tensor = (start: number, end: number) => ({
    dtype: 'F32',
    shape: [(end - start) / 4],
    data_offsets: [start, end],
  });

  it('tells the tensors', async () => {
    const told = await facts('m.safetensors', file({ a: tensor(0, 8), b: tensor(8, 24) }, 24));
    expect(told).toMatchObject({ result: 'review', rules: PLAIN });
    expect(told.facts).toContain('2 tensors of 6 numbers');
  });

  it.each([
    ['between tensors', { a: tensor(0, 8), b: tensor(12, 24) }, 24],
    ['behind the last', { a: tensor(0, 8) }, 24],
    ['twice', { a: tensor(0, 8), b: tensor(4, 24) }, 24],
    ['beyond its shape', { a: { dtype: 'F32', shape: [1], data_offsets: [0, 24] } }, 24],
  ])('finds data %s', async (_, header, bytes) => {
    expect((await facts('m.safetensors', file(header, bytes))).rules).toContain('models/hidden-data');
  });

  it('says when tensors are missing', async () => {
    expect((await facts('m.safetensors', file({ a: tensor(0, 40) }, 24))).rules).toContain('models/damaged');
  });
});

describe('GGUF', () => {
  const text = (value: string) => Buffer.concat([u64(value.length), Buffer.from(value)]);
  const file = (data: number, version = 3) => {
    const head = Buffer.concat([
      Buffer.from('GGUF'),
      u32(version),
      u64(1),
      u64(1),
      text('general.architecture'),
      u32(8),
      text('llama'),
      text('w'),
      u32(2),
      u64(4),
      u64(8),
      u32(0),
      u64(0),
    ]);
    return Buffer.concat([head, Buffer.alloc((32 - (head.length % 32)) % 32), Buffer.alloc(data)]);
  };

  it('tells architecture and tensors', async () => {
    const told = await facts('m.gguf', file(128));
    expect(told).toMatchObject({ result: 'review', rules: PLAIN });
    expect(told.facts).toContain('general.architecture llama; 1 tensors of 32 numbers: w 4×8');
  });

  it('finds data behind the last tensor, and missing data', async () => {
    expect((await facts('m.gguf', file(1_000))).rules).toContain('models/hidden-data');
    expect((await facts('m.gguf', file(64))).rules).toContain('models/damaged');
  });
});

describe('ONNX', () => {
  const field = (number: number, body: Buffer | string) => {
    const bytes = Buffer.from(body as string);
    if (bytes.length > 127) throw new Error('too long for this test');
    return Buffer.concat([Buffer.from([(number << 3) | 2, bytes.length]), bytes]);
  };
  const node = (operator: string, domain = '') =>
    field(1, Buffer.concat([field(4, operator), ...(domain ? [field(7, domain)] : [])]));
  const tensor = (...more: Buffer[]) =>
    field(5, Buffer.concat([Buffer.from([0x08, 2, 0x08, 3]), field(8, 'w'), ...more]));
  const model = (graph: Buffer[], ...more: Buffer[]) =>
    Buffer.concat([
      Buffer.from([0x08, 8]),
      field(2, 'pytorch'),
      field(7, Buffer.concat([...graph, field(2, 'main')])),
      ...more,
    ]);

  it('tells operators and initialisers', async () => {
    const told = await facts(
      'm.onnx',
      model([node('Gemm'), node('Relu'), tensor(field(9, Buffer.alloc(24)))])
    );
    expect(told).toMatchObject({ result: 'review', rules: PLAIN });
    expect(told.facts).toContain(
      'IR version 8; producer pytorch; graph main; 1 initialisers of 6 numbers: w 2×3; operators Gemm (1), Relu (1)'
    );
  });

  it.each([
    ['operators of another domain', model([node('Thing', 'my.domain')]), 'models/custom-object'],
    ['operators of Python', model([node('PyOp', 'ai.onnx.contrib')]), 'models/code'],
    [
      'data in other files',
      model([tensor(field(13, Buffer.concat([field(1, 'location'), field(2, '../x.bin')])))]),
      'models/external-data',
    ],
    ['fields that there are not', model([node('Relu')], field(15, 'rows of patients')), 'models/hidden-data'],
    ['an end that comes too early', model([node('Relu')], Buffer.from([0x3a, 0x70])), 'models/damaged'],
  ])('finds %s', async (_, bytes, rule) => {
    expect((await facts('m.onnx', bytes)).rules).toContain(rule);
  });
});

describe('HDF5 and Keras', () => {
  const superblock = (size: number) =>
    Buffer.concat([
      Buffer.from('894844460d0a1a0a', 'hex'),
      Buffer.from([0, 0, 0, 0, 0, 8, 8, 0, 4, 0, 16, 0, 0, 0, 0, 0]),
      u64(0),
      Buffer.alloc(8, 0xff),
      u64(size),
    ]);
  const file = (content: string, trailing = 0) => {
    const body = Buffer.concat([Buffer.alloc(100), Buffer.from(content), Buffer.alloc(400)]);
    const head = superblock(48 + body.length);
    return Buffer.concat([head, body, Buffer.alloc(trailing, 1)]);
  };
  const config = (layer: object) => JSON.stringify({ class_name: 'Sequential', config: { layers: [layer] } });

  it('tells a Keras model and its layers', async () => {
    const told = await facts('m.h5', file(`model_config ${config({ class_name: 'Dense' })} keras_version`));
    expect(told).toMatchObject({ result: 'review', rules: PLAIN });
    expect(told.facts).toContain('a Keras model with its architecture');
    expect(told.facts).toContain('classes Sequential, Dense');
  });

  it.each([
    ['a Lambda layer', file(config({ class_name: 'Lambda' })), 'models/code'],
    [
      'objects of one’s own',
      file(config({ class_name: 'X', registered_name: 'pkg>X' })),
      'models/custom-object',
    ],
    ['data behind the end', file('', 64), 'models/hidden-data'],
    ['a file that is cut off', file('').subarray(0, 300), 'models/damaged'],
    ['data before the beginning', Buffer.concat([Buffer.alloc(512, 65), file('')]), 'models/hidden-data'],
  ])('finds %s', async (_, bytes, rule) => {
    expect((await facts('m.h5', bytes)).rules).toContain(rule);
  });

  it('reads the configuration of a .keras file', async () => {
    const members = {
      'config.json': config({ class_name: 'Lambda' }),
      'metadata.json': '{}',
      'model.weights.h5': file(''),
    };
    expect((await facts('m.keras', await makeZip(members))).rules).toContain('models/code');
  });
});
