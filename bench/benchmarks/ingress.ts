import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import type { Bench } from '../bench';
import { cpuOf, quoted } from '../cpu';
import { resultOf } from '../result';
import type { Result } from '../result';
import { inTurns, timed } from '../rounds';
import { writePythonTree } from './python_tree';

const ROOT = path.resolve(__dirname, '../..');
const TOOL = path.join(ROOT, 'scanner', 'bin', 'tre-airlock.js');
const VENV = path.join(ROOT, '.cache', 'bandit');
const BANDIT = path.join(VENV, 'bin', 'bandit');
const NOTHING = '0'.repeat(40);

const FULL = { files: 2_000, lines: 150 };
const QUICK = { files: 200, lines: 150 };
/** Bandit's time divided by ours. */
const TIMES_FASTER = 10;
const PUSHED_FILES = 20;
const PUSHES = 5;
const MOST_ADDED_MS = 1_000;
const INSTALL_MS = 180_000;

const git = (cwd: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.org', ...args], {
    cwd,
    stdio: 'pipe',
  });

/** Why there is no bandit to compare with, or undefined when it is here. */
function banditMissing(): string | undefined {
  if (existsSync(BANDIT)) return undefined;
  try {
    execFileSync('python3', ['-m', 'venv', VENV], { stdio: 'pipe' });
    const pip = ['-m', 'pip', 'install', '--quiet', 'bandit'];
    execFileSync(path.join(VENV, 'bin', 'python'), pip, { stdio: 'pipe', timeout: INSTALL_MS });
    return undefined;
  } catch {
    return 'bandit cannot be installed here, so there is nothing to compare with';
  }
}

async function againstBandit(folder: string, bench: Bench): Promise<Result[]> {
  const { files, lines } = bench.quick ? QUICK : FULL;
  const tree = path.join(folder, 'tree');
  mkdirSync(tree);
  git(tree, 'init', '--quiet');
  const written = writePythonTree(tree, files, lines);
  git(tree, 'add', '.');
  git(tree, 'commit', '--quiet', '--message', 'Everything');
  const missing = banditMissing();
  const notes = [`${files} files, ${written} lines`, ...(missing === undefined ? [] : [missing])];
  const range = `${NOTHING}..HEAD`;
  // Both end with 1 when they find something, which the trees hold.
  const ours = `${quoted(process.execPath)} ${quoted(TOOL)} ingress scan ${quoted(tree)} --range ${range} --format json >/dev/null`;
  const theirs = `${quoted(BANDIT)} -r ${quoted(tree)} -q -f json -o /dev/null >/dev/null 2>&1`;
  const rounds = { rounds: 1, warmUp: 0 };
  const results: Result[] = [];
  for (const [name, unit, measure] of [
    ['ingress, against bandit', 'ms CPU', cpuOf],
    ['ingress, against bandit', 'ms', (command: string) => timed(() => cpuOf(command))],
  ] as const) {
    const measured =
      missing === undefined
        ? await inTurns({ ...rounds, ours: () => measure(ours), bare: () => measure(theirs) })
        : { ours: [await measure(ours)] };
    const target = { of: 'ratio', is: 'at most', value: 1 / TIMES_FASTER } as const;
    results.push(resultOf({ name, unit, notes, ...(missing === undefined && { target }) }, measured));
  }
  return results;
}

/** A bare repository and a clone; with the hook, Kibana being away, so that only our own time is measured. */
function prepare(folder: string, hook: boolean): string {
  mkdirSync(folder);
  const server = path.join(folder, 'server.git');
  const clone = path.join(folder, 'clone');
  git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', server);
  git(folder, 'init', '--quiet', '--initial-branch=main', clone);
  git(clone, 'remote', 'add', 'origin', server);
  if (!hook) return clone;
  const settings = path.join(folder, 'ingress.yml');
  writeFileSync(path.join(folder, 'key'), 'none\n', { mode: 0o600 });
  writeFileSync(
    settings,
    'kibana: { url: "http://127.0.0.1:9", api_key: { file: key } }\nstate: state\nrepositories: [{ path: server.git, project: bench }]\n'
  );
  const script = path.join(server, 'hooks', 'pre-receive');
  mkdirSync(path.dirname(script), { recursive: true });
  writeFileSync(
    script,
    `#!/bin/sh\nexec ${quoted(process.execPath)} ${quoted(TOOL)} ingress hook pre-receive --config ${quoted(settings)}\n`
  );
  chmodSync(script, 0o755);
  return clone;
}

function push(clone: string, round: number): Promise<number> {
  // Files of their own each round: what was judged before is not judged again.
  writePythonTree(path.join(clone, `round_${round}`), PUSHED_FILES, FULL.lines, round * PUSHED_FILES);
  writeFileSync(path.join(clone, `round_${round}`, 'round.py'), `ROUND = ${round}\n`);
  git(clone, 'add', '.');
  git(clone, 'commit', '--quiet', '--message', `Round ${round}`);
  return timed(async () => git(clone, 'push', '--quiet', 'origin', 'main'));
}

async function ofPush(folder: string): Promise<Result> {
  const hooked = prepare(path.join(folder, 'hooked'), true);
  const plain = prepare(path.join(folder, 'plain'), false);
  const { ours, bare } = await inTurns({
    rounds: PUSHES,
    warmUp: 1,
    ours: (round) => push(hooked, round),
    bare: (round) => push(plain, round),
  });
  const added = ours.map((value, round) => value - (bare[round] ?? 0));
  return resultOf(
    {
      name: 'ingress, added to a push',
      unit: 'ms',
      target: { of: 'ours', is: 'at most', value: MOST_ADDED_MS },
      notes: [`${PUSHED_FILES} files, against the same push without the hook; the plugin is away`],
    },
    { ours: added }
  );
}

/** What judging a push costs: a large one against bandit on the same tree, and what an ordinary one waits. */
export async function ingress(bench: Bench): Promise<Result[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tre-bench-ingress-'));
  try {
    return [...(await againstBandit(folder, bench)), await ofPush(folder)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
