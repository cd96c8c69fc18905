import { parseArgs } from 'node:util';

const DEFAULT_EVENTS = 500_000;
const QUICK_EVENTS = 20_000;
const MOST_EVENTS = 100_000_000;

/** The command line was not understood; the message says what to write in its place. */
export class UsageError extends Error {}

export interface Options {
  help: boolean;
  /** Names of the benchmarks to run, in the order in which they run. */
  names: string[];
  /** Address of an engine that is there already; without it an embedded one is started. */
  url?: string;
  quick: boolean;
  /** Events over which the first page of Processes is looked for. */
  events: number;
  /** Folder for the data of the embedded engine, kept for the next run. */
  data?: string;
}

export const help = (
  names: readonly string[]
) => `Measures the product against the bare engine, in turns, in one run.

  npm run bench
  npm run bench -- --only pipelines --quick

  --only NAME    one benchmark only, and again for another: ${names.join(', ')}
  --quick        a small run: the figures are rough
  --events N     events for the benchmark "processes" (default ${DEFAULT_EVENTS}, with --quick ${QUICK_EVENTS})
  --data FOLDER  keep the embedded engine's data there; a later run of "processes" then uses the events again
  --url URL      an Elasticsearch that is there already and holds no data of TRE Airlock; a user and password may
                 stand in it, or in STACK_USERNAME and STACK_PASSWORD. Without it an embedded engine is started.
  --help         show this

The table is printed and kept as JSON in .cache/bench. A missed target is a figure, not a failure.`;

function parse(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        help: { type: 'boolean' },
        only: { type: 'string', multiple: true },
        url: { type: 'string' },
        quick: { type: 'boolean' },
        events: { type: 'string' },
        data: { type: 'string' },
      },
    });
    return values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function address(text: string, env: NodeJS.ProcessEnv): string {
  if (!URL.canParse(text) || !/^https?:/.test(text))
    throw new UsageError(`--url is an address such as http://127.0.0.1:9200, not "${text}".`);
  const url = new URL(text);
  if (!url.username && env.STACK_USERNAME) {
    url.username = env.STACK_USERNAME;
    url.password = env.STACK_PASSWORD ?? '';
  }
  return url.href.replace(/\/$/, '');
}

/** Reads the command line. Throws UsageError. */
export function readOptions(args: string[], env: NodeJS.ProcessEnv, known: readonly string[]): Options {
  const values = parse(args);
  const unknown = values.only?.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new UsageError(`There is no benchmark "${unknown}", only ${known.join(', ')}.`);
  const quick = values.quick ?? false;
  const events = Number(values.events ?? (quick ? QUICK_EVENTS : DEFAULT_EVENTS));
  if (!Number.isInteger(events) || events < QUICK_EVENTS || events > MOST_EVENTS)
    throw new UsageError(`--events is a whole number from ${QUICK_EVENTS} to ${MOST_EVENTS}.`);
  if (values.data !== undefined && values.url !== undefined)
    throw new UsageError('--data is for the embedded engine; one at --url keeps its own.');
  return {
    help: values.help ?? false,
    names: known.filter((name) => !values.only || values.only.includes(name)),
    ...(values.url === undefined ? {} : { url: address(values.url, env) }),
    ...(values.data === undefined ? {} : { data: values.data }),
    quick,
    events,
  };
}
