import { parseArgs } from 'node:util';

export const DEFAULT_PORT = 5620;

export const HELP = `npm run demo -- [--port ${DEFAULT_PORT}] [--fresh] [--once]

Starts the embedded search engine and the preview host with the plugin's real code, plays one working day of three
research environments, and serves http://127.0.0.1:${DEFAULT_PORT}/app/treAirlock until Ctrl-C.
Needs a JDK 17 or 21; Maven fetches the engine on the first start.

  --port N    serve on another port of 127.0.0.1
  --fresh     delete the data of the demo before and play the day again (without it, a second start goes on)
  --once      play into data of its own, print what was enriched, flagged and queued, and end: exit 0, or 1 with
              the reason when something is not as it should be
`;

/** The command line was not understood; the message says what to write in its place. */
export class UsageError extends Error {}

export interface DemoOptions {
  help: boolean;
  port: number;
  fresh: boolean;
  once: boolean;
}

/** Reads the command line. Throws UsageError. */
export function readOptions(args: string[]): DemoOptions {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        port: { type: 'string', default: String(DEFAULT_PORT) },
        fresh: { type: 'boolean', default: false },
        once: { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new UsageError(`--port is a whole number from 1 to 65535, not "${values.port}".`);
  return { ...values, port };
}
