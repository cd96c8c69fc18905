import { loadConfig } from '../../../scanner/config/load';
import { release } from '../../../scanner/release/release';
import { watch } from '../../../scanner/watch/watch';

// The watcher or the release agent as a process of its own, so that tests can kill it: `runner watch|release FILE [once]`.
const [command, file = '', once] = process.argv.slice(2);
const ending = new AbortController();
process.once('SIGTERM', () => ending.abort());

const options = {
  once: once === 'once',
  signal: ending.signal,
  log: (level: string, line: string) => void process.stdout.write(`${level} ${line}\n`),
};

async function run(): Promise<void> {
  const config = loadConfig(file);
  if (command !== 'release') await watch(config, options);
  else if (!(await release(config, options))) process.exitCode = 2;
}

run().catch((error: Error) => {
  process.stdout.write(`fatal ${error.message}\n`);
  process.exitCode = 2;
});
