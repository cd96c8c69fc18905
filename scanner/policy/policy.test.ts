import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { findRule } from '../rules';
import { policyFile } from './codec';
import { SettingsError, loadPolicy, parseSettings } from './load';
import { DEFAULT_POLICY, Policy } from './policy';

const parse = (yaml: string) => parseSettings(yaml, 'policy.yml', policyFile);
const problem = (yaml: string): string => {
  try {
    parse(yaml);
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return (error as Error).message;
  }
  throw new Error('It was taken.');
};

describe('a policy file', () => {
  it('is laid over the default one', () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'tre-airlock-policy-')), 'p.yml');
    fs.writeFileSync(
      file,
      'id: oncology\nversion: "3"\nallowed: { csv: { max_bytes: 10 } }\nrules: { scan/failed: error }\nthresholds: { archiveDepth: 2 }\n'
    );
    const policy = loadPolicy(file);
    fs.rmSync(path.dirname(file), { recursive: true });
    expect(policy.ref).toEqual({ id: 'oncology', version: '3' });
    expect(policy.allowance('csv')).toEqual({ maxBytes: 10 });
    expect(policy.allowance('txt')).toBeUndefined();
    expect(policy.levelOf(findRule('scan/failed')!)).toBe('error');
    expect(policy.levelOf(findRule('scan/limit')!)).toBe('warning');
    expect(policy.threshold('archiveDepth')).toBe(2);
    expect(policy.threshold('archiveMembers')).toBe(DEFAULT_POLICY.threshold('archiveMembers'));
  });

  it.each([
    ['id: a\nversion: "1"\nallwed: {}\n', 'policy.yml:3: allwed is not a known key'],
    ['id: a\nversion: "1"\nrules:\n  scan/faild: off\n', 'policy.yml:4: rules.scan/faild is not a known key'],
    [
      'id: a\nversion: "1"\nrules:\n  scan/failed: high\n',
      'policy.yml:4: rules.scan/failed must be one of off, note, warning, error',
    ],
    ['id: a\nversion: 1\n', 'policy.yml:2: version must be text, not a number'],
    ['id: a\n', 'policy.yml:1: version is missing'],
    [
      'id: a\nversion: "1"\nthresholds:\n  archiveDepth: 99\n',
      'policy.yml:4: thresholds.archiveDepth must be a whole number from 0 to 16',
    ],
    [
      'id: a\nversion: "1"\nidentifiers:\n  - name: Study\n    mask: "(a+)+"\n',
      'policy.yml:5: identifiers.0.mask must be a mask',
    ],
    ['id: a\nversion: "1"\n  bad: [\n', 'policy.yml:3: is not YAML'],
  ])('is refused with its line and the reason (%#)', (yaml, message) => {
    expect(problem(yaml)).toContain(message);
  });

  it('does not blow up by aliases', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'.split('').map((name, index) => {
        const before = 'abcdefgh'[index] ?? 'a';
        return `${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]`;
      }),
    ].join('\n');
    expect(problem(bomb)).toMatch(/alias/i);
  });

  it('reads `off` as a level and not as false', () => {
    expect(parse('id: a\nversion: "1"\nrules: { scan/failed: off }\n').rules).toEqual({
      'scan/failed': 'off',
    });
  });
});

it('goes to another thread as a file and comes back the same', () => {
  const policy = DEFAULT_POLICY.with({ id: 'x', version: '2', identifier_columns: ['study_no'] });
  const again = new Policy(JSON.parse(JSON.stringify(policy.toFile())));
  expect(again.ref).toEqual(policy.ref);
  expect(again.allowedTypes).toEqual(['txt', 'md', 'csv', 'tsv', 'json', 'ndjson']);
  expect(again.identifierColumns).toEqual(['study_no']);
});
