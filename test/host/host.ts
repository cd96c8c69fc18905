import type { Client } from '@elastic/elasticsearch';
import type { Server } from '@hapi/hapi';
import type {
  CoreSetup,
  CoreStart,
  KibanaFeature,
  PluginsSetup,
  PluginsStart,
  RequestHandlerContext,
} from '../../server/contracts';
import { config as pluginConfig, plugin as createPlugin } from '../../server';
import packageJson from '../../package.json';
import { createLogger, elasticsearchFake, featuresFake, savedObjectsFake, securityFake } from './fakes';
import type { LogSink } from './fakes';
import { createHttpServer, stopHttpServer } from './http_server';
import type { Callers } from './http_server';
import type { PageFiles } from './page_files';
import { registerPage } from './page_routes';
import { HostRouter } from './router';
import { apiPrivileges, makeTokens, uiCapabilities } from './users';

export interface HostOptions {
  /** A client of the embedded engine; the host does not close it. */
  client: Client;
  /** On 127.0.0.1; a free one by default. */
  port?: number;
  /** As Kibana's `server.basePath`, such as "/kbn". */
  basePath?: string;
  /** Keys under `treAirlock`, as in kibana.yml. */
  config?: Record<string, unknown>;
  /** Gets every line of the log; nothing is logged without it. */
  log?: LogSink;
  /** Without them there is no page, only the HTTP API. */
  page?: PageFiles;
}

export interface Host {
  /** With the base path, without a slash at its end. */
  url: string;
  /** Encoded API keys of the machines, made for this run. */
  tokens: { scanner: string; 'release-agent': string };
  server: Server;
  stop(): Promise<void>;
}

const KIBANA_VERSION = packageJson.kibana.version;

/**
 * Starts the plugin's real server code on hapi, in the place of Kibana. What Kibana does is done only as far
 * as server/contracts.ts declares it; product logic has no place here.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const sink: LogSink = options.log ?? (() => undefined);
  const basePath = options.basePath ?? '';
  const features: KibanaFeature[] = [];
  const callers: Callers = new WeakMap();
  const tokens = makeTokens();
  const security = securityFake(callers);
  const coreStart: CoreStart = {
    elasticsearch: elasticsearchFake(options.client),
    savedObjects: savedObjectsFake(),
  };

  const server = createHttpServer({
    port: options.port ?? 0,
    basePath,
    kibanaVersion: KIBANA_VERSION,
    tokens,
    callers,
    apiPrivileges: (user) => apiPrivileges(features, user),
  });
  // Kibana makes core's services when a handler first awaits them.
  const createContext = (): RequestHandlerContext => ({
    get core() {
      const client = coreStart.elasticsearch.client.asScoped({ headers: {} });
      return Promise.resolve({ elasticsearch: { client }, savedObjects: { client: undefined } });
    },
  });
  const router = new HostRouter(createContext, createLogger(sink, 'http', 'server', 'router'));

  let tellStarted: (services: [CoreStart, PluginsStart, unknown]) => void = () => undefined;
  const started = new Promise<[CoreStart, PluginsStart, unknown]>((resolve) => (tellStarted = resolve));
  const coreSetup: CoreSetup = {
    http: { createRouter: () => router, basePath: {} },
    savedObjects: { registerType: () => undefined },
    getStartServices: () => started,
  };
  const pluginsSetup: PluginsSetup = { features: featuresFake(features), security: security.setup };

  const config = pluginConfig.schema.validate(options.config ?? {});
  const instance = createPlugin({
    logger: { get: (...parts) => createLogger(sink, 'plugins', 'treAirlock', ...parts) },
    config: { get: () => config },
    env: { packageInfo: { version: KIBANA_VERSION } },
  });
  instance.setup(coreSetup, pluginsSetup);
  server.route(router.routes);
  if (options.page)
    registerPage(server, {
      basePath,
      kibanaVersion: KIBANA_VERSION,
      files: options.page,
      capabilities: (user) => uiCapabilities(features, user),
    });
  instance.start();
  // Kibana answers getStartServices() only after every plugin has started.
  tellStarted([coreStart, { security: security.start }, undefined]);
  await server.start();

  return {
    url: `http://127.0.0.1:${server.info.port}${basePath}`,
    tokens,
    server,
    async stop() {
      await stopHttpServer(server);
      await instance.stop();
    },
  };
}
