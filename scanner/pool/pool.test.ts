import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { DEFAULT_POLICY } from '../policy';
import { ScanPool } from './pool';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tre-airlock-pool-'));
const put = (name: string, content: string | Buffer): string => {
  const file = path.join(folder, name);
  fs.writeFileSync(file, content);
  return file;
};

afterAll(() => fs.rmSync(folder, { recursive: true }));

describe('the pool', () => {
  const pool = new ScanPool({ jobs: 2, policies: { default: DEFAULT_POLICY } });
  afterAll(() => pool.close());

  it('judges files side by side, each with the hash of its bytes', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `t${index}.txt`);
    const scans = await Promise.all(
      names.map((name) => pool.scan(put(name, `A text named ${name}.\n`), `out/${name}`, 'default'))
    );
    for (const [index, scan] of scans.entries()) {
      const text = `A text named ${names[index]}.\n`;
      expect(scan).toMatchObject({
        path: `out/${names[index]}`,
        size: text.length,
        sha256: createHash('sha256').update(text).digest('hex'),
        scan: 'complete',
      });
    }
  });

  it('says that a file is not there, as review', async () => {
    const scan = await pool.scan(path.join(folder, 'none.txt'), 'none.txt', 'default');
    expect(scan).toMatchObject({ verdict: 'review', scan: 'error', findings: [{ rule: 'scan/failed' }] });
    expect(scan.sha256).toBeUndefined();
  });

  it('never follows a link', async () => {
    const link = path.join(folder, 'link.txt');
    fs.symlinkSync('/etc/passwd', link);
    const scan = await pool.scan(link, 'link.txt', 'default');
    expect(scan).toMatchObject({ verdict: 'block', findings: [{ rule: 'scan/not-a-file' }] });
    expect(scan.sha256).toBeUndefined();
  });

  it('refuses a policy that it does not know', async () => {
    await expect(pool.scan('x', 'x', 'other')).rejects.toThrow('no policy "other"');
  });
});

describe('a worker that does not come back', () => {
  const quick = DEFAULT_POLICY.with({ id: 'quick', version: '1', thresholds: { fileSeconds: 1 } });
  const pools: ScanPool[] = [];
  const newPool = () => {
    const pool = new ScanPool({ jobs: 1, policies: { quick } });
    pools.push(pool);
    return pool;
  };
  afterAll(() => Promise.all(pools.map((pool) => pool.close())));

  /** What hangs is simulated by ending the worker that is at it. */
  async function endWorker(pool: ScanPool): Promise<void> {
    await new Promise(setImmediate);
    const { seats } = pool as unknown as { seats: Array<{ worker: { terminate(): Promise<number> } }> };
    await seats[0]?.worker.terminate();
  }

  it('costs a review, keeps the hash, and the next file is judged', async () => {
    const pool = newPool();
    const file = put('big.txt', 'x\n'.repeat(1_000));
    const first = pool.scan(file, 'big.txt', 'quick');
    await endWorker(pool);
    expect(await first).toMatchObject({
      verdict: 'review',
      scan: 'error',
      size: 2_000,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      findings: [{ rule: 'scan/failed', evidence: expect.stringContaining('ended by itself') }],
    });
    expect(await pool.scan(file, 'big.txt', 'quick')).toMatchObject({ scan: 'complete' });
  });

  it('costs one review of all that travelled with it', async () => {
    const pool = newPool();
    const scans = Array.from({ length: 12 }, (_, index) =>
      pool.scan(put(`with${index}.txt`, 'Some words.\n'), `with${index}.txt`, 'quick')
    );
    await endWorker(pool);
    const ended = (await Promise.all(scans)).map(({ scan }) => scan);
    expect(ended.sort()).toEqual([...Array<string>(11).fill('complete'), 'error']);
  });
});
