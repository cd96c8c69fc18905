import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';

/** Time of one question to git. */
const TIMEOUT_MS = 120_000;
/** What git says on its error channel is told up to here. */
const MAX_COMPLAINT = 2_000;

/**
 * Nothing of the repository, of the user or of the machine changes what git does for us: no hook, filter, attribute,
 * replacement, external diff, file system monitor or network. Plumbing commands read no attributes anyway.
 */
const SETTINGS = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.attributesFile=/dev/null',
  'core.quotePath=false',
  'protocol.allow=never',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'diff.external=',
  'log.showSignature=false',
];

/** Of the hook's own environment only what tells git where the pushed objects wait. */
const INHERITED = ['PATH', 'GIT_QUARANTINE_PATH', 'GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES'];

export class GitError extends Error {}

/** Something in the repository is larger than what is read; the message names it. */
export class GitLimit extends Error {}

/** A repository, asked through the git program. */
export class Git {
  private readonly env: NodeJS.ProcessEnv;

  constructor(
    readonly repository: string,
    env: NodeJS.ProcessEnv = process.env
  ) {
    this.env = {
      ...Object.fromEntries(
        INHERITED.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]]))
      ),
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_ATTR_NOSYSTEM: '1',
      GIT_NO_REPLACE_OBJECTS: '1',
      GIT_NO_LAZY_FETCH: '1',
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      LC_ALL: 'C',
    };
  }

  /** Starts git; the caller reads and ends it. */
  start(args: readonly string[]): ChildProcessWithoutNullStreams {
    const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
    return spawn('git', [...settings, '-c', `safe.directory=${this.repository}`, ...args], {
      cwd: this.repository,
      env: this.env,
    });
  }

  /** All that git prints. Rejects with GitError when it fails, GitLimit when it prints more than `maxBytes`. */
  ask(args: readonly string[], maxBytes: number, input = ''): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const child = this.start(args);
      const parts: Buffer[] = [];
      let bytes = 0;
      let complaint = '';
      let failure: Error | undefined;
      const stop = (error: Error) => {
        failure ??= error;
        child.kill('SIGKILL');
      };
      const timer = setTimeout(
        () => stop(new GitLimit(`git ${args[0]} took longer than ${TIMEOUT_MS / 1_000} s`)),
        TIMEOUT_MS
      );
      child.stdout.on('data', (part: Buffer) => {
        bytes += part.length;
        if (bytes > maxBytes) stop(new GitLimit(`git ${args[0]} printed more than ${maxBytes} bytes`));
        else parts.push(part);
      });
      child.stderr.on('data', (part: Buffer) => {
        if (complaint.length < MAX_COMPLAINT) complaint += part.toString('utf8');
      });
      // git may end before it has read all; its exit code says why.
      child.stdin.on('error', () => undefined);
      child.on('error', (error) => stop(new GitError(`git cannot be started: ${error.message}`)));
      child.on('close', (code) => {
        clearTimeout(timer);
        if (failure) reject(failure);
        else if (code === 0) resolve(Buffer.concat(parts));
        else
          reject(
            new GitError(`git ${args[0]}: ${complaint.trim().slice(0, MAX_COMPLAINT) || `exit code ${code}`}`)
          );
      });
      child.stdin.end(input);
    });
  }
}
