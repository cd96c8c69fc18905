import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loadConfig } from '../scanner/config/load';
import { loadIngressConfig } from '../scanner/ingress/config/load';
import { playgroundLines, preparePlayground } from './playground';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tre-airlock-playground-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const tokens = { scanner: 'abc', 'release-agent': 'def' } as never;
const host = (port: number) => ({ url: `http://127.0.0.1:${port}`, tokens });

test('the settings are taken by the scanner and by the git diode', async () => {
  const playground = await preparePlayground(folder, host(5620));
  expect(loadConfig(path.join(folder, 'airlock.yml'))).toMatchObject({
    kibana: { url: 'http://127.0.0.1:5620' },
    projects: [{ id: 'heart-study' }],
  });
  expect(loadIngressConfig(path.join(folder, 'ingress.yml'))).toMatchObject({ unreachable: 'hold' });
  expect(fs.statSync(path.join(folder, 'scanner.key')).mode & 0o777).toBe(0o600);
  expect(playground.git).toBe(true);
  expect(
    execFileSync('git', ['-C', path.join(folder, 'analysis.git'), 'rev-parse', '--is-bare-repository'], {
      encoding: 'utf8',
    })
  ).toBe('true\n');
  expect(playgroundLines(playground)).toContain('egress watch --config');
});

test('started again it keeps what is in the share, and takes the new address', async () => {
  const share = path.join(folder, 'egress', 'heart-study');
  fs.rmSync(path.join(share, 'figure.jpg'));
  await preparePlayground(folder, host(5621));
  expect(fs.readdirSync(share).sort()).toEqual(['notes.txt', 'tables']);
  expect(loadConfig(path.join(folder, 'airlock.yml')).kibana.url).toBe('http://127.0.0.1:5621');
});
