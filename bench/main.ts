import { mkdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Bench, Benchmark } from './bench';
import { ingress } from './benchmarks/ingress';
import { memory } from './benchmarks/memory';
import { pipelines } from './benchmarks/pipelines';
import { processes } from './benchmarks/processes';
import { rescan } from './benchmarks/rescan';
import { rules } from './benchmarks/rules';
import { scanner } from './benchmarks/scanner';
import { tree } from './benchmarks/tree';
import { verdicts } from './benchmarks/verdicts';
import { vote } from './benchmarks/vote';
import { UsageError, help, readOptions } from './options';
import type { Options } from './options';
import { table } from './report';
import type { Result } from './result';
import { openStage } from './stage';
import type { Stage } from './stage';

const FOLDER = path.resolve(__dirname, '../.cache/bench');
const BENCHMARKS: Record<string, Benchmark> = {
  pipelines,
  verdicts,
  vote,
  processes,
  tree,
  memory,
  scanner,
  rescan,
  rules,
  ingress,
};
const NAMES = Object.keys(BENCHMARKS);

interface Run {
  engine?: string;
  results: Result[];
  failures: Array<{ name: string; message: string }>;
}

async function runAll(options: Options): Promise<Run> {
  const say = (line: string) => console.error(line);
  let opened: Promise<Stage> | undefined;
  const bench: Bench = {
    quick: options.quick,
    events: options.events,
    external: options.url !== undefined,
    stage: () => (opened ??= openStage({ url: options.url, data: options.data, say })),
    say,
  };
  const run: Run = { results: [], failures: [] };
  try {
    for (const name of options.names) {
      say(name);
      try {
        const results = (await BENCHMARKS[name]?.(bench)) ?? [];
        run.results.push(...results);
        // A long run that is broken off has still told what it measured.
        if (results.length > 0) say(table(results));
      } catch (error) {
        console.error(error);
        run.failures.push({ name, message: (error as Error).message });
      }
    }
    run.engine = (await opened)?.engineName;
  } finally {
    await (await opened?.catch(() => undefined))?.stop();
  }
  return run;
}

async function keep(run: Run, options: Options): Promise<string> {
  const at = new Date();
  const file = path.join(FOLDER, `${at.toISOString().replace(/[:.]/g, '-')}.json`);
  const machine = {
    cores: os.cpus().length,
    memory_mb: Math.round(os.totalmem() / 2 ** 20),
    node: process.version,
    load: os.loadavg(),
  };
  const { names, quick, events } = options;
  await mkdir(FOLDER, { recursive: true });
  await writeFile(
    file,
    JSON.stringify({ at, options: { names, quick, events }, machine, ...run }, null, 2) + '\n'
  );
  return file;
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env, NAMES);
  if (options.help) {
    console.log(help(NAMES));
    return 0;
  }
  const run = await runAll(options);
  if (run.engine)
    console.log(`${run.engine}, ${os.cpus().length} cores, load ${os.loadavg()[0]?.toFixed(1)}`);
  console.log(table(run.results));
  for (const { name, message } of run.failures) console.log(`\n${name} failed: ${message}`);
  console.log(`\nKept in ${path.relative(process.cwd(), await keep(run, options))}.`);
  return run.failures.length > 0 ? 1 : 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error) => {
    console.error(error instanceof UsageError ? `${error.message} (--help shows every option.)` : error);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
);
