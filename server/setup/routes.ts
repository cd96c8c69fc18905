import { API_PRIVILEGES, ROUTES, packPath, setupBody } from '../../common';
import type { PackAnswer, SetupAnswer, SetupBody, SetupState } from '../../common';
import { AirlockError, badRequest } from '../errors';
import type { Call, Route } from '../router/route';
import { Answer, route } from '../router/route';
import { readAssets } from './assets';
import type { Assets } from './assets';
import { attach } from './attach';
import { clusterKind } from './cluster';
import { installAssets } from './install';
import type { Outcome } from './outcome';
import { readPack } from './packs';
import { installRoles } from './roles';
import { createScannerKey } from './scanner_key';
import { setupState } from './status';

interface Result {
  done: Outcome[];
  key?: SetupAnswer['key'];
}

/** Some pieces succeeded and some did not, as with a batch of verdicts. */
const MULTI_STATUS = 207;

const one = (name: string, message: string): Result => ({ done: [{ name, ok: true, message }] });

async function perform(call: Call, { action, name, duty }: SetupBody, assets: Assets): Promise<Result> {
  const { services, request, user, space } = call;
  const { internal, securityEnabled, serviceKey } = services;
  const operator = services.asUser(request);
  switch (action) {
    case 'install': {
      const cluster = await clusterKind(internal);
      return {
        done: await installAssets({
          internal,
          cluster,
          assets,
          readProjects: () => services.projects.all(),
          keeper: (work) => serviceKey.run(work),
        }),
      };
    }
    case 'attach':
      return { done: await attach({ internal, operator, assets }) };
    case 'create_service_key':
      return one('service key', await serviceKey.create(request, user));
    case 'revoke_service_key':
      return one('service key', await serviceKey.revoke(request));
    case 'install_roles':
      if (!securityEnabled) throw badRequest('Elasticsearch security is off: there are no roles.');
      return { done: await installRoles(operator, assets.roles) };
    case 'create_scanner_key': {
      if (name === undefined || duty === undefined)
        throw badRequest('A key for a machine needs a "name" and a "duty".');
      const key = await createScannerKey({
        operator,
        asUser: services.asUser,
        securityEnabled,
        name,
        duty,
        space,
        record: (made) =>
          services.audit.record({
            action: `setup_${action}`,
            by: user,
            outcome: 'success',
            detail: { key_id: made.id, key_name: made.name, duty, space },
          }),
      });
      return {
        ...one(key.name, `Made. It works in the space "${space}" only, and is shown this once.`),
        key,
      };
    }
  }
}

/**
 * The key of a scanner is recorded before it is told. Everything else is the operator's repair of the very things
 * that the record needs, so it is not held up by them; that it is in no record is said.
 */
async function recordAction(
  { services, user }: Call,
  action: SetupBody['action'],
  done: Outcome[]
): Promise<Outcome[]> {
  const failed = done.filter(({ ok }) => !ok).map(({ name }) => name);
  try {
    await services.audit.record({
      action: `setup_${action}`,
      by: user,
      outcome: failed.length === 0 ? 'success' : 'failure',
      detail: { pieces: done.length, failed },
    });
    return done;
  } catch (error) {
    if (!(error instanceof AirlockError)) throw error;
    if (error.attributes.reason === 'setup') {
      services.logger.info(`"${action}" by ${user} is not in the audit stream, which is not set up yet.`);
      return done;
    }
    return [
      ...done,
      { name: 'audit stream', ok: false, message: `Done, but not recorded: ${error.message}` },
    ];
  }
}

/** Where every piece failed, the call failed: as they did, when they all did so alike. */
function checkSomeDone(done: readonly Outcome[]): void {
  const [first, ...others] = done;
  if (!first || done.some(({ ok }) => ok)) return;
  const status = others.every((other) => other.status === first.status) ? first.status : undefined;
  const message = others.length === 0 ? first.message : `Nothing was done. ${first.name}: ${first.message}`;
  throw new AirlockError(status ?? 409, message, { done });
}

async function runSetup(call: Call, body: SetupBody): Promise<SetupAnswer | Answer> {
  const assets = await readAssets(call.services.assetsRoot);
  // A machine's key is told this once, so nothing may fail between its making and the answer.
  const before = body.action === 'create_scanner_key' ? await setupState(call, assets) : undefined;
  const { done: pieces, key } = await perform(call, body, assets);
  const outcomes = key ? pieces : await recordAction(call, body.action, pieces);
  checkSomeDone(outcomes);
  const done = outcomes.map(({ name, ok, message }) => ({ name, ok, message }));
  const answer: SetupAnswer = {
    done,
    ...(key ? { key } : {}),
    state: before ?? (await setupState(call, assets)),
  };
  return done.every(({ ok }) => ok) ? answer : new Answer(MULTI_STATUS, answer);
}

export const setupRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: ROUTES.setup,
    summary: 'What is installed, which events come in, and who is silent.',
    privilege: API_PRIVILEGES.read,
    handler: async (call): Promise<SetupState> =>
      setupState(call, await readAssets(call.services.assetsRoot)),
  }),
  route({
    method: 'post',
    path: ROUTES.setup,
    summary:
      'Install or repair, attach the pipeline to event indices, or make and revoke keys. 207 when some pieces failed.',
    privilege: API_PRIVILEGES.manage,
    body: setupBody,
    handler: (call, { body }) => runSetup(call, body),
  }),
  route({
    method: 'get',
    path: ROUTES.pack,
    summary: 'The detection rules or dashboards that this version brings, for Kibana’s own import.',
    privilege: API_PRIVILEGES.read,
    params: packPath,
    handler: async ({ services }, { params: { pack } }): Promise<PackAnswer> => ({
      pack,
      objects: await readPack(services.assetsRoot, pack),
    }),
  }),
];
