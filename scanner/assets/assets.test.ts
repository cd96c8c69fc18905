import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { SettingsError } from '../policy';
import { exportAssets } from './export';
import { readLogin } from './login';
import { readProjectsFile } from './projects_file';

const ROOT = path.resolve(__dirname, '..', '..');
let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tre-airlock-assets-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const put = (name: string, content: string, mode = 0o600) => {
  const file = path.join(folder, name);
  fs.writeFileSync(file, content, { mode });
  return file;
};
const PROJECTS =
  'projects:\n  - id: oncology\n    project:\n      name: Oncology\n      hosts: [Research-1]\n';

describe('the projects of a file', () => {
  it('are as the plugin would store them', () => {
    expect(readProjectsFile(put('p.yml', PROJECTS))).toMatchObject([
      { id: 'oncology', name: 'Oncology', hosts: ['research-1'], approvals_needed: 1, users: [] },
    ]);
  });

  it.each([
    ['projects:\n  - id: a b\n    project: { name: x }\n', /p\.yml:2: projects\.0\.id must be a project id/],
    [
      'projects:\n  - id: a\n    project: { name: x, host: y }\n',
      /p\.yml:3: projects\.0\.project\.host is not a known key/,
    ],
    [`${PROJECTS}  - id: oncology\n    project: { name: y }\n`, /"oncology" is there twice/],
    ['projects:\n  - id: a\n    project: { name: x, hosts: ["a b"] }\n', /"a b" is not a host name/],
  ])('are refused with the place (%#)', (yaml, message) => {
    const read = () => readProjectsFile(put('p.yml', yaml));
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(message);
  });
});

describe('the export', () => {
  it('writes every asset, the project pipeline from the file', async () => {
    const out = path.join(folder, 'out');
    await exportAssets(ROOT, out, readProjectsFile(put('p.yml', PROJECTS)));
    const read = (name: string) => fs.readFileSync(path.join(out, name), 'utf8');
    expect(read('ingest-pipelines/tre-airlock-project.json')).toContain('research-1');
    expect(read('ingest-pipelines/tre-airlock-events.json')).toContain('tre-airlock-labels');
    expect(read('rules.ndjson').trim().split('\n').length).toBeGreaterThanOrEqual(30);
    expect(read('dashboards.ndjson')).toContain('"type":"dashboard"');
    expect(fs.readdirSync(path.join(out, 'roles'))).toContain('tre_airlock_scanner.json');
  });

  it('replaces nothing that is there', async () => {
    put('mine.txt', 'x');
    await expect(exportAssets(ROOT, folder, [])).rejects.toThrow(/is not empty/);
  });
});

describe('who is calling', () => {
  it('is read from files, and never from the command line', () => {
    const passwordFile = put('pw', 'secret\n');
    expect(readLogin({ username: 'ada', passwordFile }).authorization).toBe(
      `Basic ${Buffer.from('ada:secret').toString('base64')}`
    );
    expect(readLogin({ apiKeyFile: put('key', 'abc\n') }).authorization).toBe('ApiKey abc');
    expect(readLogin({})).toEqual({});
  });

  it.each([
    [{ username: 'ada' }, /belong together/],
    [{ username: 'ada', passwordFile: 'x', apiKeyFile: 'y' }, /not both/],
  ])('must be whole (%#)', (options, message) => expect(() => readLogin(options)).toThrow(message));

  it('is refused from a file that everybody may read', () => {
    expect(() => readLogin({ apiKeyFile: put('key', 'secret-key', 0o644) })).toThrow(/everybody/);
  });
});
