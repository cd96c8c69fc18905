import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A git repository for a test, made with the real git and without anyone's settings. */
export class Repository {
  readonly folder: string;

  constructor(folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tre-airlock-git-')), ...init: string[]) {
    this.folder = folder;
    this.git('init', '--quiet', '--initial-branch=main', ...init);
  }

  git(...args: string[]): string {
    return this.feed('', ...args);
  }

  /** Runs git with something on its standard input. */
  feed(input: string | Buffer, ...args: string[]): string {
    return execFileSync('git', args, {
      cwd: this.folder,
      input,
      env: Repository.env(),
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'pipe'],
    }).trim();
  }

  put(name: string, content: string | Buffer): void {
    fs.mkdirSync(path.dirname(path.join(this.folder, name)), { recursive: true });
    fs.writeFileSync(path.join(this.folder, name), content);
  }

  /** Commits all that lies in the folder; answers the commit. */
  commit(message = 'Change'): string {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', message);
    return this.head;
  }

  /** A commit of a tree with entries that an ordinary git would not make. */
  commitTree(
    entries: ReadonlyArray<{ mode: string; path: string; content?: string; oid?: string }>,
    ...parents: string[]
  ): string {
    const lines = entries.map(
      ({ mode, path: name, content = '', oid }) =>
        `${mode} ${mode === '160000' ? 'commit' : 'blob'} ${oid ?? this.feed(content, 'hash-object', '-w', '--stdin')}\t${name}`
    );
    const tree = this.feed(`${lines.join('\0')}\0`, 'mktree', '-z', '--missing');
    return this.git(
      'commit-tree',
      tree,
      '-m',
      'Made by hand',
      ...parents.flatMap((parent) => ['-p', parent])
    );
  }

  get head(): string {
    return this.git('rev-parse', 'HEAD');
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  static env(): NodeJS.ProcessEnv {
    return {
      PATH: process.env.PATH,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_AUTHOR_NAME: 'Ada',
      GIT_AUTHOR_EMAIL: 'ada@example.org',
      GIT_COMMITTER_NAME: 'Ada',
      GIT_COMMITTER_EMAIL: 'ada@example.org',
      HOME: '/nonexistent',
    };
  }
}
