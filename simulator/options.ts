import { parseArgs } from 'node:util';
import { SHAPES } from './template';
import type { Shape } from './template';

const DEFAULT_INDEX = 'winlogbeat-8.3.3';
const DEFAULT_HOURS = 24;
const MOST_EVENTS = 1_000_000_000;

export const HELP = `Sends simulated Windows events of three research environments to Elasticsearch.

  npm run simulate -- --to URL --story
  npm run simulate -- --to URL --events 1000000 --seed 7

  --to URL        address of Elasticsearch, such as http://127.0.0.1:9200; a user and password may stand in it
                  (https://user:password@host:9200), or in STACK_USERNAME and STACK_PASSWORD
  --story         send the story only: one working day, about 1,700 events
  --events N      send N events in all: the story, and ordinary background for the rest
  --seed S        whole number that decides every event (default 1): the same seed, the same events
  --until TIME    end of the story and the background, ISO 8601 (default now)
  --hours H       spread the background over the H hours before that (default ${DEFAULT_HOURS})
  --shape SHAPE   raw: as Winlogbeat ships events (default); module: as they are after Winlogbeat's own pipelines
  --index NAME    index or data stream to write to (default ${DEFAULT_INDEX})
  --help          show this
`;

/** The command line was not understood; the message says what to write in its place. */
export class UsageError extends Error {}

export interface Options {
  help: boolean;
  url: string;
  index: string;
  story: boolean;
  events: number;
  seed: number;
  until: Date;
  hours: number;
  shape: Shape;
}

function wholeNumber(name: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < low || value > high) {
    throw new UsageError(`--${name} is a whole number from ${low} to ${high}, not "${text}".`);
  }
  return value;
}

function moment(text: string): Date {
  const value = new Date(text);
  if (Number.isNaN(value.getTime())) {
    throw new UsageError(`--until is a time such as 2022-07-14T18:00:00Z, not "${text}".`);
  }
  return value;
}

function address(text: string | undefined, env: NodeJS.ProcessEnv): string {
  if (!text) throw new UsageError('Say where to send the events: --to http://127.0.0.1:9200');
  if (!URL.canParse(text) || !/^https?:/.test(text)) {
    throw new UsageError(`--to is an address such as http://127.0.0.1:9200, not "${text}".`);
  }
  const url = new URL(text);
  if (!url.username && env.STACK_USERNAME) {
    url.username = env.STACK_USERNAME;
    url.password = env.STACK_PASSWORD ?? '';
  }
  return url.href;
}

function parse(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        help: { type: 'boolean' },
        to: { type: 'string' },
        story: { type: 'boolean' },
        events: { type: 'string' },
        seed: { type: 'string' },
        until: { type: 'string' },
        hours: { type: 'string' },
        shape: { type: 'string' },
        index: { type: 'string' },
      },
    });
    return values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** Reads the command line. Throws UsageError. */
export function readOptions(args: string[], env: NodeJS.ProcessEnv, now: Date): Options {
  const values = parse(args);
  const help = values.help ?? false;
  const story = values.story ?? false;
  if (!help && story === (values.events !== undefined)) {
    throw new UsageError('Say what to send: either --story, or --events with a number.');
  }
  const shape = SHAPES.find((name) => name === (values.shape ?? 'raw'));
  if (!shape) throw new UsageError(`--shape is ${SHAPES.join(' or ')}, not "${values.shape}".`);
  return {
    help,
    url: help ? '' : address(values.to, env),
    index: values.index ?? DEFAULT_INDEX,
    story,
    events: wholeNumber('events', values.events ?? '1', 1, MOST_EVENTS),
    seed: wholeNumber('seed', values.seed ?? '1', 0, 2 ** 31 - 1),
    until: values.until === undefined ? now : moment(values.until),
    hours: wholeNumber('hours', values.hours ?? String(DEFAULT_HOURS), 1, 24 * 366),
    shape,
  };
}
