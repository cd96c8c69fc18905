import type { Client } from '@elastic/elasticsearch';
import type { ServiceKeyState } from '../../common';
import type { AirlockConfig } from '../config';
import type { CoreStart, KibanaRequest, Logger, PluginsSetup, PluginsStart } from '../contracts';
import { causeOf, statusOf, translate } from '../elasticsearch/errors';
import { AirlockError, badRequest, conflict, forbidden, notSetUp } from '../errors';
import { createKeyDocument } from './key_document';
import { administratorsCommand, missingRights, revokeCommand, serviceKeyBody } from './key_rights';
import type { ServiceKey } from './service_key';

export { registerServiceKeyType } from './key_document';

interface Options {
  core: CoreStart;
  setup: PluginsSetup;
  start: PluginsStart;
  config: AirlockConfig;
  /** Asked at each use: whether security is on is not known yet when Kibana starts. */
  securityEnabled: () => boolean;
  logger: Logger;
}

const NO_KEY =
  'TRE Airlock has no service key yet, so it can neither read nor store anything of its own. ' +
  'An operator makes one under Setup.';

/** The key from Kibana's keystore, else the stored one, else none. Kept in memory until Elasticsearch refuses it. */
export function createServiceKey({
  core,
  setup,
  start,
  config,
  securityEnabled,
  logger,
}: Options): ServiceKey {
  const document = createKeyDocument({ core, setup, start });
  const { client } = core.elasticsearch;
  const holding = (apiKey: string): Client =>
    client.asScoped({ headers: { authorization: `ApiKey ${apiKey}` } }).asCurrentUser;
  let known: string | undefined;

  async function read(): Promise<string | undefined> {
    known = config.apiKey ?? (await document.load())?.apiKey;
    return known;
  }

  async function run<T>(work: (holder: Client) => Promise<T>): Promise<T> {
    if (!securityEnabled()) return attempt(() => work(client.asInternalUser), 'internal');
    const key = known ?? (await attempt(read, 'internal'));
    if (key === undefined) throw notSetUp(NO_KEY);
    try {
      return await work(holding(key));
    } catch (error) {
      if (statusOf(error) !== 401) throw translate(error, 'service');
      // Another Kibana may have replaced the key, and revoked the one that is kept here.
      const other = await attempt(read, 'internal');
      if (other === undefined) throw notSetUp(NO_KEY);
      if (other === key) throw translate(error, 'service');
      return attempt(() => work(holding(other)), 'service');
    }
  }

  async function state(): Promise<ServiceKeyState> {
    if (!securityEnabled())
      return {
        state: 'not_needed',
        note:
          'Elasticsearch security is off: no key is needed, and nothing is protected. ' +
          'Whoever reaches Elasticsearch can change verdicts, votes and the audit stream.',
      };
    const obstacle = document.obstacle();
    let stored;
    try {
      stored = config.apiKey === undefined ? await document.load() : undefined;
    } catch (error) {
      const told = translate(error, 'internal');
      if (!(told instanceof AirlockError) || told.attributes.reason !== 'setup') throw told;
      return { state: 'refused', note: told.message, command: administratorsCommand() };
    }
    const apiKey = config.apiKey ?? stored?.apiKey;
    if (apiKey === undefined)
      return {
        state: 'missing',
        note: obstacle
          ? `${obstacle} Set that key, or let an administrator make the service key and put it into Kibana's keystore.`
          : 'There is no service key yet. Make one here, or let an administrator make it.',
        command: administratorsCommand(),
      };
    const problem = await problemOf(holding(apiKey));
    const made = stored ? { created_by: stored.createdBy, created_at: stored.createdAt } : {};
    if (problem !== undefined)
      return { state: 'refused', note: problem, command: administratorsCommand(), ...made };
    return config.apiKey === undefined
      ? {
          state: 'stored',
          note: 'The service key is stored, encrypted, and has the rights it needs.',
          ...made,
        }
      : { state: 'configured', note: "The service key is in Kibana's keystore and has the rights it needs." };
  }

  /** Why a key cannot serve, or undefined when it can. */
  async function problemOf(holder: Client): Promise<string | undefined> {
    try {
      const missing = await missingRights(holder);
      if (missing.length === 0) return undefined;
      return `The service key lacks rights: ${missing.join(', ')}. A key never has more rights than its maker had.`;
    } catch (error) {
      if (statusOf(error) !== 401) throw translate(error, 'service');
      return 'Elasticsearch refuses the service key: it was revoked, or it has expired. Make a new one.';
    }
  }

  async function create(request: KibanaRequest, by: string): Promise<string> {
    if (!securityEnabled()) throw badRequest('Elasticsearch security is off: no service key is needed.');
    if (config.apiKey !== undefined)
      throw conflict(
        "The service key is in Kibana's keystore (treAirlock.apiKey). Replace it there, or remove it there first."
      );
    const obstacle = document.obstacle();
    if (obstacle) throw conflict(obstacle, { command: administratorsCommand() });

    const operator = client.asScoped(request).asCurrentUser;
    const before = await previous();
    const made = await makeKey(operator);
    try {
      const missing = await missingRights(holding(made.encoded));
      if (missing.length > 0)
        throw forbidden(
          `A key made by your account would lack rights that your account lacks: ${missing.join(', ')}. ` +
            'An administrator can run this instead.',
          { source: 'elasticsearch', command: administratorsCommand() }
        );
      const key = {
        apiKey: made.encoded,
        keyId: made.id,
        createdBy: by,
        createdAt: new Date().toISOString(),
      };
      await document.store(key, request);
    } catch (error) {
      await end(operator, made.id).catch(() =>
        logger.warn(`The API key ${made.id} was made but not stored, and could not be revoked.`)
      );
      throw translate(error, 'user');
    }
    known = made.encoded;
    logger.info(`${by} made the service key ${made.id}.`);
    const done = 'A new service key is stored.';
    if (before === undefined) return done;
    try {
      await end(operator, before);
      return `${done} The one before it was revoked.`;
    } catch (error) {
      logger.warn(`The service key ${before} was replaced, but not revoked: ${causeOf(error).reason}`);
      return `${done} The one before it could not be revoked by your account. An administrator runs: ${revokeCommand(before)}`;
    }
  }

  /** Id of the stored key; one that cannot be decrypted any more is overwritten, and its id is not known. */
  async function previous(): Promise<string | undefined> {
    try {
      return (await document.load())?.keyId;
    } catch (error) {
      const told = translate(error, 'internal');
      if (told instanceof AirlockError && told.attributes.reason === 'setup') return undefined;
      throw told;
    }
  }

  async function makeKey(operator: Client) {
    try {
      return await operator.security.createApiKey(serviceKeyBody());
    } catch (error) {
      if (statusOf(error) !== 403 && statusOf(error) !== 400) throw translate(error, 'user');
      throw forbidden(
        `Elasticsearch does not let your account make the service key: ${causeOf(error).reason}. ` +
          'An administrator can run this instead.',
        { source: 'elasticsearch', command: administratorsCommand() }
      );
    }
  }

  async function revoke(request: KibanaRequest): Promise<string> {
    if (config.apiKey !== undefined)
      throw conflict(
        "The service key is in Kibana's keystore (treAirlock.apiKey): remove it there, and let an administrator revoke it."
      );
    const id = await previous();
    if (id === undefined) throw conflict('There is no stored service key to revoke.');
    try {
      await end(client.asScoped(request).asCurrentUser, id);
    } catch (error) {
      if (statusOf(error) !== 403) throw translate(error, 'user');
      throw forbidden('Your account may not revoke the service key. An administrator can run this instead.', {
        source: 'elasticsearch',
        command: revokeCommand(id),
      });
    }
    known = undefined;
    await document.remove(request);
    logger.info(`The service key ${id} was revoked.`);
    return 'The service key is revoked. Until there is a new one, no verdict is taken.';
  }

  return { run, state, create, revoke };
}

async function attempt<T>(work: () => Promise<T>, caller: 'service' | 'internal'): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translate(error, caller);
  }
}

/** The maker of a key may end it with `manage_own_api_key`; someone else's needs `manage_api_key`. */
async function end(operator: Client, id: string): Promise<void> {
  try {
    await operator.security.invalidateApiKey({ ids: [id] });
  } catch (error) {
    if (statusOf(error) !== 403) throw error;
    const answer = await operator.security.invalidateApiKey({ ids: [id], owner: true });
    // A key of someone else's is passed over without an error.
    if (![...answer.invalidated_api_keys, ...answer.previously_invalidated_api_keys].includes(id))
      throw error;
  }
}
