import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { openRoot } from '../disk/open_beneath';
import { walk } from './walk';

const LIMITS = { files: 1_000, depth: 5 };
let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'walk-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: string | Buffer = name) => {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), content);
};

async function list(limits = LIMITS) {
  const root = openRoot(folder);
  try {
    return await walk(root, limits);
  } finally {
    fs.closeSync(root);
  }
}

test('files are listed with what tells their changes', async () => {
  put('b/c/d.csv', '1,2\n');
  const { entries, unknown, truncated } = await list();
  expect([...entries.keys()]).toEqual(['b/c/d.csv']);
  expect(entries.get('b/c/d.csv')).toMatchObject({ kind: 'file', size: 4 });
  expect({ unknown, truncated }).toEqual({ unknown: [], truncated: undefined });
});

test('links, also of folders, are named and not followed', async () => {
  put('real/a.txt');
  fs.symlinkSync('/etc/passwd', path.join(folder, 'passwd.txt'));
  fs.symlinkSync(path.join(folder, 'real'), path.join(folder, 'again'));
  fs.symlinkSync('..', path.join(folder, 'real', 'up'));
  const { entries } = await list();
  const kinds = [...entries].map(([name, { kind }]) => `${name} ${kind}`).sort();
  expect(kinds).toEqual(['again other', 'passwd.txt other', 'real/a.txt file', 'real/up other']);
});

test('a pipe is named and not opened', async () => {
  execFileSync('mkfifo', [path.join(folder, 'pipe.csv')]);
  expect((await list()).entries.get('pipe.csv')).toMatchObject({ kind: 'other', why: 'It is a pipe.' });
});

test('what lies too deep is one entry for a person to look at', async () => {
  put('1/2/3/4/5/6/7/hidden.csv');
  const { entries } = await list();
  expect([...entries.keys()]).toEqual(['1/2/3/4/5/6']);
  expect(entries.get('1/2/3/4/5/6')).toMatchObject({ kind: 'folder' });
});

test('more files than the bound end the look and are said', async () => {
  for (let index = 0; index < 30; index += 1) put(`${index}.csv`);
  const { entries, truncated } = await list({ files: 10, depth: 5 });
  expect(entries.size).toBe(10);
  expect(truncated).toContain('more than 10 files');
});

test('folders without end come to one as well', async () => {
  for (let index = 0; index < 60; index += 1) fs.mkdirSync(path.join(folder, String(index)));
  expect((await list({ files: 10, depth: 5 })).truncated).toBeDefined();
});

test('a name that is no UTF-8 is named, since nobody can open it by its text', async () => {
  fs.writeFileSync(Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9])]), 'x');
  const [[name, entry] = []] = [...(await list()).entries];
  expect(name).toBe('caf\uFFFD');
  expect(entry).toMatchObject({ kind: 'name' });
});

test('our report is no output, but only in the uppermost folder and by its very name', async () => {
  put('AIRLOCK-REPORT.html');
  put('AIRLOCK-REPORT.csv');
  put('tables/AIRLOCK-REPORT.txt');
  const { entries } = await list();
  expect([...entries.keys()].sort()).toEqual(['AIRLOCK-REPORT.csv', 'tables/AIRLOCK-REPORT.txt']);
});

test('a folder that cannot be listed is told, and what was in it is not taken as removed', async () => {
  put('tables/a.csv');
  const real = fs.opendirSync;
  const spy = jest.spyOn(fs, 'opendirSync').mockImplementation((name, options) => {
    const opened = real(name, options);
    if (fs.readlinkSync(String(name)).endsWith('/tables')) {
      opened.closeSync();
      throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
    }
    return opened;
  });
  try {
    const { entries, unknown } = await list();
    expect(unknown).toEqual(['tables/']);
    expect(entries.get('tables')).toMatchObject({ kind: 'folder', why: expect.stringContaining('EIO') });
  } finally {
    spy.mockRestore();
  }
});
