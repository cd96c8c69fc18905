import { EngineError, PortBusyError } from '../test/engine/errors';
import { checkPortFree } from '../test/engine/ports';
import { examine } from './examine';
import { startLane } from './lane';
import type { Lane } from './lane';
import { HELP, UsageError, readOptions } from './options';
import type { DemoOptions } from './options';
import { playDay } from './play';
import type { PlayedDay } from './play';
import { preparePlayground } from './playground';
import { examinedReport, welcome } from './report';
import { DATA_FOLDER, PLAYGROUND_FOLDER, claimFolder, playedBefore, rememberDay } from './state';

const MOST_MEMORY = 1_500_000_000;
/** After this the flagged executions lie outside the last 24 hours, which the pages show first. */
const STALE_AFTER_MS = 14 * 3_600_000;
const STOPPED_BY_SIGNAL = 130;

const startedAt = Date.now();
const progress = (line: string) =>
  console.log(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${line}`);

/** What has to be ended, last started first. */
const stops: Array<() => Promise<void>> = [];
let stopping: Promise<void> | undefined;

function stopAll(): Promise<void> {
  stopping ??= (async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  })();
  return stopping;
}

const play = (lane: Lane): Promise<PlayedDay> =>
  playDay({ ...lane, until: new Date(), onProgress: progress });

/** Plays into data of its own; answers the exit code. */
async function once(): Promise<number> {
  const lane = await startLane({ onProgress: progress });
  stops.push(lane.stop);
  const day = await play(lane);
  const memory = await lane.memory();
  const examined = await examine(lane.host, lane.client, day);
  console.log(examinedReport(examined, memory));
  const problems = [...examined.problems];
  if (memory.engineBytes + memory.hostBytes > MOST_MEMORY) problems.push('Memory is above 1.5 GB.');
  problems.forEach((problem) => console.error(`Not as it should be: ${problem}`));
  return problems.length === 0 ? 0 : 1;
}

function tellAge({ until }: PlayedDay): void {
  progress(`Going on with the day that was played at ${new Date(until).toLocaleString('en-GB')}`);
  if (Date.now() - Date.parse(until) > STALE_AFTER_MS)
    console.log('           It is over half a day old; "npm run demo -- --fresh" plays a new one.');
}

async function serve({ port, fresh }: DemoOptions): Promise<void> {
  await checkPortFree(port).catch((error: Error) => {
    if (!(error instanceof PortBusyError)) throw error;
    throw new Error(
      `Port ${port} on 127.0.0.1 is in use. Stop what listens there, or take another: npm run demo -- --port ${port + 1}`
    );
  });
  stops.push(await claimFolder());
  const before = await playedBefore(fresh, progress);
  const lane = await startLane({ port, dataDir: DATA_FOLDER, onProgress: progress });
  stops.push(lane.stop);
  if (before) tellAge(before);
  const day = before ?? (await play(lane));
  await rememberDay(day);
  const playground = await preparePlayground(PLAYGROUND_FOLDER, lane.host);
  console.log(welcome(lane.host, day, await lane.memory(), playground));
  await new Promise<void>((resolve) => {
    onSignal = resolve;
  });
  console.log('\nStopping the preview host and the engine');
}

/** While the day is being played a signal ends the demo at once; while it serves, that is how it ends well. */
let onSignal = () => {
  void stopAll().finally(() => process.exit(STOPPED_BY_SIGNAL));
};

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  if (options.once) return once();
  await serve(options);
  return 0;
}

function tell(error: Error): void {
  if (stopping) return;
  if (error instanceof UsageError) console.error(`${error.message} (--help shows every option.)`);
  else console.error(error instanceof EngineError ? error.message : (error.message ?? error));
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => onSignal());

main()
  .catch((error: Error) => {
    tell(error);
    return 1;
  })
  .then(async (code) => {
    await stopAll();
    process.exit(code);
  });
