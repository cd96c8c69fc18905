import type { ChildProcessWithoutNullStreams } from 'node:child_process';

import { GitError } from './git';

/** An answer is waited for no longer than this. */
const TIMEOUT_MS = 60_000;

/** Questions and answers, a line each, with a program that stays. */
export class Conversation {
  private parts: Buffer[] = [];
  private available = 0;
  private wake: (() => void) | undefined;
  private failure: Error | undefined;

  constructor(private readonly child: ChildProcessWithoutNullStreams) {
    child.stdout.on('data', (part: Buffer) => {
      this.parts.push(part);
      this.available += part.length;
      this.wake?.();
    });
    child.stderr.resume();
    child.stdin.on('error', (error) => this.fail(error));
    child.on('error', (error) => this.fail(new GitError(`git cannot be started: ${error.message}`)));
    child.on('close', () => this.fail(new GitError('git ended before it had answered.')));
  }

  /** The line that answers a line. */
  async ask(question: string): Promise<string> {
    this.child.stdin.write(`${question}\n`);
    for (;;) {
      const joined = this.join();
      const end = joined.indexOf(10);
      if (end >= 0) {
        this.keep(joined.subarray(end + 1));
        return joined.toString('latin1', 0, end);
      }
      await this.more();
    }
  }

  /** The next bytes of the answer. */
  async take(size: number): Promise<Buffer> {
    while (this.available < size) await this.more();
    const joined = this.join();
    this.keep(joined.subarray(size));
    return joined.subarray(0, size);
  }

  close(): void {
    this.child.stdin.end();
    this.child.kill();
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.wake?.();
  }

  private join(): Buffer {
    return this.parts.length === 1 ? (this.parts[0] as Buffer) : Buffer.concat(this.parts);
  }

  private keep(rest: Buffer): void {
    this.parts = rest.length > 0 ? [rest] : [];
    this.available = rest.length;
  }

  private more(): Promise<void> {
    if (this.failure) return Promise.reject(this.failure);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => this.fail(new GitError(`git took longer than ${TIMEOUT_MS / 1_000} s to answer.`)),
        TIMEOUT_MS
      );
      this.wake = () => {
        clearTimeout(timer);
        this.wake = undefined;
        if (this.failure) reject(this.failure);
        else resolve();
      };
    });
  }
}
