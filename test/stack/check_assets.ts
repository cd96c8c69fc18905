import {
  API_BASE,
  INDEX_TEMPLATES,
  PIPELINES,
  REQUESTS_INDEX,
  ROLES,
  ROUTES,
  VERDICT_STREAM,
} from '../../common';
import type { SetupAnswer, SetupBody, SetupState } from '../../common';
import type { Checks } from './checks';
import { expectStatus, expectThat } from './stack';
import type { Session } from './stack';

async function setUp(admin: Session, body: SetupBody): Promise<SetupAnswer> {
  const reply = expectStatus(await admin.kibana('POST', ROUTES.setup, body), 200, `setup ${body.action}`);
  const answer = reply.body as SetupAnswer;
  const failed = answer.done.filter((step) => !step.ok);
  expectThat(
    failed.length === 0,
    `setup ${body.action}: ${failed.map((s) => `${s.name}: ${s.message}`).join('; ')}`
  );
  return answer;
}

/** Setup as an operator does it; returns the scanner's key. */
export async function checkAssets(checks: Checks, admin: Session): Promise<string | undefined> {
  let scannerKey: string | undefined;

  await checks.check('Kibana runs and the plugin answers', async () => {
    const status = expectStatus(await admin.kibana('GET', '/api/status'), 200, 'status');
    const { version } = status.body as { version: { number: string } };
    const setup = expectStatus(await admin.kibana('GET', ROUTES.setup), 200, 'GET setup').body as SetupState;
    expectThat(setup.elasticsearch.security, 'Setup does not see that security is on');
    return `Kibana ${version.number}, Elasticsearch ${setup.elasticsearch.version}`;
  });

  await checks.check('Setup installs every asset', async () => {
    const { state } = await setUp(admin, { action: 'install' });
    const missing = state.assets.filter((asset) => !['installed', 'not_needed'].includes(asset.state));
    // Roles and the template for winlogbeat-* are an operator's own steps, checked further down.
    const bad = missing.filter(
      (asset) => asset.kind !== 'role' && asset.name !== INDEX_TEMPLATES.winlogbeatFallback
    );
    expectThat(bad.length === 0, `not installed: ${bad.map((a) => `${a.name} (${a.state})`).join(', ')}`);
    for (const pipeline of Object.values(PIPELINES))
      expectStatus(await admin.elasticsearch('GET', `/_ingest/pipeline/${pipeline}`), 200, pipeline);
    return `${state.assets.length} assets`;
  });

  await checks.check('Setup makes the service key, and again', async () => {
    await setUp(admin, { action: 'create_service_key' });
    const { state } = await setUp(admin, { action: 'create_service_key' });
    expectThat(state.service_key.state === 'stored', `state is ${state.service_key.state}`);
    expectThat(state.ready, 'Setup says that it is not ready');
  });

  await checks.check('Setup installs the shipped roles', async () => {
    await setUp(admin, { action: 'install_roles' });
    for (const role of Object.values(ROLES))
      expectStatus(await admin.elasticsearch('GET', `/_security/role/${role}`), 200, role);
  });

  await checks.check('a scanner key has no right in Elasticsearch', async () => {
    const answer = await setUp(admin, { action: 'create_scanner_key', name: 'stack test', duty: 'scanner' });
    scannerKey = answer.key?.encoded;
    expectThat(scannerKey !== undefined, 'no key was answered');
    const scanner = admin.as({ apiKey: scannerKey as string });
    for (const index of [VERDICT_STREAM, REQUESTS_INDEX, 'winlogbeat-*'])
      expectStatus(
        await scanner.elasticsearch('GET', `/${index}/_search?ignore_unavailable=false`),
        403,
        index
      );
    expectStatus(await scanner.kibana('GET', ROUTES.requests), 200, 'the queue');
    expectStatus(await scanner.kibana('POST', ROUTES.setup, { action: 'install' }), 403, 'POST setup');
  });

  await checks.check('the API describes itself', async () => {
    const reply = expectStatus(await admin.kibana('GET', ROUTES.openapi), 200, 'openapi.json');
    const { paths } = reply.body as { paths: Record<string, unknown> };
    expectThat(
      Object.keys(paths).every((path) => path.startsWith(API_BASE)),
      'a path is not ours'
    );
    return `${Object.keys(paths).length} paths`;
  });
  return scannerKey;
}
