import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import type { FileScan } from '../scan/scan_file';
import { loadAdapters } from '.';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tre-airlock-adapters-'));
const bin = path.join(folder, 'bin');
const before = process.env.PATH;

/** Puts a stand-in for an installed tool on the path: it prints what the tool prints. */
const install = (name: string, script: string) =>
  fs.writeFileSync(path.join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });

beforeAll(() => {
  fs.mkdirSync(bin);
  process.env.PATH = `${bin}:/usr/bin:/bin`;
  fs.writeFileSync(path.join(folder, 'a.csv'), 'a,b\n1,2\n');
});
afterAll(() => {
  process.env.PATH = before;
  fs.rmSync(folder, { recursive: true });
});

const scan: FileScan = {
  path: 'a.csv',
  size: 8,
  sha256: 'a'.repeat(64),
  type: { id: 'csv', mime: 'text/csv', extension: 'csv', how: 'structure' },
  verdict: 'pass',
  findings: [],
  scan: 'complete',
};

async function ask(name: string): Promise<Array<{ rule: string; level: string; message: string }>> {
  const told: string[] = [];
  const [adapter] = await loadAdapters(name, (sentence) => told.push(sentence));
  if (!adapter) throw new Error(told.join());
  return adapter.findings(path.join(folder, 'a.csv'), scan);
}

it('ClamAV: the signature is named', async () => {
  install('clamscan', '[ "$1" = --version ] && exit 0; echo "$3: Eicar-Test-Signature FOUND"; exit 1');
  expect(await ask('clamav')).toMatchObject([
    { rule: 'clamav/found', level: 'error', message: expect.stringContaining('Eicar-Test-Signature') },
  ]);
  install('clamscan', '[ "$1" = --version ] && exit 0; exit 0');
  expect(await ask('clamav')).toEqual([]);
});

it('a tool that fails asks for review', async () => {
  install('clamscan', '[ "$1" = --version ] && exit 0; exit 2');
  expect(await ask('clamav')).toMatchObject([{ rule: 'adapter/failed', level: 'warning' }]);
  install('sf', '[ "$1" = -version ] && exit 0; echo not json');
  expect(await ask('siegfried')).toMatchObject([{ rule: 'adapter/failed', level: 'warning' }]);
});

it('YARA: each rule that matches', async () => {
  install('yara', '[ "$1" = --version ] && exit 0; echo "Secret_Marker $4"; echo "Other $4"');
  expect((await ask('yara=/etc/rules.yar')).map(({ message }) => message)).toEqual([
    expect.stringContaining('Secret_Marker'),
    expect.stringContaining('Other'),
  ]);
});

it('Magika: told when it is sure of something binary', async () => {
  const answer = (score: number, text: boolean) =>
    `[ "$1" = --version ] && exit 0; echo '[{"result":{"value":{"score":${score},"output":{"label":"zip","is_text":${text},"description":"Zip archive"}}}}]'`;
  install('magika', answer(0.99, false));
  expect(await ask('magika')).toMatchObject([
    { rule: 'magika/mismatch', message: expect.stringContaining('Zip archive') },
  ]);
  install('magika', answer(0.5, false));
  expect(await ask('magika')).toEqual([]);
  install('magika', answer(0.99, true));
  expect(await ask('magika')).toEqual([]);
});

it('Siegfried: a mismatch of the extension', async () => {
  install(
    'sf',
    `[ "$1" = -version ] && exit 0; echo '{"files":[{"matches":[{"id":"fmt/50","format":"RTF","warning":"extension mismatch"}]}]}'`
  );
  expect(await ask('siegfried')).toMatchObject([
    { rule: 'siegfried/format', message: expect.stringContaining('fmt/50 RTF') },
  ]);
});

describe('ACRO', () => {
  const results = (content: string) => fs.writeFileSync(path.join(folder, 'results.json'), content);
  const output = (status: string) =>
    JSON.stringify({ results: { output_0: { status, summary: 'threshold: 3 cells', output: ['a.csv'] } } });

  it.each([
    ['fail', 'acro/fail', 'warning'],
    ['review', 'acro/review', 'warning'],
    ['pass', 'acro/pass', 'note'],
    ['constructor', 'acro/review', 'warning'],
  ])('%s is %s', async (status, rule, level) => {
    results(output(status));
    expect(await ask('acro')).toMatchObject([{ rule, level }]);
  });

  it('says nothing of an output that it does not name, and fails loudly on what is no JSON', async () => {
    results('{"results":{}}');
    expect(await ask('acro')).toEqual([]);
    results('{');
    expect(await ask('acro')).toMatchObject([{ rule: 'adapter/failed' }]);
  });
});
