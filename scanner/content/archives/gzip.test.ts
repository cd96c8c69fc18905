import { gzipSync } from 'node:zlib';

import { evidenceOf, look, ownRulesOf } from '../../test/look';
import { inspectGzip } from './gzip';

const CSV = 'age,count\n30,12\n';
const GZIP = gzipSync(CSV);

/** A gzip file with header fields: name 8, comment 16, extra 4. */
function withFields(flags: number, fields: Buffer): Buffer {
  const bytes = Buffer.concat([GZIP.subarray(0, 10), fields, GZIP.subarray(10)]);
  bytes[3] = flags;
  return bytes;
}

const ownRules = async (bytes: Buffer) => ownRulesOf(await look(inspectGzip, bytes));

describe('inspectGzip', () => {
  it.each([
    ['one stream', GZIP],
    ['several streams', Buffer.concat([GZIP, GZIP, GZIP])],
    ['a name', withFields(8, Buffer.from('a.csv\0'))],
    ['filling behind the end', Buffer.concat([GZIP, Buffer.alloc(512)])],
    ['nothing in it', gzipSync('')],
  ])('passes %s', async (_name, bytes) => expect(await ownRules(bytes)).toEqual([]));

  it('finds bytes behind the end', async () => {
    const found = await look(inspectGzip, Buffer.concat([GZIP, Buffer.from('SECRET')]));
    expect(evidenceOf(found, 'archives/hidden-data')).toBe(`6 bytes at offset ${GZIP.length}`);
  });

  it('finds data in the header', async () => {
    const comment = await look(inspectGzip, withFields(16, Buffer.from('943 476 5919\0')));
    expect(evidenceOf(comment, 'archives/metadata')).toContain('comment of 12 characters');
    const extra = await look(inspectGzip, withFields(4, Buffer.from('\x06\0SECRET')));
    expect(evidenceOf(extra, 'archives/metadata')).toContain('extra field of 6 bytes');
  });

  it('finds content that is not what its checksum says', async () => {
    const wrong = Buffer.from(GZIP);
    wrong[wrong.length - 1] = 1;
    expect(await ownRules(wrong)).toEqual(['archives/checksum']);
  });

  it('stops at what unpacks too far', async () => {
    const found = await look(inspectGzip, gzipSync(Buffer.alloc(20_000_000)));
    expect(found.findings.map((finding) => finding.rule)).toEqual(['scan/limit']);
  });

  it('stops at very many streams', async () => {
    const many = Buffer.concat(Array<Buffer>(50).fill(GZIP));
    await expect(look(inspectGzip, many, { archiveMembers: 40 })).rejects.toThrow('40 gzip streams');
  });

  it('throws at what is cut off', async () => {
    await expect(look(inspectGzip, GZIP.subarray(0, GZIP.length - 4))).rejects.toThrow('cut off');
    await expect(look(inspectGzip, GZIP.subarray(0, 20))).rejects.toThrow();
  });
});
