import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { SettingsError } from '../policy';
import { NO_HASH, emptyState } from './state';
import type { WatchState } from './state';
import { loadState, saveState } from './state_file';

const ID = '00000000-0000-4000-8000-000000000001';
let folder: string;
let file: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'state-'));
  file = path.join(folder, 'heart.ndjson');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

function filled(files: number): WatchState {
  const state = emptyState('heart');
  state.share = { dev: 1, ino: 2 };
  state.report = 'e'.repeat(64);
  state.decided = '2026-01-01T00:00:00.000Z';
  state.requests.set(ID, {
    id: ID,
    stage: 'posted',
    title: 'Files',
    created: '2026-01-01T00:00:00.000Z',
    manifest: { files, sha256: NO_HASH },
    worst: 'review',
    policy: { id: 'default', version: '1' },
    status: 'in_review',
    revision: 3,
  });
  for (let index = 0; index < files; index += 1)
    state.files.set(`ordner/größe "${index}"\n.csv`, {
      kind: 'file',
      size: index,
      mtime: -5,
      ctime: 1_732_000_000_000_001,
      ino: index,
      sha256: NO_HASH,
      request: ID,
      result: 'review',
      verified: 0,
      findings: [{ rule: 'scan/failed', level: 'warning', message: 'It could not be read.' }],
    });
  return state;
}

test('what was written is read again', () => {
  const state = filled(1_500);
  saveState(file, state);
  expect(loadState(file, 'heart')).toEqual(state);
});

test('without a file there is nothing to remember', () => {
  expect(loadState(file, 'heart')).toEqual(emptyState('heart'));
});

test('a state that cannot be read stops the start with a sentence', () => {
  fs.mkdirSync(file);
  expect(() => loadState(file, 'heart')).toThrow(SettingsError);
  expect(() => loadState(file, 'heart')).toThrow(/The state cannot be read: EISDIR/);
  fs.rmdirSync(file);
});

test('a write that fails leaves what was there', () => {
  saveState(file, filled(2));
  const spy = jest.spyOn(fs, 'fsyncSync').mockImplementation(() => {
    throw new Error('EIO: i/o error, fsync');
  });
  expect(() => saveState(file, filled(3))).toThrow('EIO');
  spy.mockRestore();
  expect(loadState(file, 'heart').files.size).toBe(2);
  expect(fs.readdirSync(folder)).toEqual(['heart.ndjson']);
});

test.each<[string, (text: string) => string, RegExp]>([
  ['cut off', (text) => text.slice(0, -40), /:\d+: /],
  ['short of lines', (text) => text.split('\n').slice(0, -2).join('\n') + '\n', /has 2 of 3 files/],
  ['empty', () => '', /:0: /],
  ['of another project', (text) => text.replace('"heart"', '"lung"'), /:1: is of the project "lung"/],
  ['of a later version', (text) => text.replace('"version":1', '"version":2'), /:1: version/],
  ['tampered with', (text) => text.replace('"review"', '"fine"'), /must be one of pass, review, block/],
])('a state that is %s stops the start with line and reason', (_what, change, reason) => {
  saveState(file, filled(3));
  fs.writeFileSync(file, change(fs.readFileSync(file, 'utf8')));
  expect(() => loadState(file, 'heart')).toThrow(SettingsError);
  expect(() => loadState(file, 'heart')).toThrow(reason);
});
