import { parseArgs } from 'node:util';
import { engineClient } from '../engine/client';
import { startEngine } from '../engine/engine';
import { startHost } from './host';
import { makePageFiles } from './page_files';

const USAGE = `npx tsx --tsconfig test/host/tsconfig.run.json test/host/main.ts [--port 5620] [--engine http://127.0.0.1:9200]

Starts the preview host alone, with no data and nothing installed, for work on the app and the server.
Without --engine it starts an embedded engine of its own. "npm run demo" starts both with data.`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '5620' },
      engine: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return console.log(USAGE);
  const [engine, page] = await Promise.all([
    values.engine ? undefined : startEngine({ purpose: 'host', onProgress: (line) => console.log(line) }),
    makePageFiles(),
  ]);
  const client = engineClient(values.engine ?? engine?.url ?? '');
  const host = await startHost({
    client,
    port: Number(values.port),
    page,
    log: (level, line) => level !== 'debug' && console.log(level.toUpperCase(), line),
  });
  console.log(`${host.url}/app/treAirlock`);
  console.log(`scanner: Authorization: ApiKey ${host.tokens.scanner}`);
  const stop = async () => {
    await host.stop();
    await engine?.stop();
    process.exit(0);
  };
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
