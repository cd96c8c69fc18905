import type { CoreSetup, CoreStart, KibanaRequest, PluginsSetup, PluginsStart } from '../contracts';
import { notSetUp } from '../errors';

const TYPE = 'tre-airlock-service-key';
/** There is one key; a predefined id of an encrypted saved object must be a UUID. */
const ID = 'b3c6e2a4-7d1f-4c58-9a3e-5f0d2b8c7e61';

/** The stored key. Only `apiKey` is encrypted; the rest is bound to it and is not secret. */
export interface StoredKey {
  /** `id:api_key` in base64, as Elasticsearch wants it behind "ApiKey ". */
  apiKey: string;
  keyId: string;
  createdBy: string;
  createdAt: string;
}

/** Kibana's plugin for encrypted saved objects is optional; without it nothing can be stored. */
export function registerServiceKeyType(core: CoreSetup, plugins: PluginsSetup): void {
  if (!plugins.encryptedSavedObjects) return;
  core.savedObjects.registerType({
    name: TYPE,
    hidden: true,
    namespaceType: 'agnostic',
    mappings: { dynamic: false, properties: {} },
  });
  plugins.encryptedSavedObjects.registerType({ type: TYPE, attributesToEncrypt: new Set(['apiKey']) });
}

export interface KeyDocument {
  /** Whether a key can be stored here; if not, why not and what to do. */
  obstacle(): string | undefined;
  /** Undefined when none is stored. Throws AirlockError 503 (reason "setup") when the one there cannot be decrypted. */
  load(): Promise<StoredKey | undefined>;
  store(key: StoredKey, request: KibanaRequest): Promise<void>;
  remove(request: KibanaRequest): Promise<void>;
}

interface Plugins {
  core: CoreStart;
  setup: PluginsSetup;
  start: PluginsStart;
}

/** Errors of saved objects are Boom errors. */
const isNotFound = (error: unknown) =>
  error instanceof Error && (error as { output?: { statusCode?: number } }).output?.statusCode === 404;

export function createKeyDocument({ core, setup, start }: Plugins): KeyDocument {
  // Who may do this is decided by our own privilege "manage"; no role needs a right on the saved object itself.
  const writer = (request: KibanaRequest) =>
    core.savedObjects.getScopedClient(request, {
      includedHiddenTypes: [TYPE],
      excludedWrappers: ['security'],
      excludedExtensions: ['security'],
    });

  return {
    obstacle() {
      if (!setup.encryptedSavedObjects || !start.encryptedSavedObjects)
        return 'This Kibana has no encrypted saved objects, so it cannot keep the service key.';
      if (!setup.encryptedSavedObjects.canEncrypt)
        return (
          'Kibana has no encryption key for saved objects (xpack.encryptedSavedObjects.encryptionKey in ' +
          'kibana.yml), so it cannot keep the service key.'
        );
      return undefined;
    },
    async load() {
      if (!start.encryptedSavedObjects) return undefined;
      const reader = start.encryptedSavedObjects.getClient({ includedHiddenTypes: [TYPE] });
      try {
        return (await reader.getDecryptedAsInternalUser<StoredKey>(TYPE, ID)).attributes;
      } catch (error) {
        if (isNotFound(error)) return undefined;
        if (error instanceof Error && start.encryptedSavedObjects.isEncryptionError(error))
          throw notSetUp(
            'The stored service key cannot be decrypted: the encryption key of Kibana was changed. ' +
              'Make a new service key.'
          );
        throw error;
      }
    },
    async store(key, request) {
      await writer(request).create(TYPE, { ...key }, { id: ID, overwrite: true });
    },
    async remove(request) {
      try {
        await writer(request).delete(TYPE, ID);
      } catch (error) {
        if (!isNotFound(error)) throw error;
      }
    },
  };
}
