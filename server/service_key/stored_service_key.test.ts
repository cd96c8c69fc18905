import type { Client } from '@elastic/elasticsearch';
import type {
  CoreSetup,
  CoreStart,
  FakeRequest,
  KibanaRequest,
  PluginsSetup,
  PluginsStart,
} from '../contracts';
import type { StoredKey } from './key_document';
import { createServiceKey, registerServiceKeyType } from './stored_service_key';

const ENCRYPTION = new Error('Unable to decrypt attribute "apiKey"');
const NOT_FOUND = Object.assign(new Error('not found'), { output: { statusCode: 404 } });

interface World {
  security: boolean;
  /** What Kibana's saved objects hold: a key, nothing, or something that cannot be decrypted. */
  stored: StoredKey | Error;
  canEncrypt: boolean;
  keystore?: string;
}

const storedKey = (apiKey: string): StoredKey => ({
  apiKey,
  keyId: `id-of-${apiKey}`,
  createdBy: 'olga',
  createdAt: '2026-11-23T00:00:00.000Z',
});

/** Kibana around the service key. Clients stand for who they are: the header of the key, or Kibana's own user. */
function serviceKeyIn(world: World) {
  const clientOf = ({ headers }: FakeRequest) => ({ header: headers.authorization }) as unknown as Client;
  const own = { header: 'kibana' } as unknown as Client;
  let reads = 0;
  const core = {
    elasticsearch: {
      client: {
        asInternalUser: own,
        asScoped: (request: FakeRequest) => ({ asCurrentUser: clientOf(request), asInternalUser: own }),
      },
    },
  } as unknown as CoreStart;
  const start = {
    encryptedSavedObjects: {
      isEncryptionError: (error: Error) => error === ENCRYPTION,
      getClient: () => ({
        async getDecryptedAsInternalUser() {
          reads += 1;
          if (world.stored instanceof Error) throw world.stored;
          return { id: 'x', attributes: world.stored };
        },
      }),
    },
  } as unknown as PluginsStart;
  const setup = { encryptedSavedObjects: { canEncrypt: world.canEncrypt } } as unknown as PluginsSetup;
  const lines: string[] = [];
  const log = (message: string | Error) => void lines.push(String(message));
  const key = createServiceKey({
    core,
    setup,
    start,
    config: {
      enabled: true,
      auditIntervalSeconds: 10,
      ...(world.keystore ? { apiKey: world.keystore } : {}),
    },
    securityEnabled: () => world.security,
    logger: { debug: log, info: log, warn: log, error: log },
  });
  return { key, lines, reads: () => reads };
}

const world = (changes: Partial<World> = {}): World => ({
  security: true,
  stored: storedKey('first'),
  canEncrypt: true,
  ...changes,
});

/** Tells with which header it ran. */
const who = async (client: Client) => (client as unknown as { header: string }).header;

const refusal = (statusCode: number) =>
  Object.assign(new Error('refused'), { name: 'ResponseError', meta: { statusCode, body: {} } });

/** Work that Elasticsearch refuses to every key but the one given. */
const onlyFor = (apiKey: string) => async (client: Client) => {
  const header = await who(client);
  if (header !== `ApiKey ${apiKey}`) throw refusal(401);
  return header;
};

const request = { headers: {} } as KibanaRequest;

test('work runs with the stored key, which is read once', async () => {
  const { key, reads } = serviceKeyIn(world());
  await expect(key.run(who)).resolves.toBe('ApiKey first');
  await expect(key.run(who)).resolves.toBe('ApiKey first');
  expect(reads()).toBe(1);
});

test("the key in Kibana's keystore comes before a stored one", async () => {
  const { key, reads } = serviceKeyIn(world({ keystore: 'given' }));
  await expect(key.run(who)).resolves.toBe('ApiKey given');
  expect(reads()).toBe(0);
});

test('without a key nothing runs, and an operator is asked for one', async () => {
  const { key } = serviceKeyIn(world({ stored: NOT_FOUND }));
  const work = jest.fn();
  await expect(key.run(work)).rejects.toMatchObject({ status: 503, attributes: { reason: 'setup' } });
  expect(work).not.toHaveBeenCalled();
  const state = await key.state();
  expect(state.state).toBe('missing');
  expect(state.command).toContain('POST /_security/api_key');
  expect(state.command).toContain('treAirlock.apiKey');
});

test('a key made later, perhaps by another Kibana, is found without a restart', async () => {
  const changing = world({ stored: NOT_FOUND });
  const { key } = serviceKeyIn(changing);
  await expect(key.run(who)).rejects.toMatchObject({ status: 503 });
  changing.stored = storedKey('second');
  await expect(key.run(who)).resolves.toBe('ApiKey second');
});

test('on a 401 the key is read again, and the work done once more', async () => {
  const changing = world();
  const { key } = serviceKeyIn(changing);
  await key.run(who);
  changing.stored = storedKey('second');
  await expect(key.run(onlyFor('second'))).resolves.toBe('ApiKey second');
});

test('a key that stays refused is a 503 for the operator, after one try', async () => {
  const { key } = serviceKeyIn(world());
  const work = jest.fn(onlyFor('another'));
  await expect(key.run(work)).rejects.toMatchObject({ status: 503, attributes: { reason: 'setup' } });
  expect(work).toHaveBeenCalledTimes(1);
});

test('a new key that is refused too is tried once, not for ever', async () => {
  const changing = world();
  const { key } = serviceKeyIn(changing);
  await key.run(who);
  changing.stored = storedKey('second');
  const work = jest.fn(onlyFor('third'));
  await expect(key.run(work)).rejects.toMatchObject({ status: 503, attributes: { reason: 'setup' } });
  expect(work).toHaveBeenCalledTimes(2);
});

test('a key revoked elsewhere is told as missing', async () => {
  const changing = world();
  const { key } = serviceKeyIn(changing);
  await key.run(who);
  changing.stored = NOT_FOUND;
  await expect(key.run(onlyFor('second'))).rejects.toMatchObject({
    status: 503,
    message: expect.stringContaining('no service key yet'),
  });
});

test('a 403 reads nothing again: the key is the right one, and may not', async () => {
  const { key, reads } = serviceKeyIn(world());
  await expect(key.run(() => Promise.reject(refusal(403)))).rejects.toMatchObject({ status: 503 });
  expect(reads()).toBe(1);
});

test('errors of the work itself pass through', async () => {
  const { key } = serviceKeyIn(world());
  const conflict = refusal(409);
  await expect(key.run(() => Promise.reject(conflict))).rejects.toBe(conflict);
});

test('with Elasticsearch security off the plain client serves, and it is said that nothing is protected', async () => {
  const { key, reads } = serviceKeyIn(world({ security: false }));
  await expect(key.run(who)).resolves.toBe('kibana');
  await expect(key.state()).resolves.toMatchObject({ state: 'not_needed' });
  await expect(key.create(request, 'olga')).rejects.toMatchObject({ status: 400 });
  expect(reads()).toBe(0);
});

test("a key that Kibana's new encryption key cannot open is refused, with what to do", async () => {
  const { key } = serviceKeyIn(world({ stored: ENCRYPTION }));
  await expect(key.run(who)).rejects.toMatchObject({ status: 503, attributes: { reason: 'setup' } });
  await expect(key.state()).resolves.toMatchObject({
    state: 'refused',
    note: expect.stringContaining('cannot be decrypted'),
  });
});

test('without an encryption key nothing is made, and the other way is told', async () => {
  const { key } = serviceKeyIn(world({ canEncrypt: false, stored: NOT_FOUND }));
  await expect(key.state()).resolves.toMatchObject({
    state: 'missing',
    note: expect.stringContaining('xpack.encryptedSavedObjects.encryptionKey'),
  });
  await expect(key.create(request, 'olga')).rejects.toMatchObject({
    status: 409,
    attributes: { command: expect.stringContaining('bin/kibana-keystore add treAirlock.apiKey') },
  });
});

test("a key in Kibana's keystore is neither replaced nor revoked from here", async () => {
  const { key } = serviceKeyIn(world({ keystore: 'given' }));
  await expect(key.create(request, 'olga')).rejects.toMatchObject({ status: 409 });
  await expect(key.revoke(request)).rejects.toMatchObject({ status: 409 });
});

test('no secret is logged or told', async () => {
  const { key, lines } = serviceKeyIn(world({ stored: storedKey('c2VjcmV0') }));
  const failures = [401, 403, 429].map((status) =>
    key
      .run(() => Promise.reject(refusal(status)))
      .catch((error: Error) => JSON.stringify(error) + error.message)
  );
  const told = [...(await Promise.all(failures)), ...lines].join('\n');
  expect(told).not.toContain('c2VjcmV0');
});

test('the saved object is hidden and encrypted, and absent where Kibana cannot encrypt', () => {
  const types: unknown[] = [];
  const encrypted: unknown[] = [];
  const core = {
    savedObjects: { registerType: (type: unknown) => types.push(type) },
  } as unknown as CoreSetup;
  registerServiceKeyType(core, {} as PluginsSetup);
  expect(types).toEqual([]);
  registerServiceKeyType(core, {
    encryptedSavedObjects: { registerType: (type: unknown) => encrypted.push(type) },
  } as unknown as PluginsSetup);
  expect(types).toEqual([
    expect.objectContaining({ name: 'tre-airlock-service-key', hidden: true, namespaceType: 'agnostic' }),
  ]);
  expect(encrypted).toEqual([{ type: 'tre-airlock-service-key', attributesToEncrypt: new Set(['apiKey']) }]);
});
