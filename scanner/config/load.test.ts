import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { SettingsError } from '../policy';
import { loadConfig } from './load';
import { readSecret } from './secret';

let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'config-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const GOOD = `kibana:
  url: https://kibana.example.org/base
  api_key: { file: scanner.key }
state: state
projects:
  - id: heart
    share: /srv/egress/heart
    release: /srv/released/heart
`;
function write(text: string): string {
  const file = path.join(folder, 'airlock.yml');
  fs.writeFileSync(file, text);
  return file;
}
const load = (text: string) => loadConfig(write(text));

test('what is left out has a default, and paths start at the file', () => {
  expect(load(GOOD)).toMatchObject({
    state: path.join(folder, 'state'),
    pollSeconds: 10,
    quietSeconds: 30,
    limits: { files: 100_000, spoolBytes: 1024 ** 3 },
    projects: [{ id: 'heart', share: '/srv/egress/heart', mounted: false }],
  });
});

test.each<[string, (text: string) => string, RegExp]>([
  ['an unknown key', (t) => `${t}colour: red\n`, /airlock\.yml:9: colour is not a known key/],
  [
    'a key written into it',
    (t) => t.replace('{ file: scanner.key }', 'c2VjcmV0'),
    /:3: kibana\.api_key must be/,
  ],
  [
    'no place for the key',
    (t) => t.replace('{ file: scanner.key }', '{}'),
    /:3: kibana\.api_key must name either "file" or "environment"/,
  ],
  ['http over a network', (t) => t.replace('https:', 'http:'), /:2: kibana\.url must be https/],
  ['a user in the address', (t) => t.replace('https://', 'https://a:b@'), /:2: kibana\.url/],
  [
    'a project twice',
    (t) => `${t}  - id: heart\n    share: /srv/egress/other\n`,
    /:9: projects\.1\.id "heart" is there twice/,
  ],
  [
    'a share in a share',
    (t) => `${t}  - id: lung\n    share: /srv/egress/heart/lung\n`,
    /lie in one another/,
  ],
  [
    'a release folder in a share',
    (t) => t.replace('/srv/released', '/srv/egress/heart'),
    /lie in one another/,
  ],
  [
    'the state in a share',
    (t) => t.replace('state: state', 'state: /srv/egress/heart/x'),
    /the state folder/,
  ],
  ['an address with a line end', (t) => `${t}operators: ["a@b.org\\nBcc: c@d.org"]\n`, /:9: operators\.0/],
  ['a policy that is not there', (t) => `${t}    policy: none.yml\n`, /none\.yml: cannot be read/],
  ['no YAML', (t) => `${t}\t- :`, /is not YAML/],
])('%s stops the start', (_what, change, reason) => {
  expect(() => load(change(GOOD))).toThrow(SettingsError);
  expect(() => load(change(GOOD))).toThrow(reason);
});

test('http is for this very machine', () => {
  expect(load(GOOD.replace('https://kibana.example.org', 'http://127.0.0.1:5601')).kibana.url).toContain(
    '5601'
  );
});

describe('secrets', () => {
  const put = (text: string, mode: number) => {
    fs.writeFileSync(path.join(folder, 'key'), text);
    fs.chmodSync(path.join(folder, 'key'), mode);
  };

  test('are read from a file without the line end, or from the environment', () => {
    put('c2VjcmV0\n', 0o640);
    expect(readSecret({ file: 'key' }, 'kibana.api_key', folder)).toBe('c2VjcmV0');
    process.env.AIRLOCK_TEST_KEY = 'from-there';
    expect(readSecret({ environment: 'AIRLOCK_TEST_KEY' }, 'key', folder)).toBe('from-there');
    delete process.env.AIRLOCK_TEST_KEY;
    expect(() => readSecret({ environment: 'AIRLOCK_TEST_KEY' }, 'key', folder)).toThrow('is not set');
  });

  test.each([0o644, 0o604, 0o602])('in a file that everybody may use (%o) are refused', (mode) => {
    put('c2VjcmV0', mode);
    expect(() => readSecret({ file: 'key' }, 'kibana.api_key', folder)).toThrow('everybody on this machine');
  });

  test('that are empty, or have several lines, are refused without being told', () => {
    put('', 0o600);
    expect(() => readSecret({ file: 'key' }, 'key', folder)).toThrow('is empty');
    put('first\nsecond', 0o600);
    expect(() => readSecret({ file: 'key' }, 'key', folder)).toThrow(/^(?!.*second)/);
    expect(() => readSecret({ file: 'key' }, 'key', folder)).toThrow('more than one line');
  });
});
