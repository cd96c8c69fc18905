import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

import type { Bench } from '../bench';
import { cpuOf, quoted } from '../cpu';
import { resultOf } from '../result';
import type { Result } from '../result';
import { inTurns } from '../rounds';
import { writeOutputTree } from './output_tree';

const ROOT = path.resolve(__dirname, '../..');
const TOOL = path.join(ROOT, 'scanner', 'bin', 'tre-airlock.js');

const FULL = { files: 20_000, bytes: 2_000_000_000, large: 1_000_000_000 };
const QUICK = { files: 2_000, bytes: 200_000_000, large: 200_000_000 };

/** Times the processor time of `sha256sum`; a library that tells types by signatures alone takes 2. */
const MOST_TIMES = 2;
const MOST_MEGABYTES = 300;
const MEGABYTE = 1_000_000;
const SAMPLE_MS = 50;
const ROUNDS = 3;

interface Run {
  judged: number;
  passed: number;
  peakBytes: number;
}

/** The most memory that a running process ever held; 0 where the system does not say. */
function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Scans a tree once, looks at what comes out, and at the memory. */
async function look(tree: string): Promise<Run> {
  const child = spawn(process.execPath, [TOOL, 'egress', 'scan', tree, '--format', 'json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const run: Run = { judged: 0, passed: 0, peakBytes: 0 };
  const sample = setInterval(
    () => (run.peakBytes = Math.max(run.peakBytes, peakOf(child.pid ?? 0))),
    SAMPLE_MS
  );
  for await (const line of createInterface({ input: child.stdout })) {
    run.judged += 1;
    if ((JSON.parse(line) as { verdict: string }).verdict === 'pass') run.passed += 1;
  }
  clearInterval(sample);
  return run;
}

/** One csv of so many bytes. */
function writeLarge(folder: string, bytes: number): void {
  mkdirSync(folder);
  const file = path.join(folder, 'large.csv');
  const rows = Array.from(
    { length: 20_000 },
    (_, row) => `Tayside,${2000 + (row % 20)},${row * 7 + 100},${(row * 13) % 977}.5\n`
  );
  const block = rows.join('');
  appendFileSync(file, 'region,year,patients,rate\n');
  for (let written = 0; written < bytes; written += block.length) appendFileSync(file, block);
}

async function measure(folder: string, bench: Bench): Promise<Result[]> {
  const size = bench.quick ? QUICK : FULL;
  const tree = path.join(folder, 'tree');
  const written = writeOutputTree(tree, size);
  writeLarge(path.join(folder, 'large'), size.large);
  const scan = (rest = '') =>
    `${quoted(process.execPath)} ${quoted(TOOL)} egress scan ${quoted(tree)} --format json${rest} >/dev/null`;
  const hash = `find ${quoted(tree)} -type f -print0 | xargs -0 sha256sum >/dev/null`;
  const turns = { rounds: ROUNDS, warmUp: 1, bare: () => cpuOf(hash) };
  const cpu = await inTurns({ ...turns, ours: () => cpuOf(scan()) });
  // Two threads on the halves of one core slow each other down, which `sha256sum` alone does not meet.
  const alone = await inTurns({ ...turns, ours: () => cpuOf(scan(' --jobs 1')) });
  const run = await look(tree);
  const large = await look(path.join(folder, 'large'));
  const sizes = `${size.files} files, ${(written / 1e9).toFixed(2)} GB`;
  const target = { of: 'ratio', is: 'at most', value: MOST_TIMES } as const;
  return [
    resultOf(
      {
        name: 'scanner',
        unit: 'ms CPU',
        target,
        notes: [`${sizes}, against sha256sum of the same files; ${run.passed} of ${run.judged} pass`],
      },
      cpu
    ),
    resultOf({ name: 'scanner, one job', unit: 'ms CPU', target }, alone),
    resultOf(
      {
        name: 'scanner, memory',
        unit: 'MB',
        target: { of: 'ours', is: 'at most', value: MOST_MEGABYTES },
        notes: [`of the tree, and of one csv of ${(size.large / 1e9).toFixed(1)} GB; peaks of the process`],
      },
      { ours: [run.peakBytes / MEGABYTE, large.peakBytes / MEGABYTE] }
    ),
  ];
}

/** What judging every file costs beside only hashing it, which has to be done in any case. */
export async function scanner(bench: Bench): Promise<Result[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'tre-bench-scanner-'));
  try {
    return await measure(folder, bench);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
