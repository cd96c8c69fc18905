import { UsageError, readOptions } from './options';

const NOW = new Date('2022-07-14T18:00:00Z');
const TO = ['--to', 'http://127.0.0.1:9200'];
const read = (args: string[], env: NodeJS.ProcessEnv = {}) => readOptions(args, env, NOW);

test('the defaults are a raw story of seed 1 that ends now', () => {
  expect(read([...TO, '--story'])).toEqual({
    help: false,
    url: 'http://127.0.0.1:9200/',
    index: 'winlogbeat-8.3.3',
    story: true,
    events: 1,
    seed: 1,
    until: NOW,
    hours: 24,
    shape: 'raw',
  });
});

test('a user of the environment is taken unless the address names one', () => {
  const env = { STACK_USERNAME: 'elastic', STACK_PASSWORD: 'p@ss' };
  expect(read([...TO, '--story'], env).url).toBe('http://elastic:p%40ss@127.0.0.1:9200/');
  expect(read(['--to', 'http://a:b@127.0.0.1:9200', '--story'], env).url).toBe('http://a:b@127.0.0.1:9200/');
});

test('help needs nothing else', () => {
  expect(read(['--help']).help).toBe(true);
});

test.each([
  [[], 'either --story, or --events'],
  [['--story', '--events', '5', ...TO], 'either --story, or --events'],
  [['--story'], '--to http://127.0.0.1:9200'],
  [['--story', '--to', 'localhost:9200'], 'not "localhost:9200"'],
  [['--events', '1e', ...TO], '--events is a whole number'],
  [['--events', '-4', ...TO], /--events/],
  [['--story', '--until', 'yesterday', ...TO], '--until is a time'],
  [['--story', '--shape', 'ecs', ...TO], '--shape is raw or module, not "ecs"'],
  [['--stroy', ...TO], '--stroy'],
])('%j is refused with what to write', (args, sentence) => {
  expect(() => read(args)).toThrow(UsageError);
  expect(() => read(args)).toThrow(sentence);
});
