import { noiseLines } from './noise';
import { HELP, UsageError, readOptions } from './options';
import type { Options } from './options';
import { UnreachableError, sendLines } from './send';
import type { SendResult } from './send';
import { storyEvents } from './story';
import { eventLine } from './template';

const HOUR_MS = 3_600_000;

const count = (value: number) => value.toLocaleString('en-GB');

function* lines(options: Options): Generator<string, void> {
  const { seed, shape, until } = options;
  const story = storyEvents({ until, seed });
  if (!options.story && options.events < story.length) {
    throw new UsageError(
      `The story alone has ${count(story.length)} events. Give --events that number or more, or --story for the story only.`
    );
  }
  for (const event of story) yield eventLine(event, shape);
  const rest = options.story ? 0 : options.events - story.length;
  const from = new Date(until.getTime() - options.hours * HOUR_MS);
  if (rest > 0) yield* noiseLines({ seed, shape, count: rest, from, until });
}

function progress({ created, failed, seconds }: SendResult): void {
  const rate = Math.round(created / Math.max(seconds, 0.001));
  const line = `${count(created)} events stored, ${count(failed)} refused, ${count(rate)} a second`;
  if (process.stderr.isTTY) process.stderr.write(`\r${line}   `);
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env, new Date());
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  const result = await sendLines(lines(options), { ...options, onProgress: progress });
  if (process.stderr.isTTY) process.stderr.write('\n');
  const took = `${result.seconds.toFixed(1)} s, ${count(result.retries)} retries`;
  console.log(`${count(result.created)} events stored in ${options.index} (${took}).`);
  if (result.failed === 0 && !result.stoppedBy) return 0;
  console.error(`${count(result.failed)} events were refused.`);
  if (result.unknown > 0) {
    console.error(
      `${count(result.unknown)} more were on their way when the connection broke; some may be stored.`
    );
  }
  result.reasons.forEach((reason) => console.error(`  ${reason}`));
  if (result.stoppedBy) console.error('Sending stopped there; later events were not sent.');
  return 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: Error) => {
    if (error instanceof UsageError) console.error(`${error.message} (--help shows every option.)`);
    else console.error(error instanceof UnreachableError ? error.message : error);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
);
