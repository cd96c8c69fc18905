import type { Client } from '@elastic/elasticsearch';
import type {
  CoreStart,
  FakeRequest,
  KibanaFeature,
  Logger,
  PluginsSetup,
  PluginsStart,
  SavedObject,
  SavedObjectsClient,
  ScopedClusterClient,
} from '../../server/contracts';
import type { Callers } from './http_server';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type LogSink = (level: LogLevel, line: string) => void;

/** Kibana's logger: parts of a name, and an Error is logged with its stack. */
export function createLogger(sink: LogSink, ...parts: string[]): Logger {
  const write = (level: LogLevel) => (message: string | Error) =>
    sink(
      level,
      `[${parts.join('.')}] ${message instanceof Error ? (message.stack ?? message.message) : message}`
    );
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

/** The embedded engine knows no users, so that every client is the same one. */
export function elasticsearchFake(client: Client): CoreStart['elasticsearch'] {
  const scoped: ScopedClusterClient = { asCurrentUser: client, asInternalUser: client };
  return { client: { asInternalUser: client, asScoped: (_request: FakeRequest) => scoped } };
}

/** Saved objects in memory, gone with the host. */
export function savedObjectsFake(): CoreStart['savedObjects'] {
  const stored = new Map<string, SavedObject<unknown>>();
  const client: SavedObjectsClient = {
    async create<T>(type: string, attributes: T, { id, overwrite }: { id: string; overwrite: boolean }) {
      const key = `${type}:${id}`;
      if (stored.has(key) && !overwrite) throw new Error(`Saved object [${type}/${id}] conflict`);
      const object = { id, attributes };
      stored.set(key, object);
      return object;
    },
    async delete(type, id) {
      if (!stored.delete(`${type}:${id}`)) throw new Error(`Saved object [${type}/${id}] not found`);
      return {};
    },
  };
  return { getScopedClient: () => client };
}

/** Kibana wants each app of a feature to be granted by one of its privileges, and each id once. */
export function featuresFake(features: KibanaFeature[]): PluginsSetup['features'] {
  return {
    registerKibanaFeature(feature) {
      if (features.some(({ id }) => id === feature.id))
        throw new Error(`Feature with id ${feature.id} is already registered.`);
      const granted = Object.values(feature.privileges).flatMap(({ app }) => app ?? []);
      const lost = feature.app.filter((app) => !granted.includes(app));
      if (lost.length > 0)
        throw new Error(
          `Feature ${feature.id} specifies app entries which are not granted to any privileges: ${lost.join(',')}`
        );
      features.push(feature);
    },
  };
}

/**
 * Elasticsearch security is off on this lane, and the plugin is told so; Kibana's own privileges are checked
 * by the host all the same, so that rights can be seen and tested.
 */
export function securityFake(callers: Callers): {
  setup: NonNullable<PluginsSetup['security']>;
  start: NonNullable<PluginsStart['security']>;
} {
  return {
    setup: { license: { isEnabled: () => false, isLicenseAvailable: () => true } },
    start: {
      authc: {
        getCurrentUser(request) {
          const user = callers.get(request.headers);
          return user ? { username: user.name } : null;
        },
      },
    },
  };
}
