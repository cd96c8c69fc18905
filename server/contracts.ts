/**
 * The slice of Kibana that the server side uses, from 8.3 on. `@kbn/*` is on no registry, so it is typed here;
 * the preview host in test/host implements these same interfaces, which keeps both honest.
 */
import type { Client } from '@elastic/elasticsearch';

export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string | Error): void;
}

/** What identifies the caller; only headers matter to Elasticsearch. */
export interface FakeRequest {
  headers: Record<string, string | string[] | undefined>;
}

export interface KibanaRequest extends FakeRequest {
  params: unknown;
  query: unknown;
  body: unknown;
  /** Ends when the caller goes away. */
  events: { aborted$: { subscribe(next: () => void): { unsubscribe(): void } } };
}

export interface ResponseOptions {
  body?: unknown;
  headers?: Record<string, string>;
}

export interface ErrorBody {
  message: string;
  attributes?: Record<string, unknown>;
}

/** Made by the factory only: Kibana checks the class of what a handler returns. */
export type KibanaResponse = { readonly status: number };

export interface ResponseFactory {
  ok(options?: ResponseOptions): KibanaResponse;
  custom(options: ResponseOptions & { statusCode: number }): KibanaResponse;
  customError(options: {
    statusCode: number;
    body: ErrorBody;
    headers?: Record<string, string>;
  }): KibanaResponse;
}

export interface ValidationHelpers {
  ok(value: unknown): unknown;
  badRequest(error: string | Error, path?: string[]): unknown;
}
/** A function per part is accepted everywhere from 8.3.3 to 9.x. */
export type RouteValidator = (data: unknown, helpers: ValidationHelpers) => unknown;

export interface RouteConfig {
  path: string;
  validate: { params: RouteValidator; query: RouteValidator; body?: RouteValidator } | false;
  options: {
    access: 'public' | 'internal';
    tags: string[];
    body?: { maxBytes: number; accepts?: string[] };
    timeout?: { idleSocket?: number; payload?: number };
  };
  /** Read from 8.17 on; unknown and harmless before. */
  security: { authz: { requiredPrivileges: string[] } };
}

export interface ScopedClusterClient {
  asCurrentUser: Client;
  asInternalUser: Client;
}

export interface RequestHandlerContext {
  core: Promise<{
    elasticsearch: { client: ScopedClusterClient };
    savedObjects: { client: unknown };
  }>;
}

export type RequestHandler = (
  context: RequestHandlerContext,
  request: KibanaRequest,
  response: ResponseFactory
) => Promise<KibanaResponse>;

export interface Router {
  get(config: RouteConfig, handler: RequestHandler): void;
  post(config: RouteConfig, handler: RequestHandler): void;
  put(config: RouteConfig, handler: RequestHandler): void;
  delete(config: RouteConfig, handler: RequestHandler): void;
}

export interface ElasticsearchStart {
  client: {
    asInternalUser: Client;
    /** A request of headers only is accepted (seen in 8.3.3 and 8.12.2). */
    asScoped(request: FakeRequest): ScopedClusterClient;
  };
}

export interface SavedObject<T> {
  id: string;
  attributes: T;
}

export interface SavedObjectsClient {
  create<T>(
    type: string,
    attributes: T,
    options: { id: string; overwrite: boolean }
  ): Promise<SavedObject<T>>;
  delete(type: string, id: string): Promise<unknown>;
}

export interface SavedObjectsStart {
  getScopedClient(
    request: KibanaRequest,
    /** `excludedWrappers` is the word of 8.3 for what later versions call `excludedExtensions`. */
    options: { includedHiddenTypes: string[]; excludedWrappers?: string[]; excludedExtensions?: string[] }
  ): SavedObjectsClient;
}

export interface CoreSetup {
  http: { createRouter(): Router; basePath: { publicBaseUrl?: string } };
  savedObjects: {
    registerType(type: {
      name: string;
      hidden: boolean;
      namespaceType: 'agnostic';
      mappings: { dynamic: false; properties: Record<string, unknown> };
    }): void;
  };
  getStartServices(): Promise<[CoreStart, PluginsStart, unknown]>;
}

export interface CoreStart {
  elasticsearch: ElasticsearchStart;
  savedObjects: SavedObjectsStart;
}

export interface FeaturePrivilege {
  api?: string[];
  app?: string[];
  savedObject: { all: string[]; read: string[] };
  ui: string[];
}

export interface KibanaFeature {
  id: string;
  name: string;
  category: { id: string; label: string; order: number; euiIconType?: string };
  app: string[];
  /** Keeps the feature out of Kibana's base privileges "all" and "read" (roles such as `viewer`). */
  excludeFromBasePrivileges: true;
  privileges: { all: FeaturePrivilege; read: FeaturePrivilege };
}

export interface AuthenticatedUser {
  username: string;
  profile_uid?: string;
}

export interface PluginsSetup {
  features: { registerKibanaFeature(feature: KibanaFeature): void };
  /** Both answers of the licence are false until Elasticsearch was asked, and while it is away. */
  security?: { license: { isLicenseAvailable(): boolean; isEnabled(): boolean } };
  encryptedSavedObjects?: {
    /** False when Kibana has no `xpack.encryptedSavedObjects.encryptionKey`. */
    canEncrypt: boolean;
    registerType(type: { type: string; attributesToEncrypt: Set<string> }): void;
  };
}

export interface PluginsStart {
  security?: { authc: { getCurrentUser(request: KibanaRequest): AuthenticatedUser | null } };
  encryptedSavedObjects?: {
    isEncryptionError(error: Error): boolean;
    getClient(options: { includedHiddenTypes: string[] }): {
      getDecryptedAsInternalUser<T>(type: string, id: string): Promise<SavedObject<T>>;
    };
  };
  spaces?: { spacesService: { getSpaceId(request: KibanaRequest): string } };
}

export interface PluginInitializerContext<Config> {
  logger: { get(...parts: string[]): Logger };
  config: { get(): Config };
  env: { packageInfo: { version: string } };
}
