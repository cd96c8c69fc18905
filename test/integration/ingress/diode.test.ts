import { execFile, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { ROUTES, routePath } from '../../../common';
import type { RequestDetail, RequestsPage, SetupAnswer } from '../../../common';
import { Api } from '../../../demo/api';
import { Repository } from '../../../scanner/ingress/test/repository';
import { sharedEngine } from '../../engine/for_tests';
import { startHost } from '../../host/host';
import type { Host } from '../../host/host';

/** A git server with the hook, a researcher's clone, and the plugin: what a site sets up from the README. */
const TOOL = path.resolve(__dirname, '..', '..', '..', 'scanner', 'bin', 'tre-airlock.js');
const GOOD = 'import pandas as pd\n\nprint(pd.read_csv("x.csv").mean())\n';
const HELD = 'import requests\n\nrequests.get("http://10.0.0.1")\n';
const REFUSED = 'import base64\n\nexec(base64.b64decode(payload))\n';
const PROJECT = 'oncology';

let host: Host;
let folder: string;
let server: Repository;
let clone: Repository;

beforeAll(async () => {
  const { status, stderr } = spawnSync(process.execPath, [path.resolve(TOOL, '..', '..', 'build.mjs')], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const engine = await sharedEngine();
  await engine.reset();
  host = await startHost({ client: engine.client });
  const operator = new Api(host, 'operator');
  const { done } = await operator.post<SetupAnswer>(ROUTES.setup, { action: 'install' });
  expect(done.filter(({ ok }) => !ok)).toEqual([]);
  await operator.put(routePath(ROUTES.project, { id: PROJECT }), { name: 'Oncology' });
});
afterAll(() => host.stop());

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tre-airlock-diode-'));
  fs.mkdirSync(path.join(folder, 'analysis.git'));
  server = new Repository(path.join(folder, 'analysis.git'), '--bare');
  clone = new Repository();
  clone.git('remote', 'add', 'origin', server.folder);
  configure();
  install('pre-receive');
});
afterEach(() => {
  clone.remove();
  fs.rmSync(folder, { recursive: true });
});

/** Each test's repository has a name of its own, so that the queue tells them apart. */
const name = () => path.basename(folder);

function configure({ url = host.url, extra = '' } = {}): void {
  const secret = (file: string, value: string) =>
    fs.writeFileSync(path.join(folder, file), `${value}\n`, { mode: 0o600 });
  secret('scanner.key', host.tokens.scanner);
  secret('release.key', host.tokens['release-agent']);
  fs.writeFileSync(
    path.join(folder, 'ingress.yml'),
    `kibana:
  url: ${url}
  api_key: { file: scanner.key }
state: state
deliver:
  api_key: { file: release.key }
  store: store
call_seconds: 5
${extra}
repositories:
  - path: analysis.git
    project: ${PROJECT}
    name: ${name()}
    permalink: https://git.example.org/analysis/blob/{commit}/{file}#L{line}
`
  );
}

function install(kind: 'pre-receive' | 'post-receive'): void {
  const hooks = path.join(server.folder, 'hooks');
  fs.rmSync(hooks, { recursive: true, force: true });
  fs.mkdirSync(hooks);
  const command = `exec "${process.execPath}" "${TOOL}" ingress hook ${kind} --config "${folder}/ingress.yml"`;
  fs.writeFileSync(path.join(hooks, kind), `#!/bin/sh\n${command}\n`, { mode: 0o755 });
}

/** Runs beside this process, which is the plugin's host and has to go on answering. */
function run(
  program: string,
  args: readonly string[],
  cwd: string
): Promise<{ status: number; said: string }> {
  return new Promise((resolve) => {
    execFile(
      program,
      [...args],
      { cwd, env: { ...Repository.env(), REMOTE_USER: 'ada' } },
      (error, _out, said) => resolve({ status: error ? Number(error.code ?? 1) : 0, said })
    );
  });
}

const push = (...args: string[]) =>
  run('git', ['push', 'origin', ...(args.length > 0 ? args : ['main'])], clone.folder);
const deliver = () =>
  run(
    process.execPath,
    [TOOL, 'ingress', 'deliver', '--once', '--config', path.join(folder, 'ingress.yml')],
    folder
  );

async function requests() {
  const page = await new Api(host, 'reviewer').get<RequestsPage>(ROUTES.requests, {
    direction: 'ingress',
    text: name(),
    size: '100',
    sort: 'created',
    order: 'asc',
  });
  return page.items;
}
const detail = (id: string) =>
  new Api(host, 'reviewer').get<RequestDetail>(routePath(ROUTES.request, { id }));

async function decide(
  route: (typeof ROUTES)['votes' | 'reject' | 'return'],
  id: string,
  body: object
): Promise<void> {
  const { revision } = await detail(id);
  await new Api(host, 'reviewer').post(routePath(route, { id }), {
    revision,
    reason: 'It may come in.',
    ...body,
  });
}

it('a good push waits for its vote, is delivered once approved, and only once', async () => {
  clone.put('analysis/mean.py', GOOD);
  const commit = clone.commit('Add the mean');
  const { status, said } = await push();
  expect(said).toContain('PASS: the push (1 commit, 1 file) passed');
  expect(status).toBe(0);
  const [request] = await requests();
  expect(request).toMatchObject({
    status: 'in_review',
    worst: 'pass',
    push: { after: commit, pusher: 'ada', ref: 'refs/heads/main' },
  });
  expect((await deliver()).status).toBe(0);
  expect(fs.existsSync(path.join(folder, 'store'))).toBe(false);

  await decide(ROUTES.votes, request!.id, { vote: 'approve' });
  const first = await deliver();
  expect(first.said).toContain('1 files of');
  expect(first.status).toBe(0);
  expect((await detail(request!.id)).status).toBe('released');
  const home = path.join(folder, 'store', PROJECT, name());
  const version = fs.readFileSync(path.join(home, 'CURRENT.txt'), 'utf8').trim();
  expect(fs.readFileSync(path.join(home, version, 'files', 'analysis', 'mean.py'), 'utf8')).toBe(GOOD);
  const manifest = JSON.parse(fs.readFileSync(path.join(home, version, 'manifest.json'), 'utf8'));
  expect(manifest).toMatchObject({
    request: request!.id,
    commit,
    pusher: 'ada',
    files: [{ path: 'analysis/mean.py', size: GOOD.length }],
  });
  expect(fs.existsSync(path.join(home, version, 'files', '.git'))).toBe(false);
  expect((await deliver()).said).toBe('');
});

it('a held push is told with file, line and what to do, and its rejection at the next push', async () => {
  clone.put('fetch.py', HELD);
  clone.commit();
  const { status, said } = await push();
  expect(status).toBe(0);
  expect(said).toMatch(/REVIEW: the push .* is held/);
  expect(said).toMatch(/warning fetch\.py:1 \([0-9a-f]{10}\).*\[python\/networking\]/);
  expect(said).toContain('What to do: ');
  const [request] = await requests();
  await decide(ROUTES.reject, request!.id, { reason: 'No network here.' });
  clone.put('fetch.py', GOOD);
  clone.commit();
  expect((await push()).said).toContain(
    'Your last push to refs/heads/main was rejected by reviewer: "No network here."'
  );
  expect(await requests()).toHaveLength(2);
});

it('a returned push goes on with its request', async () => {
  clone.put('fetch.py', HELD);
  clone.commit();
  await push();
  const [request] = await requests();
  await decide(ROUTES.return, request!.id, { reason: 'Take the network out.' });
  clone.put('fetch.py', GOOD);
  clone.commit();
  expect((await push()).said).toContain('was returned by reviewer: "Take the network out."');
  const all = await requests();
  expect(all.map(({ id }) => id)).toEqual([request!.id]);
  expect(all[0]?.push?.after).toBe(clone.head);
});

it('a refused push changes nothing on the server, is shown as blocked, and is replaced by the next', async () => {
  clone.put('run.py', REFUSED);
  clone.commit();
  const { status, said } = await push();
  expect(status).not.toBe(0);
  expect(said).toContain('BLOCK: the push');
  expect(said).toContain('Nothing of this push was taken');
  expect(server.git('for-each-ref')).toBe('');
  expect(await requests()).toMatchObject([{ status: 'blocked_by_scan', worst: 'block' }]);

  clone.git('reset', '--quiet', '--soft', 'HEAD~0');
  clone.put('run.py', GOOD);
  clone.git('add', '--all');
  clone.git('commit', '--quiet', '--amend', '--message', 'Readable');
  expect((await push()).status).toBe(0);
  expect((await requests()).map(({ status: state }) => state)).toEqual(['withdrawn', 'in_review']);
});

it('after the fact a bad push is taken and not let in', async () => {
  install('post-receive');
  clone.put('run.py', REFUSED);
  clone.commit();
  const { status, said } = await push();
  expect(status).toBe(0);
  expect(said).toContain('taken by the server, but is not let in');
  expect(await requests()).toMatchObject([{ status: 'blocked_by_scan' }]);
});

it('while the plugin is away the push is held, and its verdict is sent later', async () => {
  configure({ url: 'http://127.0.0.1:9' });
  clone.put('mean.py', GOOD);
  clone.commit();
  const { status, said } = await push();
  expect(said).toContain('the verdict waits on this server');
  expect(status).toBe(0);
  expect(await requests()).toEqual([]);
  configure();
  expect((await deliver()).status).toBe(0);
  expect(await requests()).toMatchObject([{ status: 'in_review' }]);
  expect((await deliver()).status).toBe(0);
  expect(await requests()).toHaveLength(1);
});

it('while the plugin is away a site may refuse', async () => {
  configure({ url: 'http://127.0.0.1:9', extra: 'unreachable: refuse' });
  clone.put('mean.py', GOOD);
  clone.commit();
  const { status, said } = await push();
  expect(said).toContain('Push again later');
  expect(status).not.toBe(0);
});

it('a wrong configuration lets nothing in, and says the line', async () => {
  configure({ extra: 'unreachble: hold' });
  clone.put('mean.py', GOOD);
  clone.commit();
  const { status, said } = await push();
  expect(said).toMatch(/ingress\.yml:\d+: unreachble is not a known key/);
  expect(status).not.toBe(0);
});

it('several refs at once, a deleted one among them', async () => {
  clone.put('mean.py', GOOD);
  clone.commit();
  await push();
  clone.git('branch', 'other');
  clone.git('tag', 'v1');
  clone.put('b.py', HELD);
  clone.commit();
  expect((await push('main', 'other', 'v1')).status).toBe(0);
  expect((await push('--delete', 'other')).status).toBe(0);
  expect((await requests()).map(({ push: pushed }) => pushed?.ref).sort()).toEqual([
    'refs/heads/main',
    'refs/heads/main',
    'refs/heads/other',
    'refs/tags/v1',
  ]);
});
