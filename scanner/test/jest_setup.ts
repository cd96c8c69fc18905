import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** Tests of the tool as a process, and of its worker, run what users run: the bundle, made anew. */
export default function setup(): void {
  execFileSync(process.execPath, [path.resolve(__dirname, '..', 'build.mjs')], { stdio: 'inherit' });
}
