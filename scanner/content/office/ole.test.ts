import CFB from 'cfb';

import { evidenceOf, look, rulesOf } from '../../test/look';
import { inspectOle } from './ole';

function makeOle(streams: Record<string, Buffer>): Buffer {
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_del(file, '\u0001Sh33tJ5');
  for (const [path, content] of Object.entries(streams)) CFB.utils.cfb_add(file, path, content);
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Uint8Array);
}

/** Records of an Excel workbook: kind, length, data. */
const records = (...list: [kind: number, data: Buffer][]) =>
  Buffer.concat(
    list.flatMap(([kind, data]) => {
      const head = Buffer.alloc(4);
      head.writeUInt16LE(kind, 0);
      head.writeUInt16LE(data.length, 2);
      return [head, data];
    })
  );

const sheet = (name: string, state: number, kind = 0) =>
  Buffer.concat([Buffer.from([0, 0, 0, 0, state, kind, name.length, 0]), Buffer.from(name)]);

const PLAIN = { WordDocument: Buffer.alloc(5_000, 2), '1Table': Buffer.alloc(100, 2) };

describe('inspectOle', () => {
  it('lists what an old document is made of', async () => {
    const found = await look(inspectOle, makeOle(PLAIN));
    expect(rulesOf(found)).toEqual(['office/legacy-format']);
    expect(evidenceOf(found, 'office/legacy-format')).toContain('"WordDocument" (5000 bytes)');
  });

  it.each([
    ['macros', { ...PLAIN, 'Macros/VBA/dir': Buffer.alloc(10) }, 'office/macros'],
    ['objects', { ...PLAIN, 'ObjectPool/_1/Package': Buffer.alloc(10) }, 'office/embedded'],
    [
      'an encrypted package',
      { EncryptedPackage: Buffer.alloc(9_000, 3), EncryptionInfo: Buffer.alloc(9) },
      'office/encrypted',
    ],
    [
      'an encrypted Word document',
      { WordDocument: Buffer.alloc(5_000, 1).fill(0x01, 10, 12) },
      'office/encrypted',
    ],
  ])('finds %s', async (_name, streams, rule) => {
    expect(rulesOf(await look(inspectOle, makeOle(streams)))).toContain(rule);
  });

  it('reads the sheets of an old workbook', async () => {
    const Workbook = records(
      [0x809, Buffer.alloc(16)],
      [0x85, sheet('A', 0)],
      [0x85, sheet('Hid', 1)],
      [0x85, sheet('Very', 2, 1)],
      [0x0a, Buffer.alloc(0)]
    );
    const found = await look(inspectOle, makeOle({ Workbook }));
    expect(evidenceOf(found, 'office/hidden-sheet')).toBe('sheet "Hid"');
    expect(evidenceOf(found, 'office/very-hidden-sheet')).toBe('sheet "Very"');
    expect(evidenceOf(found, 'office/macros')).toBe('macro sheet "Very"');
  });

  it('finds bytes that belong to no stream', async () => {
    const found = await look(inspectOle, Buffer.concat([makeOle(PLAIN), Buffer.alloc(600, 'x')]));
    expect(evidenceOf(found, 'office/unknown-part')).toBe('600 bytes in sectors that belong to no stream');
  });

  it('refuses chains that lead in a circle, and never hangs on damage', async () => {
    const bytes = makeOle({ WordDocument: Buffer.alloc(20_000, 1) });
    for (let at = 0; at < bytes.length; at += at < 1_024 ? 1 : 17) {
      const damaged = Buffer.from(bytes);
      damaged.writeUInt8((damaged[at] ?? 0) ^ 0x02, at);
      await look(inspectOle, damaged).catch((error: Error) => expect(error.message).not.toBe(''));
    }
    const circle = Buffer.from(bytes);
    // Every chain entry of the first table leads to sector 0.
    const table = (circle.readUInt32LE(76) + 1) * 512;
    circle.fill(0, table, table + 512);
    await expect(look(inspectOle, circle)).rejects.toThrow('share a sector');
  });
});
