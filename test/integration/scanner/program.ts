import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { build } from 'esbuild';

/** Bundles the runner, and the worker of the pool with its kernel, as the tool itself is; answers the runner's file. */
export async function bundleRunner(folder: string): Promise<string> {
  const root = path.resolve(__dirname, '../../..');
  await build({
    entryPoints: {
      runner: path.join(__dirname, 'runner.ts'),
      worker: path.join(root, 'scanner', 'pool', 'worker.ts'),
    },
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
  });
  const compile = path.join(root, 'scanner', 'kernel', 'compile.mjs');
  execFileSync(process.execPath, [compile, path.join(folder, 'kernel.wasm')], { stdio: 'inherit' });
  return path.join(folder, 'runner.js');
}

/** The watcher or the release agent as a process. */
export class Program {
  output = '';
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown>;

  constructor(runner: string, args: readonly string[], env: Record<string, string> = {}) {
    this.child = spawn(process.execPath, [runner, ...args], {
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const keep = (piece: Buffer) => (this.output += piece.toString('utf8'));
    this.child.stdout?.on('data', keep);
    this.child.stderr?.on('data', keep);
    this.ended = once(this.child, 'close');
  }

  /** Waits for its end. */
  async finished(): Promise<{ code: number | null; output: string }> {
    await this.ended;
    return { code: this.child.exitCode, output: this.output };
  }

  /** Ends it at once, as a power cut would. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.ended;
  }
}

const MS_BETWEEN = 100;

/** Waits until something holds; throws with what was seen last when it takes too long. */
export async function eventually<T>(
  look: () => Promise<T | undefined> | T | undefined,
  what: string,
  milliseconds = 30_000
): Promise<T> {
  const until = Date.now() + milliseconds;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > until) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, MS_BETWEEN));
  }
}
