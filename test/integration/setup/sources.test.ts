import { sharedEngine } from '../../engine/for_tests';
import type { SharedEngine } from '../../engine/for_tests';
import { event, minutesAgo, sourceIn, startSetupHost, store, winlogbeatIndex } from './setup_host';
import type { SetupHost } from './setup_host';

const HOUR = 60;
const DAY = 24 * HOUR;

let engine: SharedEngine;
let host: SetupHost;

beforeAll(async () => {
  engine = await sharedEngine();
  await engine.reset();
  host = await startSetupHost(engine.client);
});

afterAll(async () => {
  await host.stop();
  await engine.reset();
});

const seen = { tre: { project: { id: 'heart' }, pipeline: { version: 1 } } };

test('sources are counted each for itself, also where host names are text', async () => {
  const { client } = engine;
  await winlogbeatIndex(client, 'winlogbeat-a');
  await winlogbeatIndex(client, 'winlogbeat-b');
  await store(
    client,
    'winlogbeat-a',
    event('research-1', minutesAgo(3), seen),
    event('research-1', minutesAgo(2), seen),
    event('research-2', minutesAgo(2 * DAY))
  );
  await store(
    client,
    'winlogbeat-b',
    event('research-3', minutesAgo(3), seen),
    event('research-4', minutesAgo(2))
  );
  // Made by its first document: every text is text, with a keyword beside it.
  await store(client, 'auditbeat-a', event('linux-1', minutesAgo(20)), event('linux-2', minutesAgo(10)));

  const { body } = await host.get();
  expect(body.warnings).toEqual([]);
  expect(body.sources.map(({ name }) => name)).toEqual(['auditbeat-a', 'winlogbeat-a', 'winlogbeat-b']);
  expect(sourceIn(body, 'winlogbeat-a')).toMatchObject({ events: 2, hosts: 1, enriched: 'yes' });
  expect(sourceIn(body, 'winlogbeat-a').note).toContain('name the pipeline themselves');
  expect(sourceIn(body, 'winlogbeat-b')).toMatchObject({ events: 2, hosts: 2, enriched: 'partly' });
  expect(sourceIn(body, 'auditbeat-a')).toMatchObject({ events: 2, hosts: 2, enriched: 'no', mapped: false });
  const last = Date.parse(sourceIn(body, 'auditbeat-a').last_event ?? '');
  expect(Date.now() - last).toBeGreaterThan(9 * 60_000);
  expect(Date.now() - last).toBeLessThan(12 * 60_000);
});

test('hosts that fell silent are told, the latest first; those that speak and those long gone are not', async () => {
  await store(
    engine.client,
    'winlogbeat-a',
    event('research-5', minutesAgo(3 * HOUR)),
    event('research-6', minutesAgo(8 * DAY))
  );
  const { body } = await host.get();
  expect(body.silent.map(({ kind, name }) => [kind, name])).toEqual([
    ['host', 'research-5'],
    ['host', 'research-2'],
  ]);
});

test('a scanner without a verdict for a day is told', async () => {
  await host.post({ action: 'install' });
  const verdict = (scanner: string, at: string) => ({ '@timestamp': at, observer: { name: scanner } });
  await store(
    engine.client,
    'logs-tre.verdict-default',
    verdict('egress', minutesAgo(2 * DAY)),
    verdict('ingress', minutesAgo(HOUR))
  );
  const { body } = await host.get();
  expect(body.silent.filter(({ kind }) => kind === 'scanner').map(({ name }) => name)).toEqual(['egress']);
});

test('an index that holds nothing of the last day is shown, with nothing in it', async () => {
  await winlogbeatIndex(engine.client, 'winlogbeat-old');
  expect(sourceIn((await host.get()).body, 'winlogbeat-old')).toEqual({
    name: 'winlogbeat-old',
    events: 0,
    enriched: 'no',
    mapped: false,
    hosts: 0,
    note: expect.stringContaining('Attach'),
  });
});
