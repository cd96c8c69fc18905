import {
  AUDIT_STREAM,
  PIPELINES,
  PROJECTS_INDEX,
  REQUESTS_INDEX,
  ROUTES,
  VERDICT_STREAM,
  routePath,
} from '../../../common';
import type {
  Project,
  ProjectInput,
  ProjectsAnswer,
  RequestActivity,
  RequestDetail,
  RequestsPage,
  SetupAnswer,
  VerdictsPage,
} from '../../../common';
import { sharedEngine } from '../../engine/for_tests';
import type { SharedEngine } from '../../engine/for_tests';
import { startHost } from '../../host/host';
import type { Host } from '../../host/host';
import { call } from '../processes/caller';
import { SCANNER, batch, pushVerdict, review } from '../requests/samples';

let engine: SharedEngine;
let host: Host;

interface Failure {
  message: string;
  attributes: Record<string, unknown>;
}

const at = (id: string) => routePath(ROUTES.project, { id });
const put = <T = Project>(id: string, body: ProjectInput) => call<T>(host, 'PUT', at(id), { body });
const get = async (id: string) => (await call<Project>(host, 'GET', at(id))).body;
const remove = <T = object>(id: string) => call<T>(host, 'DELETE', at(id));
const list = async (query: Record<string, string> = {}) =>
  (await call<ProjectsAnswer>(host, 'GET', ROUTES.projects, { query })).body.items;
const ids = (projects: Project[]) => projects.map(({ id }) => id);
const install = () => call<SetupAnswer>(host, 'POST', ROUTES.setup, { body: { action: 'install' } });

const DAY = '2026-01-05T09:00:00Z';
const FILES = [review('out/a.csv')];
const submit = <T = Failure>(project: string, id?: string, changes = {}) =>
  call<T>(host, 'POST', ROUTES.egressVerdicts, {
    as: 'scanner',
    body: batch(FILES, FILES, { project, ...changes }, id),
  });
const withdraw = (id: string) =>
  call(host, 'POST', routePath(ROUTES.withdraw, { id }), { as: 'scanner', body: { reason: 'Deleted.' } });

/** A project with one request that was withdrawn, and the request's id. */
async function withRequest(id: string, input: Partial<ProjectInput> = {}): Promise<string> {
  await put(id, { name: id, ...input });
  const { body } = await submit<{ request: { id: string } }>(id);
  await withdraw(body.request.id);
  return body.request.id;
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

async function auditOf(projectId: string) {
  await engine.client.indices.refresh({ index: AUDIT_STREAM });
  const found = await engine.client.search<{
    event: { action: string; outcome: string };
    tre: { audit: { detail: object } };
  }>({
    index: AUDIT_STREAM,
    query: {
      bool: {
        filter: [{ term: { 'tre.project.id': projectId } }, { prefix: { 'event.action': 'project-' } }],
      },
    },
    sort: '@timestamp:asc',
    size: 100,
  });
  return found.hits.hits.flatMap(({ _source: source }) =>
    source ? [[source.event.action, source.event.outcome, source.tre.audit.detail] as const] : []
  );
}

beforeAll(async () => {
  engine = await sharedEngine();
});
beforeEach(async () => {
  await engine.reset();
  host = await startHost({ client: engine.client });
  await install();
});
afterEach(() => host.stop());
afterAll(() => engine.reset());

test('a project that never had a request is deleted', async () => {
  await put('empty', { name: 'Empty' });
  expect(await remove('empty')).toEqual({ status: 200, body: { deleted: 'empty' } });
  expect(await list({ closed: 'true' })).toEqual([]);
  await expect(engine.client.indices.exists({ index: REQUESTS_INDEX })).resolves.toBe(false);
});

test('a project with a request is closed: no longer listed, its events no longer tagged', async () => {
  await withRequest('heart', { hosts: ['ws-1'] });
  await put('lung', { name: 'lung' });
  await expect(projectOf('ws-1')).resolves.toBe('heart');

  expect(await remove('heart')).toEqual({ status: 200, body: { closed: 'heart' } });
  await expect(projectOf('ws-1')).resolves.toBe('unassigned');
  expect(ids(await list())).toEqual(['lung']);
  expect(ids(await list({ closed: 'false' }))).toEqual(['lung']);
  expect(ids(await list({ closed: 'true' }))).toEqual(['heart', 'lung']);
  const heart = await get('heart');
  expect(heart).toMatchObject({
    revision: 2,
    closed_by: 'operator',
    updated_by: 'operator',
    hosts: ['ws-1'],
  });
  expect(heart.closed_at).toBe(heart.updated_at);
  expect(new Date(String(heart.closed_at)).toISOString()).toBe(heart.closed_at);

  const again = await remove<Failure>('heart');
  expect(again.status).toBe(409);
  expect(again.body.message).toContain('is closed already: operator closed it at 20');
  const odd = await call<Failure>(host, 'GET', ROUTES.projects, { query: { closed: 'yes' } });
  expect([odd.status, odd.body.message]).toEqual([400, expect.stringContaining('query.closed')]);
});

test('its host may belong to another project from then on', async () => {
  await withRequest('heart', { hosts: ['ws-1'] });
  await remove('heart');
  await put('lung', { name: 'Lung', hosts: ['ws-1'] });
  await expect(projectOf('ws-1')).resolves.toBe('lung');
});

test('what was decided in it stays readable for auditors', async () => {
  const id = await withRequest('heart', { hosts: ['ws-1'] });
  await remove('heart');
  await engine.client.indices.refresh({ index: VERDICT_STREAM });
  const as = 'auditor' as const;
  const read = <T>(route: (typeof ROUTES)[keyof typeof ROUTES]) =>
    call<T>(host, 'GET', routePath(route, { id }), { as });
  const queue = await call<RequestsPage>(host, 'GET', ROUTES.requests, { as, query: { project: 'heart' } });
  expect(queue.body.items.map((item) => [item.id, item.status])).toEqual([[id, 'withdrawn']]);
  const detail = await read<RequestDetail>(ROUTES.request);
  expect(detail.body.history.map(({ action }) => action)).toEqual([
    'submit',
    'verdict',
    'review',
    'withdraw',
  ]);
  const verdicts = await read<VerdictsPage>(ROUTES.requestVerdicts);
  expect(verdicts.body.items).toHaveLength(1);
  const activity = await read<RequestActivity>(ROUTES.requestActivity);
  expect([activity.status, activity.body.page.items]).toEqual([200, []]);
});

test('no request begins in it, and a late verdict on an old one is stored', async () => {
  const id = await withRequest('heart');
  await remove('heart');
  const refused = await submit('heart');
  expect(refused.status).toBe(404);
  expect(refused.body.message).toMatch(/"heart" was closed at 20.*nothing was stored.*open it again/);
  const push = await call<Failure>(host, 'POST', ROUTES.ingressVerdicts, {
    as: 'scanner',
    body: pushVerdict({ project: 'heart' }),
  });
  expect([push.status, push.body.message]).toEqual([404, refused.body.message]);
  const late = await submit<object>('heart', id, { scanner: { ...SCANNER, version: '2.0.0' } });
  expect(late.status).toBe(200);
  expect(late.body).toMatchObject({ request: { status: 'withdrawn' }, items: [{ status: 'stored' }] });
});

test('a request that was stored a moment ago counts, though no search sees it yet', async () => {
  await withRequest('first');
  await engine.client.indices.putSettings({
    index: REQUESTS_INDEX,
    settings: { index: { refresh_interval: '-1' } },
  });
  await put('heart', { name: 'Heart' });
  const { body } = await submit<{ request: { id: string } }>('heart');
  const open = await remove<Failure>('heart');
  expect([open.status, open.body.attributes]).toEqual([409, { open_requests: 1 }]);
  await withdraw(body.request.id);
  expect((await remove('heart')).body).toEqual({ closed: 'heart' });
});

test('its id is taken, and whoever saw it open is told that it was closed', async () => {
  await withRequest('heart');
  await remove('heart');
  const made = await put<Failure>('heart', { name: 'New' });
  expect(made.status).toBe(409);
  expect(made.body.message).toMatch(/^A closed project has the id "heart".*can be opened again/);
  expect(made.body.attributes).toMatchObject({ revision: 2, closed_by: 'operator' });
  const late = await put<Failure>('heart', { name: 'Late', revision: 1 });
  expect(late.status).toBe(409);
  expect(late.body.message).toContain('operator closed the project "heart"');
});

test('it is opened again with its revision, and each step is in the audit stream', async () => {
  const id = await withRequest('heart', { hosts: ['ws-1'] });
  await remove('heart');
  const opened = await put('heart', { name: 'heart', hosts: ['ws-1'], revision: 2 });
  expect([opened.status, opened.body.revision]).toEqual([200, 3]);
  for (const project of [opened.body, await get('heart')]) {
    expect(project).not.toHaveProperty('closed_at');
    expect(project).not.toHaveProperty('closed_by');
  }
  expect(ids(await list())).toEqual(['heart']);
  await expect(projectOf('ws-1')).resolves.toBe('heart');
  expect((await submit('heart')).status).toBe(200);
  expect((await call(host, 'GET', routePath(ROUTES.request, { id }))).status).toBe(200);
  await expect(auditOf('heart')).resolves.toEqual([
    ['project-create', 'success', expect.objectContaining({ revision: 1 })],
    ['project-close', 'success', { revision: 2 }],
    ['project-reopen', 'success', { revision: 3, changed: [] }],
  ]);
});

test('what is changed as it is opened is an entry of its own, for whoever looks for changed rules', async () => {
  await withRequest('heart');
  await remove('heart');
  await put('heart', { name: 'heart', approvals_needed: 2, revision: 2 });
  const [, , reopened, changed] = await auditOf('heart');
  expect(reopened?.[0]).toBe('project-reopen');
  expect(changed).toEqual(['project-change', 'success', { revision: 3, changed: ['approvals_needed'] }]);
});

test('without the audit stream it is neither closed nor opened', async () => {
  await withRequest('heart');
  const block = (write: boolean) =>
    engine.client.indices.putSettings({ index: AUDIT_STREAM, settings: { index: { blocks: { write } } } });
  await block(true);
  expect((await remove('heart')).status).toBeGreaterThanOrEqual(500);
  await block(false);
  expect(await get('heart')).toMatchObject({ revision: 1 });
  await remove('heart');
  await block(true);
  expect((await put('heart', { name: 'heart', revision: 2 })).status).toBeGreaterThanOrEqual(500);
  await block(false);
  expect(await get('heart')).toMatchObject({ revision: 2, closed_by: 'operator' });
});

test('of two who close at once one is told', async () => {
  await withRequest('heart');
  const replies = await Promise.all([remove<Failure>('heart'), remove<Failure>('heart')]);
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await get('heart')).revision).toBe(2);
});

test('whoever may not manage neither closes nor opens', async () => {
  await withRequest('heart');
  const as = 'auditor' as const;
  expect((await call(host, 'DELETE', at('heart'), { as })).status).toBe(403);
  await remove('heart');
  const body = { name: 'heart', revision: 2 };
  expect((await call(host, 'PUT', at('heart'), { as, body })).status).toBe(403);
  const seen = await call<ProjectsAnswer>(host, 'GET', ROUTES.projects, { as, query: { closed: 'true' } });
  expect(ids(seen.body.items)).toEqual(['heart']);
});

test('closed projects of another space, and their requests, are not seen', async () => {
  const id = await withRequest('heart');
  await remove('heart');
  await engine.client.update({
    index: PROJECTS_INDEX,
    id: 'heart',
    doc: { space: 'genomics' },
    refresh: true,
  });
  await put('other', { name: 'Other' });
  expect(ids(await list({ closed: 'true' }))).toEqual(['other']);
  expect((await call(host, 'GET', routePath(ROUTES.request, { id }))).status).toBe(404);
  expect((await put<Failure>('heart', { name: 'Mine' })).body.message).toContain('another space');
});

test('only open projects count towards the limit, and any number of closed ones is listed', async () => {
  await withRequest('heart');
  await remove('heart');
  const document = (id: string, more = {}) => [
    { index: { _id: id } },
    { id, name: id, revision: 1, created_at: DAY, updated_at: DAY, updated_by: 'o', ...more },
  ];
  const closed = { closed_at: DAY, closed_by: 'o' };
  await engine.client.bulk({
    index: PROJECTS_INDEX,
    refresh: true,
    operations: [
      ...Array.from({ length: 1_200 }, (_, index) => document(`closed-${index}`, closed)).flat(),
      ...Array.from({ length: 998 }, (_, index) => document(`open-${index}`)).flat(),
    ],
  });
  expect((await put('last', { name: 'Last' })).status).toBe(200);
  expect(await list()).toHaveLength(999);
  expect(new Set(ids(await list({ closed: 'true' }))).size).toBe(2_200);
  expect((await put('heart', { name: 'heart', revision: 2 })).status).toBe(200);
  for (const reply of [
    await put<Failure>('more', { name: 'More' }),
    await put<Failure>('closed-1', { name: 'Again', revision: 1 }),
  ]) {
    expect(reply.status).toBe(409);
    expect(reply.body.message).toContain('1000 projects are open');
  }
});

describe('an index that is older than closing', () => {
  const fields = async () => {
    const found = await engine.client.indices.getMapping({ index: PROJECTS_INDEX });
    return Object.keys(found[PROJECTS_INDEX]?.mappings.properties ?? {});
  };
  // A template is merged into every index that is made, so it is taken away meanwhile.
  beforeEach(async () => {
    await engine.client.indices.delete({ index: PROJECTS_INDEX }, { ignore: [404] });
    await engine.client.indices.deleteIndexTemplate({ name: 'tre-airlock-projects' });
    await engine.client.indices.create({
      index: PROJECTS_INDEX,
      mappings: { dynamic: false, properties: { id: { type: 'keyword' }, name: { type: 'keyword' } } },
    });
    await engine.client.indices.putIndexTemplate({
      name: 'tre-airlock-projects',
      index_patterns: [PROJECTS_INDEX],
      version: 1,
    });
  });

  test('holds closed projects all the same', async () => {
    await withRequest('heart', { hosts: ['ws-1'] });
    expect(await fields()).not.toContain('closed_at');
    expect((await remove('heart')).body).toEqual({ closed: 'heart' });
    expect(await list()).toEqual([]);
    expect(ids(await list({ closed: 'true' }))).toEqual(['heart']);
    await expect(projectOf('ws-1')).resolves.toBe('unassigned');
  });

  test('gets the fields when Setup repairs', async () => {
    const { status, body } = await install();
    expect(status).toBe(200);
    const done = body.done.find(({ name }) => name === 'tre-airlock-projects');
    expect(done).toEqual({ name: 'tre-airlock-projects', ok: true, message: 'Brought from version 1 to 2.' });
    expect(await fields()).toEqual(expect.arrayContaining(['id', 'closed_at', 'closed_by']));
  });
});
