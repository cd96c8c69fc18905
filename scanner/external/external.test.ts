import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import type { Finding } from '../../common';
import { Git } from '../ingress/git/git';
import { Repository } from '../ingress/test/repository';
import { askOthers } from './ask_others';
import { mergeFindings } from './merge';
import { namedScanners } from './scanners';

const finding = (rule: string, level: Finding['level'], line = 3): Finding => ({
  rule,
  level,
  message: `${rule}.`,
  file: 'a.py',
  line,
});

describe('merging', () => {
  it('keeps one of the same place and kind, the graver, and names the other', () => {
    expect(mergeFindings([finding('python/process', 'warning')], [finding('Bandit/B602', 'error')])).toEqual([
      { ...finding('Bandit/B602', 'error'), message: 'Bandit/B602. (also found by python/process)' },
    ]);
    expect(
      mergeFindings([finding('code/secret', 'error')], [finding('gitleaks/aws-key', 'error')])
    ).toHaveLength(1);
  });

  it('keeps what differs in line, file or kind', () => {
    expect(
      mergeFindings(
        [finding('python/process', 'warning')],
        [finding('Bandit/B602', 'error', 4), finding('Bandit/B301', 'note')]
      )
    ).toHaveLength(3);
  });
});

describe('other scanners', () => {
  const bin = fs.mkdtempSync(path.join(os.tmpdir(), 'tre-airlock-external-'));
  const before = process.env.PATH;
  let repository: Repository;
  let commit: string;
  beforeAll(() => {
    repository = new Repository();
    repository.put('src/a.py', 'import subprocess\n');
    repository.put('.bandit', '[bandit]\nskips: B404\n');
    commit = repository.commit();
  });
  afterAll(() => {
    process.env.PATH = before;
    repository.remove();
    fs.rmSync(bin, { recursive: true });
  });

  /** A stand-in that answers as the tool does; `$OUT` is where its answer goes. */
  const install = (name: string, script: string) => {
    process.env.PATH = `${bin}:/usr/bin:/bin`;
    const find = 'OUT=; while [ $# -gt 0 ]; do case "$1" in -o|--report-path) OUT="$2";; esac; shift; done';
    fs.writeFileSync(path.join(bin, name), `#!/bin/sh\necho "$@" > ${bin}/args\n${find}\n${script}\n`, {
      mode: 0o755,
    });
  };
  const ask = async (names: string) => {
    const said: string[] = [];
    const findings = await askOthers(new Git(repository.folder), commit, namedScanners(names), (sentence) =>
      said.push(sentence)
    );
    return { findings, said };
  };
  const sarif = (uri: string) =>
    JSON.stringify({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'Bandit', version: '1.9' } },
          results: [
            {
              ruleId: 'B404',
              level: 'note',
              message: { text: 'x' },
              locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } } }],
            },
          ],
        },
      ],
    });

  it('are run over the tree and their findings read, wherever they name files from', async () => {
    install('bandit', `printf '%s' '${sarif('src/a.py')}' > "$OUT"; exit 1`);
    expect((await ask('bandit')).findings).toMatchObject([
      { rule: 'Bandit/B404', file: 'src/a.py', line: 1, commit },
    ]);
    install('bandit', `printf '%s' '${sarif('FILE')}' | sed "s#FILE#file://$PWD/src/a.py#" > "$OUT"`);
    expect((await ask('bandit')).findings).toMatchObject([{ file: 'src/a.py' }]);
  });

  it('take no settings from the tree', async () => {
    install('bandit', `printf '%s' '${sarif('src/a.py')}' > "$OUT"`);
    await ask('bandit');
    const args = fs.readFileSync(path.join(bin, 'args'), 'utf8');
    expect(args).toContain('--ignore-nosec');
    expect(args).toMatch(/--ini \S*empty\.ini/);
  });

  it('that fail ask for review', async () => {
    install('bandit', 'exit 2');
    expect((await ask('bandit')).findings).toMatchObject([{ rule: 'adapter/failed', level: 'warning' }]);
    install('gitleaks', 'echo broken > "$OUT"');
    expect((await ask('gitleaks')).findings).toMatchObject([{ rule: 'adapter/failed' }]);
  });

  it('that are not installed are told once', async () => {
    fs.rmSync(path.join(bin, 'gitleaks'), { force: true });
    process.env.PATH = '/usr/bin:/bin';
    const { findings, said } = await ask('gitleaks');
    expect(findings).toEqual([]);
    expect(said).toEqual(['gitleaks is not installed here, so its checks are left out.']);
  });

  it('that are not known are refused', () =>
    expect(() => namedScanners('nmap')).toThrow(/there are bandit, gitleaks/));
});
