import { UsageError, readOptions } from './options';

const KNOWN = ['pipelines', 'vote'];
const read = (args: string[], env: NodeJS.ProcessEnv = {}) => readOptions(args, env, KNOWN);

test('runs all benchmarks on an engine of its own by default', () => {
  expect(read([])).toEqual({ help: false, names: KNOWN, quick: false, events: 500_000 });
});

test('--only names the benchmarks, --quick makes them small', () => {
  expect(read(['--only', 'vote', '--quick'])).toMatchObject({ names: ['vote'], quick: true, events: 20_000 });
});

test('--data keeps the events of millions for another run', () => {
  expect(read(['--events', '5000000', '--data', 'kept'])).toMatchObject({ events: 5_000_000, data: 'kept' });
});

test('user and password come from the environment unless the address has them', () => {
  const env = { STACK_USERNAME: 'elastic', STACK_PASSWORD: 'p/w' };
  expect(read(['--url', 'http://127.0.0.1:9200'], env).url).toBe('http://elastic:p%2Fw@127.0.0.1:9200');
  expect(read(['--url', 'http://me:it@127.0.0.1:9200'], env).url).toBe('http://me:it@127.0.0.1:9200');
});

test.each([
  [['--only', 'speed'], 'There is no benchmark "speed"'],
  [['--url', '127.0.0.1'], '--url is an address'],
  [['--events', 'many'], '--events is a whole number'],
  [['--data', 'kept', '--url', 'http://127.0.0.1:9200'], '--data is for the embedded engine'],
  [['--fast'], '--fast'],
])('refuses %j with a sentence', (args, message) => {
  expect(() => read(args)).toThrow(UsageError);
  expect(() => read(args)).toThrow(message);
});
