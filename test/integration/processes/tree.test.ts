import { ROUTES, routePath } from '../../../common';
import type { ProcessNode, ProcessTreeAnswer } from '../../../common';
import { sharedEngine } from '../../engine/for_tests';
import type { SharedEngine } from '../../engine/for_tests';
import { startHost } from '../../host/host';
import type { Host } from '../../host/host';
import { call } from './caller';
import { endEvent, pythonChild, startEvent, storeEvents } from './event_index';

let engine: SharedEngine;
let host: Host;

const tree = <T = ProcessTreeAnswer>(entityId: string, query?: Record<string, string>) =>
  call<T>(host, 'GET', routePath(ROUTES.processTree, { entityId }), { query });

/** Names in the form `parent(child, child(grandchild))`. */
const drawn = ({ name, children }: ProcessNode): string =>
  children.length > 0 ? `${name}(${children.map(drawn).join(', ')})` : name;

function nodeOf(node: ProcessNode, name: string): ProcessNode {
  const found = [node, ...node.children].find((candidate) => candidate.name === name);
  if (found) return found;
  for (const child of node.children) {
    if (drawn(child).includes(name)) return nodeOf(child, name);
  }
  throw new Error(`The tree has no ${name}.`);
}

/** Starts a second apart, each under its parent. */
const chain = (links: Array<[name: string, parent?: string]>, hostName = 'research-1') =>
  links.map(([name, parent], index) =>
    startEvent({
      at: new Date(Date.parse('2026-11-02T10:00:00Z') + index * 1_000).toISOString(),
      id: `{${name}}`,
      name,
      host: hostName,
      parent: parent === undefined ? undefined : { id: `{${parent}}`, name: parent },
    })
  );

beforeAll(async () => {
  engine = await sharedEngine();
  host = await startHost({ client: engine.client });
});
beforeEach(() => engine.reset());
afterAll(async () => {
  await host.stop();
  await engine.reset();
});

test('a tree has the ancestors, the descendants and how long each ran', async () => {
  await storeEvents(engine.client, [
    ...chain([
      ['explorer.exe', 'userinit.exe'],
      ['jupyter.exe', 'explorer.exe'],
      ['other.exe', 'explorer.exe'],
      ['python.exe', 'jupyter.exe'],
      ['cmd.exe', 'python.exe'],
      ['whoami.exe', 'cmd.exe'],
      ['firefox.exe', 'python.exe'],
    ]),
    endEvent('2026-11-02T10:00:08.500Z', '{firefox.exe}'),
    endEvent('2026-11-02T10:09:00.000Z', '{firefox.exe}', 'research-2'),
    endEvent('2026-11-02T12:00:01.000Z', '{jupyter.exe}'),
    startEvent({
      at: '2026-11-02T10:00:04.000Z',
      id: '{x}',
      name: 'namesake.exe',
      host: 'research-2',
      parent: { id: '{python.exe}' },
    }),
  ]);
  const { status, body } = await tree('{python.exe}', { host: 'RESEARCH-1' });
  expect(status).toBe(200);
  const { root, limits, size } = body.tree;
  expect(drawn(root)).toBe(
    'userinit.exe(explorer.exe(jupyter.exe(python.exe(cmd.exe(whoami.exe), firefox.exe))))'
  );
  expect(size).toBe(7);
  expect(limits).toEqual([]);
  expect(root.origin).toBe('inferred');
  expect(nodeOf(root, 'firefox.exe')).toMatchObject({
    started_at: '2026-11-02T10:00:06.000Z',
    ended_at: '2026-11-02T10:00:08.500Z',
    duration_ms: 2_500,
    row: { host: 'research-1', duration_ms: 2_500 },
  });
  expect(nodeOf(root, 'jupyter.exe').duration_ms).toBe(7_200_000);
  expect(nodeOf(root, 'cmd.exe').duration_ms).toBeUndefined();
  expect(nodeOf(root, 'python.exe').key).toBe(body.tree.focus);
  expect(body.rights).toEqual({ readable: ['winlogbeat-*'], refused: [] });
});

test('an id that two hosts have is refused until one is named', async () => {
  await storeEvents(engine.client, [
    ...chain([['a.exe']], 'research-1'),
    ...chain([['a.exe']], 'research-2'),
  ]);
  const refused = await tree<{ message: string; attributes: { hosts: string[] } }>('{a.exe}');
  expect(refused.status).toBe(400);
  expect(refused.body.attributes.hosts.sort()).toEqual(['research-1', 'research-2']);
  const { body } = await tree('{a.exe}', { host: 'research-2' });
  expect(body.tree.root.row?.host).toBe('research-2');
});

test('no event of the process is a 404, also where there is no event at all', async () => {
  expect((await tree('{nobody}')).status).toBe(404);
  await storeEvents(engine.client, chain([['a.exe']]));
  expect((await tree('{nobody}')).status).toBe(404);
  expect((await tree('{a.exe}', { host: 'research-2' })).status).toBe(404);
});

test('a process of which only its children tell has a tree', async () => {
  await storeEvents(engine.client, chain([['child.exe', 'lost.exe']]));
  const { status, body } = await tree('{lost.exe}');
  expect(status).toBe(200);
  expect(drawn(body.tree.root)).toBe('lost.exe(child.exe)');
});

test('processes that claim to be each other’s parents end in a tree that says so', async () => {
  await storeEvents(
    engine.client,
    chain([
      ['a.exe', 'b.exe'],
      ['b.exe', 'a.exe'],
      ['self.exe', 'self.exe'],
    ])
  );
  const { status, body } = await tree('{a.exe}');
  expect(status).toBe(200);
  expect(body.tree.size).toBe(2);
  expect(body.tree.limits.join()).toContain('its own ancestor');
  expect(drawn((await tree('{self.exe}')).body.tree.root)).toBe('self.exe');
});

test('a tree of more than one search for its children is whole', async () => {
  const children = Array.from({ length: 2_300 }, (_, index) =>
    startEvent({
      at: '2026-11-02T10:00:00.000Z',
      id: `{child-${index}}`,
      name: `child-${index}.exe`,
      parent: { id: '{root}', name: 'root.exe' },
    })
  );
  const grandchildren = Array.from({ length: 50 }, (_, index) =>
    startEvent({
      at: '2026-11-02T10:00:01.000Z',
      id: `{grandchild-${index}}`,
      name: 'grandchild.exe',
      parent: { id: `{child-${index * 45}}` },
    })
  );
  await storeEvents(engine.client, [
    startEvent({ at: '2026-11-02T09:00:00.000Z', id: '{root}', name: 'root.exe' }),
    ...children,
    ...grandchildren,
    ...children.map((_, index) => endEvent('2026-11-02T11:00:00.000Z', `{child-${index}}`)),
  ]);
  const { body } = await tree('{root}');
  expect(body.tree.size).toBe(2_351);
  expect(body.tree.limits).toEqual([]);
  expect(body.tree.root.children).toHaveLength(2_300);
  expect(body.tree.root.children.every(({ duration_ms }) => duration_ms === 3_600_000)).toBe(true);
  expect(body.tree.root.children.filter(({ children: below }) => below.length === 1)).toHaveLength(50);
});

test('a tree over its bound is cut and says so', async () => {
  const many = Array.from({ length: 5_100 }, (_, index) =>
    startEvent({
      at: '2026-11-02T10:00:00.000Z',
      id: `{${index}}`,
      name: 'fork.exe',
      parent: { id: '{bomb}', name: 'bomb.exe' },
    })
  );
  await storeEvents(engine.client, [
    startEvent({ at: '2026-11-02T09:00:00.000Z', id: '{bomb}', name: 'bomb.exe' }),
    ...many,
  ]);
  const { status, body } = await tree('{bomb}');
  expect(status).toBe(200);
  expect(body.tree.size).toBe(5_000);
  expect(body.tree.limits).toContain(
    'More than 5,000 processes belong to this tree; the nearest of them were read.'
  );
});

test('more ancestors than anybody needs are cut, and so is a depth without end', async () => {
  const links = Array.from({ length: 120 }, (_, index): [string, string] => [`p${index}`, `p${index - 1}`]);
  await storeEvents(engine.client, chain(links));
  const { body } = await tree('{p40}');
  expect(body.tree.limits).toEqual([
    'Ancestors more than 32 steps above are not shown.',
    'Processes more than 64 steps below are not shown.',
  ]);
  expect(body.tree.size).toBe(32 + 1 + 64 + 1);
});

test('what a process of the tree did later is said of it', async () => {
  await storeEvents(engine.client, [
    ...chain([['python.exe'], ['child.exe', 'python.exe']]),
    {
      '@timestamp': '2026-11-02T18:00:00.000Z',
      event: { category: ['network'], type: ['connection'] },
      host: { name: 'research-1' },
      process: { entity_id: '{child.exe}' },
      tre: { activity: ['network_attempt'] },
    },
  ]);
  const { body } = await tree('{python.exe}');
  expect(nodeOf(body.tree.root, 'child.exe').row).toMatchObject({
    labels: ['network_attempt'],
    reasons: ['An interpreter tried to reach an address outside the machine.'],
  });
  expect(nodeOf(body.tree.root, 'python.exe').row?.labels).toEqual([]);
});

test('the children of a renamed Python say so in the tree too', async () => {
  await storeEvents(engine.client, [
    startEvent({
      at: '2026-11-02T10:00:00.000Z',
      id: '{r}',
      name: 'winword.exe',
      tre: { activity: ['renamed_interpreter'], process: { interpreter: 'python' } },
    }),
    startEvent({
      at: '2026-11-02T10:00:01.000Z',
      id: '{c}',
      name: 'curl.exe',
      parent: { id: '{r}', name: 'winword.exe' },
      tre: pythonChild(false),
    }),
  ]);
  const { body } = await tree('{c}');
  expect(nodeOf(body.tree.root, 'curl.exe').row?.reasons[0]).toBe(
    'winword.exe is Python under another name, and it started curl.exe.'
  );
});
