import fs from 'node:fs';
import path from 'node:path';

import { DEFAULT_INGRESS_POLICY } from '../../policy';
import { BlobCache } from '../cache/blob_cache';
import { Git } from '../git/git';
import { Repository } from '../test/repository';
import { judgeBlob } from './judge_blob';
import { judgePush } from './judge_push';
import type { Known } from './read_push';
import type { RefUpdate } from './updates';

const ZERO = '0'.repeat(40);
const GOOD = 'import pandas as pd\n\nprint(pd.read_csv("x.csv").mean())\n';
const BAD = 'import socket\n\nsocket.create_connection(("10.0.0.1", 443))\n';

let repository: Repository;
beforeEach(() => {
  repository = new Repository();
});
afterEach(() => repository.remove());

const policyOf = (thresholds: Record<string, number>) =>
  DEFAULT_INGRESS_POLICY.with({ id: 'test', version: '1', thresholds });

async function judge(
  after: string,
  {
    before = ZERO,
    ref = 'refs/heads/main',
    known = 'range' as Known,
    policy = DEFAULT_INGRESS_POLICY,
    cache = undefined as BlobCache | undefined,
  } = {}
) {
  const updates: RefUpdate[] = [{ ref, before, after }];
  const pool = {
    jobs: 2,
    judgeBlob: (name: string, content: Uint8Array) => judgeBlob(name, Buffer.from(content), policy),
  };
  return judgePush(new Git(repository.folder), updates, known, policy, pool, cache);
}

const rules = ({ findings }: { findings: ReadonlyArray<{ rule: string; level: string }> }) =>
  findings.filter(({ level }) => level !== 'note').map(({ rule }) => rule);

it('passes an ordinary analysis', async () => {
  repository.put('analysis/mean.py', GOOD);
  repository.put('README.md', '# Means\n\nThe mean of each column.\n');
  repository.put('R/mean.R', 'x <- read.csv("x.csv")\nprint(colMeans(x))\n');
  repository.put('.gitignore', '*.pyc\n');
  const judged = await judge(repository.commit());
  expect(judged).toMatchObject({ verdict: 'pass', scan: 'complete', files: 4 });
  expect(rules(judged)).toEqual([]);
});

it('names file, line and commit', async () => {
  repository.put('a.py', GOOD);
  repository.commit();
  repository.put('tools/send.py', BAD);
  const bad = repository.commit();
  const judged = await judge(bad);
  expect(judged.verdict).toBe('review');
  expect(judged.findings[0]).toMatchObject({
    rule: 'python/networking',
    level: 'warning',
    file: 'tools/send.py',
    line: 1,
    evidence: 'import socket',
    commit: bad,
    risk: { feasibility: 2, severity: 5 },
  });
});

it('judges what a later commit took away again', async () => {
  repository.put(
    'key.txt',
    `-----BEGIN RSA PRIVATE KEY-----\n${'QUJD'.repeat(40)}\n-----END RSA PRIVATE KEY-----\n`
  );
  const first = repository.commit();
  fs.rmSync(path.join(repository.folder, 'key.txt'));
  repository.put('a.py', GOOD);
  const judged = await judge(repository.commit());
  expect(judged.verdict).toBe('block');
  expect(judged.findings[0]).toMatchObject({ file: 'key.txt', commit: first });
});

it('judges only what is new', async () => {
  repository.put('bad.py', BAD);
  const before = repository.commit();
  repository.put('good.py', GOOD);
  const after = repository.commit();
  expect((await judge(after, { before })).verdict).toBe('pass');
  repository.git('branch', 'known', before);
  expect((await judge(after, { known: 'existing' })).files).toBe(0);
});

it('judges both sides of a merge', async () => {
  repository.put('a.py', GOOD);
  const base = repository.commit();
  repository.git('checkout', '--quiet', '-b', 'side');
  repository.put('b.py', BAD);
  repository.commit();
  repository.git('checkout', '--quiet', 'main');
  repository.put('c.py', GOOD);
  repository.commit();
  repository.git('merge', '--quiet', '--no-edit', 'side');
  const judged = await judge(repository.head, { before: base });
  expect(rules(judged)).toEqual(['python/networking']);
  expect(judged.files).toBe(2);
});

it('sees a file under its new name too', async () => {
  repository.put('data.txt', 'import socket\n');
  repository.commit();
  repository.git('mv', 'data.txt', 'run.py');
  expect(rules(await judge(repository.commit()))).toContain('python/networking');
});

it('reads messages of commits and tags, and notes', async () => {
  repository.put('a.py', GOOD);
  repository.commit(
    `Payload ${Buffer.from('The quick brown fox jumps over the lazy dog. '.repeat(20)).toString('base64')}`
  );
  expect(new Set(rules(await judge(repository.head)))).toEqual(new Set(['hidden/base64']));

  const clean = new Repository();
  repository.remove();
  repository = clean;
  repository.put('a.py', GOOD);
  repository.commit();
  repository.git(
    'tag',
    '--annotate',
    'v1',
    '--message',
    `x ${Buffer.from('The quick brown fox jumps over the lazy dog. '.repeat(20)).toString('base64')}`
  );
  const tag = repository.git('rev-parse', 'v1');
  expect(rules(await judge(tag, { ref: 'refs/tags/v1' }))).toContain('hidden/base64');
  repository.git(
    'notes',
    'add',
    '--message',
    '-----BEGIN PGP MESSAGE-----\n\nhQEMA1sQxF7Vq0aBAQf/abc\n=abcd\n-----END PGP MESSAGE-----'
  );
  expect(
    (await judge(repository.git('rev-parse', 'refs/notes/commits'), { ref: 'refs/notes/commits' })).verdict
  ).not.toBe('pass');
});

describe('entries that no ordinary file is', () => {
  it.each([
    ['a submodule', { mode: '160000', path: 'sub', oid: '1'.repeat(40) }, 'push/submodule'],
    ['a link', { mode: '120000', path: 'dir-link', content: 'a.py' }, 'push/link'],
    [
      'a link out of the repository',
      { mode: '120000', path: 'l', content: '../../etc/passwd' },
      'push/link-outside',
    ],
    ['an absolute link', { mode: '120000', path: 'l', content: '/etc/passwd' }, 'push/link-outside'],
    ['a name for git itself', { mode: '100644', path: '.GIT', content: 'x' }, 'push/unsafe-path'],
    ['a short name for git itself', { mode: '100644', path: 'git~1', content: 'x' }, 'push/unsafe-path'],
    ['two points', { mode: '100644', path: '..', content: 'x' }, 'push/unsafe-path'],
    ['a backslash', { mode: '100644', path: '..\\x.txt', content: 'x' }, 'push/unsafe-path'],
    [
      'a pointer of LFS',
      {
        mode: '100644',
        path: 'm.bin',
        content: `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 1\n`,
      },
      'push/lfs-pointer',
    ],
  ])('%s', async (_, entry, rule) => {
    const judged = await judge(repository.commitTree([entry]));
    expect(rules(judged)).toContain(rule);
    expect(judged.verdict).not.toBe('pass');
  });

  it('two names that are one on Windows', async () => {
    const commit = repository.commitTree([
      { mode: '100644', path: 'A.py', content: GOOD },
      { mode: '100644', path: 'a.py', content: GOOD },
    ]);
    expect(rules(await judge(commit))).toEqual(['push/case-collision']);
  });

  it('a ref that leads to a bare file', async () => {
    const blob = repository.feed('hidden', 'hash-object', '-w', '--stdin');
    expect(await judge(blob, { ref: 'refs/tags/x' })).toMatchObject({
      verdict: 'block',
      findings: [{ rule: 'push/odd-ref' }],
    });
  });

  it('a header that git does not write', async () => {
    const tree = repository.git('write-tree');
    const person = 'Ada <ada@example.org> 1700000000 +0000';
    const text = `tree ${tree}\nauthor ${person}\ncommitter ${person}\npayload hidden\n\nmessage\n`;
    const commit = repository.feed(text, 'hash-object', '-t', 'commit', '-w', '--stdin', '--literally');
    expect(await judge(commit)).toMatchObject({
      verdict: 'review',
      findings: [{ rule: 'push/odd-header', evidence: 'payload hidden' }],
    });
  });
});

describe('over a bound is never a pass', () => {
  it('a large file', async () => {
    repository.put('big.py', `x = 1\n${'# a comment\n'.repeat(200)}`);
    expect(rules(await judge(repository.commit(), { policy: policyOf({ blobBytes: 1_000 }) }))).toEqual([
      'push/large-file',
    ]);
  });

  it.each([
    ['commits', { pushCommits: 1 }],
    ['files', { pushFiles: 1 }],
  ])('many %s', async (_, thresholds) => {
    for (const name of ['a.py', 'b.py', 'c.py']) {
      repository.put(name, `${GOOD}# ${name}\n`);
      repository.commit();
    }
    expect(await judge(repository.head, { policy: policyOf(thresholds) })).toMatchObject({
      verdict: 'review',
      scan: 'error',
      findings: [{ rule: 'scan/limit' }],
    });
  });
});

it('a push that takes too long to judge is never a pass', async () => {
  for (const name of ['a.py', 'b.py', 'c.py', 'd.py', 'e.py', 'f.py'])
    repository.put(name, `${GOOD}# ${name}\n`);
  const slow = {
    jobs: 1,
    judgeBlob: async (name: string, content: Uint8Array) => {
      await new Promise((resolve) => setTimeout(resolve, 600));
      return judgeBlob(name, Buffer.from(content), DEFAULT_INGRESS_POLICY);
    },
  };
  const updates: RefUpdate[] = [{ ref: 'refs/heads/main', before: ZERO, after: repository.commit() }];
  const judged = await judgePush(
    new Git(repository.folder),
    updates,
    'range',
    policyOf({ pushSeconds: 1 }),
    slow
  );
  expect(judged).toMatchObject({
    verdict: 'review',
    scan: 'error',
    findings: [{ rule: 'scan/limit', evidence: expect.stringContaining('took longer than 1 s') }],
  });
});

it('a missing object is never a pass', async () => {
  repository.put('a.py', GOOD);
  const commit = repository.commit();
  const blob = repository.git('rev-parse', `${commit}:a.py`);
  fs.rmSync(path.join(repository.folder, '.git', 'objects', blob.slice(0, 2), blob.slice(2)));
  expect(await judge(commit)).toMatchObject({
    verdict: 'review',
    scan: 'error',
    findings: [{ rule: 'scan/failed' }],
  });
  expect(await judge('f'.repeat(40))).toMatchObject({ verdict: 'review', scan: 'error' });
});

it('a broken object is never a pass', async () => {
  repository.put('a.py', GOOD);
  const commit = repository.commit();
  const blob = repository.git('rev-parse', `${commit}:a.py`);
  const file = path.join(repository.folder, '.git', 'objects', blob.slice(0, 2), blob.slice(2));
  fs.chmodSync(file, 0o600);
  fs.writeFileSync(file, 'no object');
  expect(await judge(commit)).toMatchObject({ verdict: 'review', scan: 'error' });
});

it('judges a shallow clone as far as it reaches', async () => {
  repository.put('a.py', BAD);
  repository.commit();
  repository.put('b.py', GOOD);
  repository.commit();
  const shallow = new Repository();
  shallow.git(
    '-c',
    'protocol.file.allow=always',
    'fetch',
    '--quiet',
    '--depth=1',
    `file://${repository.folder}`,
    'main'
  );
  const commit = shallow.git('rev-parse', 'FETCH_HEAD');
  repository.remove();
  repository = shallow;
  expect(rules(await judge(commit))).toEqual(['python/networking']);
});

it('tells that history was replaced', async () => {
  repository.put('a.py', GOOD);
  const base = repository.commit();
  repository.put('b.py', GOOD);
  const before = repository.commit();
  repository.git('reset', '--quiet', '--hard', base);
  repository.put('c.py', GOOD);
  const judged = await judge(repository.commit(), { before });
  expect(judged.findings).toEqual([expect.objectContaining({ rule: 'push/rewritten', level: 'note' })]);
});

it('runs nothing that the repository asks for', async () => {
  const trap = path.join(repository.folder, 'trapped');
  const script = path.join(repository.folder, 'trap.sh');
  fs.writeFileSync(script, `#!/bin/sh\ntouch ${trap}\n`, { mode: 0o755 });
  for (const [key, value] of [
    ['core.fsmonitor', script],
    ['core.hooksPath', repository.folder],
    ['diff.external', script],
    ['filter.x.clean', script],
    ['filter.x.smudge', script],
    ['diff.x.textconv', script],
    ['core.sshCommand', script],
  ] as const)
    repository.git('config', key, value);
  repository.put('.gitattributes', '*.py filter=x diff=x export-ignore\n');
  repository.put('.gitmodules', `[submodule "x"]\n\tpath = x\n\turl = ext::${script}\n`);
  const commit = repository.commitTree([
    { mode: '100644', path: '.gitattributes', content: '*.py filter=x diff=x\n' },
    { mode: '100644', path: 'a.py', content: BAD },
  ]);
  fs.rmSync(trap, { force: true });
  expect(rules(await judge(commit))).toEqual(['python/networking']);
  expect(fs.existsSync(trap)).toBe(false);
});

it('judges a file once under one policy', async () => {
  repository.put('a.py', BAD);
  const commit = repository.commit();
  const state = fs.mkdtempSync(`${repository.folder}-cache`);
  const first = await judge(commit, { cache: new BlobCache(state, DEFAULT_INGRESS_POLICY) });
  const second = await judge(commit, { cache: new BlobCache(state, DEFAULT_INGRESS_POLICY) });
  expect([first.known, second.known]).toEqual([0, 1]);
  expect(second.findings).toEqual(first.findings);
  const other = policyOf({ blobBytes: 5_000 });
  expect((await judge(commit, { policy: other, cache: new BlobCache(state, other) })).known).toBe(0);
  fs.rmSync(state, { recursive: true });
});

describe('what is data is no code', () => {
  it.each([
    ['a table', 'x.csv', 'id,age\n1,50\n2,60\n'],
    ['a large JSON', 'x.json', JSON.stringify(Array.from({ length: 9_000 }, (_, index) => ({ index })))],
  ])('%s', async (_, name, content) => {
    repository.put(name, content);
    expect(rules(await judge(repository.commit()))).toContain('code/data');
  });

  it('a program', async () => {
    repository.put('tool.exe', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4_000, 7)]));
    expect((await judge(repository.commit())).verdict).toBe('block');
  });
});
