import { ROUTES, routePath } from '../../../common';
import type { RequestDetail, RequestsPage, SetupAnswer } from '../../../common';
import { Api } from '../../../demo/api';
import { sharedEngine } from '../../engine/for_tests';
import { startHost } from '../../host/host';
import type { Host } from '../../host/host';

const PROJECT = 'oncology';
const COMMIT = 'a'.repeat(40);
let host: Host;
let pushes = 0;

beforeAll(async () => {
  const engine = await sharedEngine();
  await engine.reset();
  host = await startHost({ client: engine.client });
  const operator = new Api(host, 'operator');
  await operator.post<SetupAnswer>(ROUTES.setup, { action: 'install' });
  await operator.put(routePath(ROUTES.project, { id: PROJECT }), { name: 'Oncology' });
});
afterAll(() => host.stop());

/** A commit of its own for each test. */
const commit = () => (pushes += 1).toString(16).padStart(40, 'b');

async function post(query: Record<string, string>, body: unknown, type = 'application/sarif+json') {
  const answer = await fetch(`${host.url}${ROUTES.ingressVerdicts}?${new URLSearchParams(query)}`, {
    method: 'POST',
    headers: { authorization: `ApiKey ${host.tokens.scanner}`, 'kbn-xsrf': 'test', 'content-type': type },
    body: JSON.stringify(body),
  });
  return {
    status: answer.status,
    body: (await answer.json()) as { message: string; request: { id: string; status: string } },
  };
}

const log = (tool: string, results: unknown, more: object = {}) => ({
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: {
          name: tool,
          version: '1.2',
          rules: [
            {
              id: 'B1',
              defaultConfiguration: { level: 'error' },
              properties: { 'security-severity': '9.1' },
            },
          ],
        },
      },
      results,
      ...more,
    },
  ],
});
const result = (more: object = {}) => ({
  ruleId: 'B1',
  message: { text: 'Use of exec.' },
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri: 'src/a%20b.py' },
        region: { startLine: 7, snippet: { text: 'exec(x)' } },
      },
    },
  ],
  ...more,
});
const detail = (id: string) =>
  new Api(host, 'reviewer').get<RequestDetail>(routePath(ROUTES.request, { id }));
/** What the verdict stream holds of a request; it shows what was stored after a second at most. */
async function findings(id: string): Promise<unknown[]> {
  for (let turn = 0; turn < 50; turn += 1) {
    const { items } = await new Api(host, 'reviewer').get<{ items: Array<{ findings: unknown[] }> }>(
      routePath(ROUTES.requestVerdicts, { id })
    );
    if (items.length > 0) return items.flatMap((item) => item.findings);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The stream shows no verdict.');
}

it('takes a log of a known tool: its error blocks, with file, line and risk', async () => {
  const query = {
    project: PROJECT,
    repository: 'analysis',
    commit: commit(),
    ref: 'refs/heads/main',
    pusher: 'ada',
  };
  const { status, body } = await post(query, log('Bandit', [result()]));
  expect(status).toBe(200);
  expect(body.request.status).toBe('blocked_by_scan');
  expect(await detail(body.request.id)).toMatchObject({
    direction: 'ingress',
    push: { repository: 'analysis', pusher: 'ada', after: query.commit },
  });
  expect(await findings(body.request.id)).toEqual([
    expect.objectContaining({
      rule: 'Bandit/B1',
      level: 'error',
      file: 'src/a b.py',
      line: 7,
      evidence: 'exec(x)',
      risk: { feasibility: 2, severity: 5 },
    }),
  ]);
});

it('reads repository and commit from the log itself', async () => {
  const after = commit();
  const provenance = {
    versionControlProvenance: [
      { repositoryUri: 'https://git.example.org/x', revisionId: after, branch: 'main' },
    ],
  };
  const { status, body } = await post({ project: PROJECT }, log('semgrep', [], provenance));
  expect(status).toBe(200);
  expect((await detail(body.request.id)).push).toMatchObject({
    repository: 'https://git.example.org/x',
    after,
    ref: 'refs/heads/main',
  });
});

it('joins the verdicts of several tools on one commit in one request', async () => {
  const query = { project: PROJECT, repository: 'analysis', commit: commit() };
  const first = await post(query, log('bandit', []));
  const second = await post(query, log('gitleaks', [result({ level: 'error' })]));
  expect(second.body.request.id).toBe(first.body.request.id);
  expect(second.body.request.status).toBe('blocked_by_scan');
  // Sent again it changes nothing.
  const { revision } = await detail(first.body.request.id);
  expect((await post(query, log('bandit', []))).status).toBe(200);
  expect((await detail(first.body.request.id)).revision).toBe(revision);
});

it('joins the request that our own scanner made, whose commits it does not know', async () => {
  const id = '0b9d7e44-8f8e-4d5c-9a53-3d7f3a3c5b11';
  const after = commit();
  const push = {
    repository: 'analysis',
    ref: 'refs/heads/main',
    before: '0'.repeat(40),
    after,
    commits: [{ id: after, author: { name: 'Ada' }, message: 'x' }],
    pusher: 'ada',
  };
  const own = {
    project: PROJECT,
    request: { id },
    scanner: { name: 'tre-airlock', version: '1' },
    policy: { id: 'p', version: '1' },
    push,
    result: 'pass',
    findings: [],
  };
  expect((await post({}, own, 'application/json')).status).toBe(200);
  const { status, body } = await post(
    { project: PROJECT, request: id, repository: 'analysis', commit: after },
    log('bandit', [result({ level: 'warning' })])
  );
  expect([status, body.request.id]).toEqual([200, id]);
  expect((await detail(id)).worst).toBe('review');
});

it.each([
  [
    'an unknown tool, whose errors are kept and ask for review',
    log('acme-scan', [result({ level: 'error' })]),
    'review',
  ],
  ['an unknown tool that found nothing', log('acme-scan', []), 'review'],
  ['a known tool that found nothing', log('bandit', []), 'pass'],
  ['a tool that failed', log('bandit', [], { invocations: [{ executionSuccessful: false }] }), 'review'],
  ['a run without results', log('bandit', undefined), 'review'],
  ['results that passed', log('bandit', [result({ kind: 'pass' })]), 'pass'],
  [
    'findings that the source suppresses',
    log('bandit', [result({ suppressions: [{ kind: 'inSource' }] })]),
    'block',
  ],
  [
    'a line 0, as some tools write',
    log('bandit', [
      result({ level: 'warning', locations: [{ physicalLocation: { region: { startLine: 0 } } }] }),
    ]),
    'review',
  ],
  ['hostile shapes', log('bandit', [null, 3, { message: 5, locations: 'x', level: {} }]), 'review'],
])('%s', async (_, body, worst) => {
  const { status, body: answer } = await post({ project: PROJECT, repository: 'r', commit: commit() }, body);
  expect(status).toBe(200);
  expect((await detail(answer.request.id)).worst).toBe(worst);
});

it('never stores the secret that a secret scanner shows', async () => {
  const query = { project: PROJECT, repository: 'r', commit: commit() };
  const { body } = await post(query, log('gitleaks', [result({ level: 'error' })]));
  const kept = await findings(body.request.id);
  expect(kept).toHaveLength(1);
  expect(JSON.stringify(kept)).not.toContain('exec(x)');
});

it.each([
  ['no project', { repository: 'r', commit: COMMIT }, log('bandit', []), /which project it is/],
  ['no repository', { project: PROJECT, commit: COMMIT }, log('bandit', []), /which repository it is/],
  ['no commit', { project: PROJECT, repository: 'r' }, log('bandit', []), /which commit was judged/],
  ['a short commit', { project: PROJECT, repository: 'r', commit: 'abc' }, log('bandit', []), /commit/],
  [
    'another version',
    { project: PROJECT, repository: 'r', commit: COMMIT },
    { version: '1.0.0', runs: [] },
    /no SARIF log of version 2\.1\.0/,
  ],
  [
    'no run',
    { project: PROJECT, repository: 'r', commit: COMMIT },
    { version: '2.1.0', runs: [] },
    /1 to 20 entries/,
  ],
  ['an unknown key of the query', { project: PROJECT, branch: 'x' }, log('bandit', []), /branch/],
])('refuses %s', async (_, query, body, message) => {
  const answer = await post(query as Record<string, string>, body);
  expect(answer.status).toBe(400);
  expect(answer.body.message).toMatch(message);
});

it('refuses our own JSON with a query, and names what is wrong in it', async () => {
  expect((await post({ project: PROJECT }, {}, 'application/json')).body.message).toContain(
    '[request query.project]'
  );
  const answer = await post({}, { project: PROJECT }, 'application/json');
  expect(answer.status).toBe(400);
  expect(answer.body.message).toContain('[request body.request]: is missing');
});

it('an unknown project is refused as with our own JSON', async () => {
  expect((await post({ project: 'nobody', repository: 'r', commit: COMMIT }, log('bandit', []))).status).toBe(
    404
  );
  const page = await new Api(host, 'reviewer').get<RequestsPage>(ROUTES.requests, {
    direction: 'ingress',
    text: COMMIT,
  });
  expect(page.items).toEqual([]);
});
