import { Client } from '@elastic/elasticsearch';
import { AUDIT_STREAM, PIPELINES, PROJECTS_INDEX, REQUESTS_INDEX, ROUTES, routePath } from '../../../common';
import type { Project, ProjectInput, ProjectsAnswer, UnassignedHostsAnswer } from '../../../common';
import { createProjectStore } from '../../../server/projects/elastic_project_store';
import type { ServiceKey } from '../../../server/service_key/service_key';
import { sharedEngine } from '../../engine/for_tests';
import type { SharedEngine } from '../../engine/for_tests';
import { startHost } from '../../host/host';
import type { Host } from '../../host/host';
import { call } from '../processes/caller';
import { startEvent, storeEvents } from '../processes/event_index';

let engine: SharedEngine;
let host: Host;

interface Failure {
  message: string;
  attributes: Record<string, unknown>;
}

const at = (id: string) => routePath(ROUTES.project, { id });
const put = <T = Project>(id: string, body: ProjectInput) => call<T>(host, 'PUT', at(id), { body });
const get = <T = Project>(id: string) => call<T>(host, 'GET', at(id));
const remove = <T = { deleted: string }>(id: string) => call<T>(host, 'DELETE', at(id));
const ids = async () =>
  (await call<ProjectsAnswer>(host, 'GET', ROUTES.projects)).body.items.map(({ id }) => id);

interface AuditEntry {
  event: { action: string; outcome: string };
  user: { name: string };
  tre: { project: { id: string }; audit: { detail?: Record<string, unknown> } };
}

async function auditOf(projectId: string): Promise<AuditEntry[]> {
  await engine.client.indices.refresh({ index: AUDIT_STREAM });
  const found = await engine.client.search<AuditEntry>({
    index: AUDIT_STREAM,
    query: { term: { 'tre.project.id': projectId } },
    sort: '@timestamp:asc',
    size: 100,
  });
  return found.hits.hits.flatMap(({ _source }) => _source ?? []);
}

/** `tre.project.id` that the stored pipeline gives to an event of a host. */
async function projectOf(hostName: string): Promise<unknown> {
  const answer = await engine.client.ingest.simulate({
    id: PIPELINES.project,
    docs: [{ _source: { host: { name: hostName } } }],
  });
  const [doc] = answer.docs as Array<{ doc?: { _source: { tre?: { project?: { id?: string } } } } }>;
  return doc?.doc?._source.tre?.project?.id;
}

beforeAll(async () => {
  engine = await sharedEngine();
  await engine.reset();
  host = await startHost({ client: engine.client });
});
afterAll(async () => {
  await host.stop();
  await engine.reset();
});

test('before Setup a project is refused and none are listed, with the way out named', async () => {
  for (const reply of [
    await put<Failure>('early', { name: 'Early' }),
    await call<Failure>(host, 'GET', ROUTES.projects),
    await get<Failure>('early'),
  ]) {
    expect(reply.status).toBe(503);
    expect(reply.body.attributes.reason).toBe('setup');
    expect(reply.body.message).toContain('Setup');
  }
  await expect(engine.client.indices.exists({ index: PROJECTS_INDEX })).resolves.toBe(false);
});

describe('once installed', () => {
  beforeAll(async () => {
    const reply = await call(host, 'POST', ROUTES.setup, { body: { action: 'install' } });
    expect([200, 207]).toContain(reply.status);
  });

  test('there are no projects, which is no error', async () => {
    expect(await ids()).toEqual([]);
    expect((await get('none')).status).toBe(404);
  });

  test('a project is stored whole, in small letters, and its hosts are tagged at once', async () => {
    const { status, body } = await put('heart', {
      name: ' Heart study ',
      hosts: ['Research-1', ' research-1', 'VM9.TRE.local'],
      users: ['TRE\\Amira'],
      reviewers: ['Rita', 'rob'],
      approvals_needed: 2,
      expected_children: ['Rscript.exe'],
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: 'heart',
      name: 'Heart study',
      hosts: ['research-1', 'vm9.tre.local'],
      users: ['tre\\amira'],
      reviewers: ['Rita', 'rob'],
      expected_children: ['rscript.exe'],
      shares: [],
      space: '',
      revision: 1,
      updated_by: 'operator',
    });
    expect((await get('heart')).body).toEqual(body);
    expect(await ids()).toEqual(['heart']);
    await expect(projectOf('RESEARCH-1')).resolves.toBe('heart');
    await expect(projectOf('research-2')).resolves.toBe('unassigned');
  });

  test('a change needs the revision that was read, and says who was quicker', async () => {
    const missing = await put<Failure>('heart', { name: 'Other' });
    expect(missing.status).toBe(409);
    expect(missing.body.message).toBe('There is a project "heart" already.');
    const changed = await put('heart', { name: 'Heart', hosts: ['research-2'], revision: 1 });
    expect(changed.body.revision).toBe(2);
    const late = await put<Failure>('heart', { name: 'Late', revision: 1 });
    expect(late.status).toBe(409);
    expect(late.body.message).toContain('operator changed the project "heart"');
    expect(late.body.attributes).toMatchObject({ revision: 2, updated_by: 'operator' });
    expect((await get('heart')).body.name).toBe('Heart');
    await expect(projectOf('research-1')).resolves.toBe('unassigned');
    await expect(projectOf('research-2')).resolves.toBe('heart');
  });

  test('of two who create or change at once one wins and the other is told', async () => {
    const created = await Promise.all([put('race', { name: 'One' }), put('race', { name: 'Two' })]);
    expect(created.map(({ status }) => status).sort()).toEqual([200, 409]);
    const changed = await Promise.all([
      put('race', { name: 'Three', revision: 1 }),
      put('race', { name: 'Four', revision: 1 }),
    ]);
    expect(changed.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await get('race')).body.revision).toBe(2);
  });

  test('projects made at once all end up in the pipeline', async () => {
    const many = Array.from({ length: 12 }, (_, index) => `many-${index}`);
    const replies = await Promise.all(many.map((id) => put(id, { name: id, hosts: [`host-${id}`] })));
    expect(replies.map(({ status }) => status)).toEqual(many.map(() => 200));
    for (const id of many) await expect(projectOf(`host-${id}`)).resolves.toBe(id);
    await Promise.all(many.map((id) => remove(id)));
    await expect(projectOf('host-many-3')).resolves.toBe('unassigned');
  });

  test('a project that is deleted is gone from list and pipeline, and a change of it is told so', async () => {
    await put('gone', { name: 'Gone', hosts: ['gone-1'] });
    await expect(projectOf('gone-1')).resolves.toBe('gone');
    expect(await remove('gone')).toEqual({ status: 200, body: { deleted: 'gone' } });
    expect((await get('gone')).status).toBe(404);
    expect((await remove('gone')).status).toBe(404);
    expect(await ids()).not.toContain('gone');
    await expect(projectOf('gone-1')).resolves.toBe('unassigned');
    const change = await put<Failure>('gone', { name: 'Gone', revision: 1 });
    expect(change.status).toBe(409);
    expect(change.body.message).toContain('was deleted');
  });

  test('a project with open requests stays', async () => {
    await put('busy', { name: 'Busy' });
    const request = (id: string, status: string, project = 'busy') =>
      engine.client.index({
        index: REQUESTS_INDEX,
        id,
        document: { id, status, project: { id: project, name: project } },
        refresh: true,
      });
    await request('1', 'in_review');
    await request('2', 'approved');
    await request('3', 'released');
    await request('4', 'in_review', 'heart');
    const refused = await remove<Failure>('busy');
    expect(refused.status).toBe(409);
    expect(refused.body.message).toContain('2 open requests');
    expect(refused.body.attributes.open_requests).toBe(2);
    await request('1', 'rejected');
    await request('2', 'withdrawn');
    expect(await remove('busy')).toEqual({ status: 200, body: { closed: 'busy' } });
  });

  test('a project of another space is not seen, changed or deleted', async () => {
    const made = await put('elsewhere', { name: 'Elsewhere', space: 'genomics', hosts: ['gene-1'] });
    expect(made.status).toBe(200);
    expect((await get('elsewhere')).status).toBe(404);
    expect(await ids()).not.toContain('elsewhere');
    expect((await put('elsewhere', { name: 'Mine', revision: 1 })).status).toBe(404);
    expect((await remove('elsewhere')).status).toBe(404);
    const taken = await put<Failure>('elsewhere', { name: 'Mine' });
    expect(taken.status).toBe(409);
    expect(taken.body.message).toContain('another space');
    await expect(projectOf('gene-1')).resolves.toBe('elsewhere');
  });

  test('every change has its audit entry, and a refused one has none', async () => {
    await put('audited', { name: 'A', hosts: ['a-1'] });
    await put('audited', { name: 'B', hosts: ['a-1'], revision: 1 });
    await put('audited', { name: 'C', revision: 1 });
    await remove('audited');
    const entries = await auditOf('audited');
    expect(entries.map(({ event, user }) => [event.action, event.outcome, user.name])).toEqual([
      ['project-create', 'success', 'operator'],
      ['project-change', 'success', 'operator'],
      ['project-delete', 'success', 'operator'],
    ]);
    expect(entries[1]?.tre.audit.detail).toEqual({ revision: 2, changed: ['name'] });
  });

  test('without the audit stream nothing is changed', async () => {
    await put('frozen', { name: 'Frozen' });
    // A stream that refuses: its write index takes no more.
    await engine.client.indices.putSettings({
      index: AUDIT_STREAM,
      settings: { index: { blocks: { write: true } } },
    });
    const refused = await put('frozen', { name: 'Thawed', revision: 1 });
    expect(refused.status).toBeGreaterThanOrEqual(500);
    await engine.client.indices.putSettings({
      index: AUDIT_STREAM,
      settings: { index: { blocks: { write: false } } },
    });
    expect((await get('frozen')).body).toMatchObject({ name: 'Frozen', revision: 1 });
  });

  test('a pipeline that cannot be written is told, the project stays, and Setup mends it', async () => {
    const dead = new Client({ node: 'http://127.0.0.1:9', maxRetries: 0 });
    const store = createProjectStore({
      serviceKey: { run: (work) => work(engine.client) } as ServiceKey,
      internal: dead,
      audit: { record: async () => undefined },
      logger: {
        debug: () => undefined,
        info: () => undefined,
        warn: () => undefined,
        error: () => undefined,
      },
    });
    const stored = store.put('untagged', { name: 'Untagged', hosts: ['untagged-1'] }, 'operator', 'default');
    await expect(stored).rejects.toMatchObject({
      status: 503,
      message: expect.stringContaining('The project "untagged" is stored, but the pipeline'),
      attributes: { reason: 'pipeline', stored: true },
    });
    expect((await get('untagged')).body.revision).toBe(1);
    await expect(projectOf('untagged-1')).resolves.toBe('unassigned');
    await call(host, 'POST', ROUTES.setup, { body: { action: 'install' } });
    await expect(projectOf('untagged-1')).resolves.toBe('untagged');
  });

  test.each<[Partial<ProjectInput>, string]>([
    [{ hosts: ['a b'] }, 'is not a host name'],
    [{ hosts: ['  '] }, 'nothing but spaces'],
    [{ expected_children: ['C:\\x\\y.exe'] }, 'without its folder'],
    [{ approvals_needed: 3, reviewers: ['rita'] }, 'no request could ever be approved'],
    [{ name: ' ' }, 'name must not be empty'],
    [{ approvals_needed: 9 }, '[request body.approvals_needed]'],
  ])('%j is refused with a sentence', async (part, message) => {
    const reply = await put<Failure>('wrong', { name: 'Wrong', ...part });
    expect(reply.status).toBe(400);
    expect(reply.body.message).toContain(message);
    expect((await get('wrong')).status).toBe(404);
  });

  test('whoever may not manage may look and not change', async () => {
    const as = 'auditor' as const;
    expect((await call(host, 'GET', ROUTES.projects, { as })).status).toBe(200);
    expect((await call(host, 'PUT', at('x'), { as, body: { name: 'X' } })).status).toBe(403);
    expect((await call(host, 'DELETE', at('heart'), { as })).status).toBe(403);
  });

  test('hosts that no project claims are listed with their users', async () => {
    const now = Date.now();
    const ago = (hours: number) => new Date(now - hours * 3_600_000).toISOString();
    const event = (hostName: string, hours: number, user: string, project?: string) =>
      startEvent({
        at: ago(hours),
        host: hostName,
        name: 'a.exe',
        user,
        tre: project ? { project: { id: project } } : undefined,
      });
    await put('claims', { name: 'Claims', hosts: ['claimed-1', 'full.tre.local'] });
    await storeEvents(
      engine.client,
      [
        event('NEW-1', 3, 'ben'),
        event('new-1', 2, 'chloe'),
        event('new-1', 5, 'ben', 'unassigned'),
        event('new-2', 1, 'dora'),
        event('old-1', 24 * 8, 'eve'),
        event('tagged-1', 1, 'fay', 'heart'),
        event('Claimed-1', 1, 'gus'),
        event('claimed-1.tre.local', 1, 'gus'),
        event('full.tre.local', 1, 'gus'),
        event('gene-1', 1, 'gus'),
      ],
      'auditbeat-8.3.3'
    );
    const { status, body } = await call<UnassignedHostsAnswer>(host, 'GET', ROUTES.unassignedHosts);
    expect(status).toBe(200);
    expect(body.items.map(({ host: name, events }) => [name.toLowerCase(), events])).toEqual([
      ['new-1', 3],
      ['new-2', 1],
    ]);
    expect(body.items[0]?.users.sort()).toEqual(['ben', 'chloe']);
    expect(body.items[0]?.last_seen).toBe(ago(2));
    expect(body.rights).toEqual({ readable: ['auditbeat-*'], refused: [] });
  });
});
