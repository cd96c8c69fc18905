import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { Locked, lock } from './lock';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tre-airlock-lock-'));
const file = path.join(folder, 'watch.lock');
afterEach(() => fs.rmSync(file, { force: true }));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const ELSEWHERE = 'pid:[1]';
/** Lets the last sign of life of a holder lie so many minutes back. */
function silent(minutes: number): void {
  const then = new Date(Date.now() - minutes * 60_000);
  fs.utimesSync(file, then, then);
}

test('a folder is taken while its process lives, and free when it is given back', () => {
  const unlock = lock(file);
  expect(() => lock(file)).toThrow('works in this folder already');
  unlock();
  lock(file)();
  expect(fs.existsSync(file)).toBe(false);
});

test.each([
  ['a process that is gone', '99999999 12'],
  ['another process with the number of one that is gone', `${process.pid} 1`],
  ['a file that names no process', 'x y z'],
])('what is left by %s does not count', (_, text) => {
  fs.writeFileSync(file, `${text}\n`);
  lock(file)();
  expect(fs.existsSync(file)).toBe(false);
});

test('a process that cannot be seen counts while it says that it lives', () => {
  fs.writeFileSync(file, `1 12 ${ELSEWHERE}\n`);
  expect(() => lock(file)).toThrow(Locked);
  silent(4);
  expect(() => lock(file)).toThrow(Locked);
  silent(6);
  lock(file)();
});

test('a holder says now and then that it lives', () => {
  jest.useFakeTimers();
  try {
    const unlock = lock(file);
    silent(10);
    jest.advanceTimersByTime(60_000);
    expect(Date.now() - fs.statSync(file).mtimeMs).toBeLessThan(120_000);
    unlock();
  } finally {
    jest.useRealTimers();
  }
});

test('a holder that lost its folder to another one leaves that one alone', () => {
  const unlock = lock(file);
  fs.writeFileSync(file, `1 12 ${ELSEWHERE}\n`);
  unlock();
  expect(fs.readFileSync(file, 'utf8')).toContain(ELSEWHERE);
});
