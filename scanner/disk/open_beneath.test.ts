import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { OutsideError, openBeneath, openRoot } from './open_beneath';

let folder: string;
let root: number;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'beneath-'));
  fs.mkdirSync(path.join(folder, 'share', 'tables'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'secret.txt'), 'outside');
  fs.writeFileSync(path.join(folder, 'share', 'tables', 'a.csv'), 'inside');
  root = openRoot(path.join(folder, 'share'));
});
afterEach(() => {
  fs.closeSync(root);
  fs.rmSync(folder, { recursive: true, force: true });
});

function read(relative: string): string {
  const descriptor = openBeneath(root, relative);
  try {
    return fs.readFileSync(descriptor, 'utf8');
  } finally {
    fs.closeSync(descriptor);
  }
}
const openFiles = () => fs.readdirSync('/proc/self/fd').length;

test('a file of the share is opened', () => {
  expect(read('tables/a.csv')).toBe('inside');
});

test.each([
  '../secret.txt',
  'tables/../../secret.txt',
  '/etc/hostname',
  '',
  'tables//a.csv',
  './tables/a.csv',
])('the path "%s" leads nowhere', (relative) => expect(() => read(relative)).toThrow(OutsideError));

test('no link is followed, neither at the end nor on the way', () => {
  fs.symlinkSync('../secret.txt', path.join(folder, 'share', 'link.txt'));
  fs.symlinkSync('..', path.join(folder, 'share', 'up'));
  expect(() => read('link.txt')).toThrow('ELOOP');
  expect(() => read('up/secret.txt')).toThrow(/ENOTDIR|ELOOP/);
});

test('a folder is no file, and nothing stays open', () => {
  const before = openFiles();
  expect(() => read('tables')).toThrow(OutsideError);
  expect(() => read('tables/none.csv')).toThrow('ENOENT');
  read('tables/a.csv');
  expect(openFiles()).toBe(before);
});
