import { evidenceOf, look, ownRulesOf, rulesOf } from '../../test/look';
import { makeZip } from '../../test/make_zip';
import { inspectZip } from './zip';

const CSV = 'age,count\n30,12\n';
const STORED = { compress: false };

/** The offset of the n-th header of a kind: 3 before a member, 1 a line of the table, 5 the end record. */
function headerAt(zip: Buffer, kind: 1 | 3 | 5, n = 0): number {
  const mark = Buffer.from([0x50, 0x4b, kind, kind + 1]);
  let at = zip.indexOf(mark);
  for (let count = 0; count < n; count += 1) at = zip.indexOf(mark, at + 1);
  return at;
}

/** Puts bytes into an archive and moves what its end record says about the table of contents. */
function insert(zip: Buffer, offset: number, bytes: Buffer): Buffer {
  const end = headerAt(zip, 5);
  const moved = Buffer.concat([zip.subarray(0, offset), bytes, zip.subarray(offset)]);
  const start = zip.readUInt32LE(end + 16);
  if (offset <= start) moved.writeUInt32LE(start + bytes.length, end + bytes.length + 16);
  return moved;
}

describe('inspectZip', () => {
  it.each([
    ['deflated', {}],
    ['stored', STORED],
    ['zip64', { forceZip64Format: true }],
  ])('accounts for every byte of a plain archive (%s)', async (_name, options) => {
    const zip = await makeZip({ 'a.csv': CSV, 'tables/b.csv': CSV, empty: '' }, options);
    expect(ownRulesOf(await look(inspectZip, zip))).toEqual([]);
  });

  it('finds bytes before, between and after, and says where', async () => {
    const zip = await makeZip({ 'a.csv': CSV, 'b.csv': CSV }, STORED);
    const before = await look(inspectZip, Buffer.concat([Buffer.from('SECRET DATA'), zip]));
    expect(evidenceOf(before, 'archives/hidden-data')).toContain('11 bytes at offset 0');
    const table = headerAt(zip, 1);
    const between = await look(inspectZip, insert(zip, table, Buffer.from('SECRET')));
    expect(evidenceOf(between, 'archives/hidden-data')).toContain(
      `6 bytes at offset ${table}, between "b.csv"`
    );
    const after = await look(inspectZip, Buffer.concat([zip, Buffer.from('SECRET')]));
    expect(evidenceOf(after, 'archives/hidden-data')).toContain(`6 bytes at offset ${zip.length}`);
  });

  it('reads an archive with more behind it than readers look through', async () => {
    const zip = await makeZip({ 'a.csv': CSV });
    const found = await look(inspectZip, Buffer.concat([zip, Buffer.alloc(3_000_000, 'x')]));
    expect(evidenceOf(found, 'archives/hidden-data')).toContain('3000000 bytes');
  });

  it('passes filling of zeros', async () => {
    const zip = await makeZip({ 'a.csv': CSV }, STORED);
    const found = await look(inspectZip, insert(zip, headerAt(zip, 1), Buffer.alloc(100)));
    expect(rulesOf(found)).not.toContain('archives/hidden-data');
  });

  it('finds bytes behind the end of packed data', async () => {
    const zip = await makeZip({ 'a.csv': CSV.repeat(50) });
    const line = headerAt(zip, 1);
    const packed = zip.readUInt32LE(line + 20);
    const dataEnd = headerAt(zip, 3) + 30 + 5 + zip.readUInt16LE(headerAt(zip, 3) + 28) + packed;
    const longer = insert(zip, dataEnd, Buffer.from('SECRET'));
    longer.writeUInt32LE(packed + 6, line + 6 + 20);
    const found = await look(inspectZip, longer);
    expect(evidenceOf(found, 'archives/hidden-data')).toContain('6 bytes at offset');
  });

  it('blocks members that need a password', async () => {
    const zip = await makeZip({ 'a.csv': CSV });
    zip.writeUInt16LE(zip.readUInt16LE(headerAt(zip, 3) + 6) | 1, headerAt(zip, 3) + 6);
    zip.writeUInt16LE(zip.readUInt16LE(headerAt(zip, 1) + 8) | 1, headerAt(zip, 1) + 8);
    const found = await look(inspectZip, zip);
    expect(found.findings.find((f) => f.rule === 'archives/encrypted')?.level).toBe('error');
  });

  it.each(['../b.csv', '/etc/b.csv', 'C:\\b.csv', 'a\\..\\..\\b'])('refuses the name %s', async (name) => {
    // yazl refuses such names, so one of the same length is overwritten.
    const plain = 'x'.repeat(name.length);
    const zip = await makeZip({ [plain]: CSV });
    const bad = Buffer.from(zip.toString('latin1').split(plain).join(name), 'latin1');
    expect(evidenceOf(await look(inspectZip, bad), 'archives/unsafe-name')).toContain(JSON.stringify(name));
  });

  it('finds names that come twice, whatever their case', async () => {
    const found = await look(inspectZip, await makeZip({ 'a.csv': CSV, 'A.CSV': CSV }));
    expect(evidenceOf(found, 'archives/duplicate-name')).toBe('"A.CSV"');
  });

  it('finds headers that say something else than the table of contents', async () => {
    const zip = await makeZip({ 'a.csv': CSV });
    zip.write('b.exe', headerAt(zip, 3) + 30, 'latin1');
    expect(evidenceOf(await look(inspectZip, zip), 'archives/mismatch')).toContain('name "b.exe"');
  });

  it('finds members that share their bytes', async () => {
    const zip = await makeZip({ 'a.csv': CSV, 'b.csv': CSV }, STORED);
    zip.writeUInt32LE(0, headerAt(zip, 1, 1) + 42);
    const found = rulesOf(await look(inspectZip, zip));
    expect(found).toEqual(expect.arrayContaining(['archives/overlap', 'archives/mismatch', 'scan/limit']));
  });

  it('finds links', async () => {
    const zip = await makeZip({ 'a.csv': '/etc/passwd' }, { mode: 0o120777 });
    expect(rulesOf(await look(inspectZip, zip))).toContain('archives/link');
  });

  it('finds comments and unknown fields', async () => {
    const found = await look(inspectZip, await makeZip({ 'a.csv': CSV }, {}, 'id 943 476 5919'));
    expect(evidenceOf(found, 'archives/metadata')).toBe('comment of the archive: 15 bytes');
  });

  it('finds content that is not what its checksum says', async () => {
    const zip = await makeZip({ 'a.csv': CSV }, STORED);
    zip.write('X', zip.indexOf(CSV), 'latin1');
    expect(evidenceOf(await look(inspectZip, zip), 'archives/checksum')).toBe(
      '"a.csv": other CRC-32 than stated'
    );
  });

  it('blocks members that are packed by other methods', async () => {
    const zip = await makeZip({ 'a.csv': CSV });
    zip.writeUInt16LE(14, headerAt(zip, 3) + 8);
    zip.writeUInt16LE(14, headerAt(zip, 1) + 10);
    expect(evidenceOf(await look(inspectZip, zip), 'archives/opaque')).toContain('lzma');
  });

  it('stops at a member that unpacks too far, and says which bound', async () => {
    const zip = await makeZip({ 'bomb.csv': Buffer.alloc(30_000_000), 'a.csv': CSV });
    const found = await look(inspectZip, zip);
    const limit = found.findings.find((finding) => finding.rule === 'scan/limit');
    expect(limit?.message).toMatch(
      /"bomb.csv" unpacks to more than \d+ bytes, which are 200 times the packed/
    );
  });

  it('stops at the number of members and at all bytes', async () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`${n}.csv`, CSV]));
    const zip = await makeZip(many);
    await expect(look(inspectZip, zip, { archiveMembers: 20 })).rejects.toThrow('more than 20 members');
    await expect(look(inspectZip, zip, { archiveBytes: 100 })).rejects.toThrow('more than 100 bytes');
  });

  it('refuses what has no table of contents', async () => {
    const zip = await makeZip({ 'a.csv': CSV });
    await expect(look(inspectZip, zip.subarray(0, headerAt(zip, 1)))).rejects.toThrow('no table of contents');
  });

  it('never hangs or dies on damaged archives', async () => {
    const zip = await makeZip({ 'a.csv': CSV.repeat(20), 'b.csv': CSV }, { forceZip64Format: true }, 'hello');
    for (let at = 0; at < zip.length; at += 1) {
      const damaged = Buffer.from(zip);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      // Damage may throw (the judge then asks for review), but only with a reason.
      await look(inspectZip, damaged).catch((error: Error) => expect(error.message).not.toBe(''));
    }
  });
});
