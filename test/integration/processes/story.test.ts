import { ROUTES, routePath } from '../../../common';
import type { ProcessNode, ProcessTreeAnswer, ProcessesPage } from '../../../common';
import { sendLines } from '../../../simulator/send';
import { STORY, tellStory } from '../../../simulator/story';
import { SHAPES, eventLine } from '../../../simulator/template';
import { sharedEngine } from '../../engine/for_tests';
import type { SharedEngine } from '../../engine/for_tests';
import { startHost } from '../../host/host';
import type { Host } from '../../host/host';
import { call } from './caller';

/** A simulated working day, through the real templates and pipelines, as the app asks for it. */
const UNTIL = new Date('2026-11-02T18:00:00.000Z');
const DAY = { from: '2026-11-02T06:00:00Z', to: UNTIL.toISOString(), size: '100' };
const INDEX = 'winlogbeat-8.3.3';

const { events, facts } = tellStory({ until: UNTIL, seed: 1 });
let engine: SharedEngine;
let host: Host;

const list = async (query: Record<string, string>) => {
  const reply = await call<ProcessesPage>(host, 'GET', ROUTES.processes, { query: { ...DAY, ...query } });
  expect(reply.status).toBe(200);
  return reply.body.items;
};
const rowOf = async (entityId: string, query: Record<string, string>) =>
  (await list(query)).find((row) => row.entity_id === entityId);

function nodesOf(node: ProcessNode): ProcessNode[] {
  return [node, ...node.children.flatMap(nodesOf)];
}

beforeAll(async () => {
  engine = await sharedEngine();
  host = await startHost({ client: engine.client });
});
afterAll(async () => {
  await host.stop();
  await engine.reset();
});

describe.each(SHAPES)('events in the shape "%s"', (shape) => {
  beforeAll(async () => {
    await engine.reset();
    for (const action of ['install', 'attach']) {
      const reply = await call(host, 'POST', ROUTES.setup, { body: { action } });
      expect(reply.status).toBe(200);
    }
    const { host: name, project } = STORY.firefox;
    const path = routePath(ROUTES.project, { id: project });
    const made = await call(host, 'PUT', path, { body: { name: 'Heart study', hosts: [name] } });
    expect(made.status).toBe(200);
    const sent = await sendLines(
      events.map((event) => eventLine(event, shape)),
      { url: engine.url, index: INDEX }
    );
    expect(sent.failed).toBe(0);
    await engine.client.indices.refresh({ index: INDEX });
  });

  test('the browser that Python started is shown with its two minutes, its project and the reason', async () => {
    const row = await rowOf(facts.firefox.childEntityId, { project: STORY.firefox.project });
    expect(row).toMatchObject({
      name: 'firefox.exe',
      host: STORY.firefox.host,
      user: STORY.firefox.user,
      duration_ms: 120_000,
      category: 'browser',
      project: { id: STORY.firefox.project, name: 'Heart study' },
      parent: { entity_id: facts.firefox.parentEntityId, name: 'python.exe' },
    });
    // A raw event's time is that of its writing to the log, some milliseconds after what it tells of.
    expect(Date.parse(row?.started_at ?? '') - Date.parse(facts.firefox.startedAt)).toBeLessThan(1_000);
    expect(Date.parse(row?.ended_at ?? '') - Date.parse(facts.firefox.endedAt)).toBeLessThan(1_000);
    expect(row?.reasons[0]).toBe(
      'firefox.exe is a web browser, which can upload files, and Python started it.'
    );
  });

  test('what the renamed Python started is among the children of Python', async () => {
    const row = await rowOf(facts.archive.childEntityId, {});
    expect(row?.name).toBe(STORY.renamedPython.child);
    expect(row?.reasons[0]).toBe('analysis_helper.exe is Python under another name, and it started 7z.exe.');
  });

  test('a child that only the Security log tells of is shown too', async () => {
    const rows = await list({ environment: facts.unseen.host });
    const row = rows.find(({ pid }) => pid === facts.unseen.childPid);
    expect(row).toMatchObject({ name: 'cmd.exe', parent: { pid: facts.unseen.parentPid } });
    expect(row?.entity_id).toBeUndefined();
  });

  test('the encoded PowerShell is flagged, and the attempt to reach the network is its process’s', async () => {
    const shell = await rowOf(facts.encodedPowershell.childEntityId, { view: 'flagged' });
    expect(shell?.labels).toContain('encoded_command');
    const python = await rowOf(facts.network.childEntityId, { view: 'any', label: 'network_attempt' });
    expect(python?.labels).toContain('network_attempt');
  });

  test('the tree of the browser leads up to the desktop and down to its tabs', async () => {
    const { childEntityId: entityId, parentEntityId } = facts.firefox;
    const reply = await call<ProcessTreeAnswer>(host, 'GET', routePath(ROUTES.processTree, { entityId }));
    expect(reply.status).toBe(200);
    const nodes = nodesOf(reply.body.tree.root);
    const names = nodes.map(({ name }) => name.toLowerCase());
    expect(names.indexOf('explorer.exe')).toBeLessThan(names.indexOf('python.exe'));
    expect(nodes.some(({ row }) => row?.entity_id === parentEntityId)).toBe(true);
    const focus = nodes.find(({ key }) => key === reply.body.tree.focus);
    expect(focus).toMatchObject({ name: 'firefox.exe', duration_ms: 120_000 });
    expect(focus?.children.map(({ name }) => name)).toEqual(['firefox.exe', 'firefox.exe']);
    expect(reply.body.tree.limits).toEqual([]);
  });

  test('a pid that Windows gave again does not put a stranger into the tree', async () => {
    const { firstEntityId: entityId, secondEntityId } = facts.pidReuse;
    const reply = await call<ProcessTreeAnswer>(host, 'GET', routePath(ROUTES.processTree, { entityId }));
    const ids = nodesOf(reply.body.tree.root).map(({ row }) => row?.entity_id);
    expect(ids).toContain(entityId);
    expect(ids).not.toContain(secondEntityId);
  });

  test('a project that is registered after its host’s events finds them', async () => {
    const body = { name: 'Lung', hosts: [`${STORY.powershell.host}.tre.local`] };
    await call(host, 'PUT', routePath(ROUTES.project, { id: 'lung-cancer' }), { body });
    const row = await rowOf(facts.encodedPowershell.childEntityId, {
      view: 'powershell',
      project: 'lung-cancer',
    });
    expect(row?.host).toBe(STORY.powershell.host);
    expect(await rowOf(facts.firefox.childEntityId, { project: 'lung-cancer' })).toBeUndefined();
  });
});
