import { pack } from 'tar-stream';
import type { Header } from 'tar-stream';

import { evidenceOf, look, ownRulesOf } from '../../test/look';
import { inspectTar } from './tar';

const CSV = 'age,count\n30,12\n';

async function makeTar(members: (Partial<Header> & { name: string; body?: string })[]): Promise<Buffer> {
  const tar = pack();
  for (const { body = '', ...header } of members) tar.entry({ ...header, size: body.length }, body);
  tar.finalize();
  const pieces: Buffer[] = [];
  for await (const piece of tar) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

const ownRules = async (tar: Buffer) => ownRulesOf(await look(inspectTar, tar));

/** Writes the checksum of the header at an offset anew. */
function seal(tar: Buffer, offset = 0): Buffer {
  tar.fill(0x20, offset + 148, offset + 156);
  const sum = tar.subarray(offset, offset + 512).reduce((total, byte) => total + byte, 0);
  tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, offset + 148, 'latin1');
  return tar;
}

describe('inspectTar', () => {
  it('accounts for every block of a plain archive, long names too', async () => {
    const long = `${'folder/'.repeat(40)}b.csv`;
    const tar = await makeTar([
      { name: 'a.csv', body: CSV },
      { name: 'tables/', type: 'directory' },
      { name: long, body: CSV },
      { name: 'empty.csv' },
    ]);
    expect(await ownRules(tar)).toEqual([]);
  });

  it('finds links and devices, and says where they lead', async () => {
    const tar = await makeTar([
      { name: 'a', type: 'symlink', linkname: '/etc/passwd' },
      { name: 'b', type: 'link', linkname: 'a.csv' },
      { name: 'c', type: 'character-device' },
    ]);
    expect(evidenceOf(await look(inspectTar, tar), 'archives/link').split('\n')).toEqual([
      '"a": symbolic link to "/etc/passwd"',
      '"b": hard link to "a.csv"',
      '"c": character device',
    ]);
  });

  it('finds bytes behind the end, in the filling and behind names', async () => {
    const tar = await makeTar([{ name: 'a.csv', body: CSV }]);
    const behind = await look(inspectTar, Buffer.concat([tar, Buffer.from('SECRET')]));
    expect(evidenceOf(behind, 'archives/hidden-data')).toContain('from offset 1024');
    const filled = Buffer.from(tar);
    filled.write('SECRET', 512 + CSV.length + 10);
    expect(evidenceOf(await look(inspectTar, filled), 'archives/hidden-data')).toContain(
      `bytes at offset ${512 + CSV.length}`
    );
    const named = Buffer.from(tar);
    named.write('SECRET', 50);
    expect(evidenceOf(await look(inspectTar, seal(named)), 'archives/hidden-data')).toContain('6 bytes');
  });

  it('finds pax records that carry more than names and times', async () => {
    const tar = await makeTar([{ name: 'a.csv', body: CSV, pax: { comment: 'x'.repeat(200) } }]);
    expect(evidenceOf(await look(inspectTar, tar), 'archives/metadata')).toBe('"comment": 200 characters');
  });

  it('refuses names that lead out of the folder, also those of pax records', async () => {
    const tar = await makeTar([
      { name: '../a.csv', body: CSV },
      { name: 'b.csv', body: CSV, pax: { path: '/b.csv' } },
    ]);
    expect(evidenceOf(await look(inspectTar, tar), 'archives/unsafe-name')).toBe('"../a.csv"\n"/b.csv"');
  });

  it('judges what a folder carries as a member', async () => {
    const tar = await makeTar([{ name: 'a', body: CSV }]);
    tar.write('5', 156);
    const found = await look(inspectTar, seal(tar));
    expect(found.budget.members).toBe(found.policy.threshold('archiveMembers') - 1);
  });

  it('refuses what is cut off or damaged', async () => {
    const tar = await makeTar([{ name: 'a.csv', body: CSV }]);
    await expect(look(inspectTar, tar.subarray(0, 520))).rejects.toThrow('cut off');
    tar[0] = 0x62;
    await expect(look(inspectTar, tar)).rejects.toThrow('damaged');
  });

  it('stops at the number of members', async () => {
    const tar = await makeTar(Array.from({ length: 30 }, (_, n) => ({ name: `${n}.csv`, body: CSV })));
    await expect(look(inspectTar, tar, { archiveMembers: 20 })).rejects.toThrow('more than 20 members');
  });
});
