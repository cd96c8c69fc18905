import { gzipSync } from 'node:zlib';

import { makeZip } from '../test/make_zip';
import { DEFAULT_POLICY } from '../policy';
import type { PolicyFile } from '../policy';
import { judge } from './inspect';
import { BufferSource } from './source';

const CSV = 'age,count\n30,120\n40,130\n';

const judged = (name: string, bytes: Buffer, settings: Partial<PolicyFile> = {}) =>
  judge(name, new BufferSource(bytes), DEFAULT_POLICY.with({ id: 'test', version: '1', ...settings }));

const lenient = { allowed: { zip: {}, gz: {}, csv: {}, docx: {} } };

describe('what lies inside', () => {
  it('is judged like a file of its own, and passes when it would', async () => {
    const zip = await makeZip({ 'a.csv': CSV, 'tables/b.csv': CSV });
    const { type, result, findings } = await judged('a.zip', zip, lenient);
    expect(findings).toEqual([]);
    expect([type.id, result]).toEqual(['zip', 'pass']);
  });

  it('says where it lies, however deep', async () => {
    const inner = await makeZip({ 'b.exe': Buffer.from('MZ' + '\0'.repeat(200), 'latin1') });
    const outer = gzipSync(await makeZip({ 'inner.zip': inner, 'a.csv': CSV }));
    const { findings, result } = await judged('a.zip.gz', outer, lenient);
    expect(result).not.toBe('pass');
    expect(findings.map((finding) => finding.message).join('\n')).toContain(
      'a.zip.gz!/a.zip!/inner.zip!/b.exe'
    );
  });

  it('stops at archives in too many levels', async () => {
    let bytes = await makeZip({ 'a.csv': CSV });
    for (let level = 0; level < 12; level += 1) bytes = await makeZip({ 'a.zip': bytes });
    const { findings, result, scan } = await judged('a.zip', bytes, lenient);
    expect([result, scan]).toEqual(['review', 'error']);
    expect(findings.find((finding) => finding.rule === 'scan/limit')?.evidence).toContain(
      'more than 4 levels'
    );
  });

  it('stops at archives that multiply, without taking long', async () => {
    let bytes: Buffer = Buffer.from(CSV);
    for (let level = 0; level < 4; level += 1)
      bytes = await makeZip(
        Object.fromEntries(Array.from({ length: 16 }, (_, n) => [`${n}.${level ? 'zip' : 'csv'}`, bytes]))
      );
    const { findings } = await judged('a.zip', bytes, { ...lenient, thresholds: { archiveMembers: 300 } });
    expect(findings.find((finding) => finding.rule === 'scan/limit')?.evidence).toContain('300 members');
  });

  it('never passes what was not read, whatever the policy says', async () => {
    const bomb = await makeZip({ 'a.csv': Buffer.alloc(30_000_000, 'a') });
    const rules = { 'scan/limit': 'off', 'scan/failed': 'off' } as const;
    const { result, scan } = await judged('a.zip', bomb, { ...lenient, rules });
    expect([result, scan]).toEqual(['review', 'error']);
  });

  it('keeps an error in view behind hundreds of warnings', async () => {
    const members = Object.fromEntries(
      Array.from({ length: 300 }, (_, n) => [`folder/${n}.txt`, `note ${n}\n`])
    );
    const zip = await makeZip({ ...members, 'z.exe': Buffer.from('MZ' + '\0'.repeat(200), 'latin1') });
    expect((await judged('a.zip', zip, lenient)).result).toBe('block');
  });

  it('shortens names, but keeps their extension', async () => {
    const zip = await makeZip({ [`${'x'.repeat(2_000)}.exe`]: CSV });
    const { findings } = await judged('a.zip', zip, lenient);
    expect(findings.length).toBeGreaterThan(0);
    for (const { message } of findings) expect(message).toMatch(/x\.exe: .{10}/);
  });
});
