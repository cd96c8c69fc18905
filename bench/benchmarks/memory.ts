import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bench } from '../bench';
import { resultOf } from '../result';
import type { Result } from '../result';
import { READY } from './demo_day';
import { runningFamily } from './process_family';
import type { Running } from './process_family';

const ROOT = path.resolve(__dirname, '../..');
const COMMAND = ['--tsconfig', 'test/host/tsconfig.run.json', 'bench/benchmarks/demo_day.ts'];
const SAMPLE_MS = 250;
/** The demo is looked at for so long after its day was played. */
const QUIET_MS = 3_000;
const MEGABYTE = 1_000_000;
const MOST_MEGABYTES = 1_500;
const OUTPUT_SHOWN = 2_000;

const megabytes = (family: readonly Running[]) =>
  family.reduce((sum, { residentBytes }) => sum + residentBytes, 0) / MEGABYTE;

function startDemo() {
  const tsx = require.resolve('tsx/cli');
  const child = spawn(process.execPath, [tsx, ...COMMAND], { cwd: ROOT, stdio: 'pipe' });
  const demo = { child, output: '', code: undefined as number | null | undefined };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (demo.output = (demo.output + chunk).slice(-OUTPUT_SHOWN)));
  const ended = new Promise<void>((resolve) =>
    child.on('close', (code) => {
      demo.code = code;
      resolve();
    })
  );
  return { demo, ended };
}

/** Resident memory of the demo after it played its day: the engine, the host, and what runs around them. */
export async function memory(bench: Bench): Promise<Result[]> {
  if (bench.external) {
    bench.say('memory: left out, since it is that of the embedded engine');
    return [];
  }
  const { demo, ended } = startDemo();
  const after: Running[][] = [];
  let peak = 0;
  for (let quiet = 0; quiet < QUIET_MS && demo.code === undefined; await sleep(SAMPLE_MS)) {
    const family = await runningFamily(demo.child.pid ?? 0);
    peak = Math.max(peak, megabytes(family));
    if (!demo.output.includes(READY)) continue;
    quiet += SAMPLE_MS;
    after.push(family);
  }
  demo.child.stdin.end();
  await ended;
  if (demo.code !== 0 || after.length === 0)
    throw new Error(`The demo ended with the exit code ${demo.code}:\n${demo.output}`);
  const last = after[after.length - 1] ?? [];
  return [
    resultOf(
      {
        name: 'memory of the demo',
        unit: 'MB',
        target: { of: 'ours', is: 'at most', value: MOST_MEGABYTES },
        notes: [
          `at its peak, bundling included: ${peak.toFixed(0)} MB`,
          ...last.map((one) => `${one.command}: ${(one.residentBytes / MEGABYTE).toFixed(0)} MB`),
        ],
      },
      { ours: after.map(megabytes) }
    ),
  ];
}
