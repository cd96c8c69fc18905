import { server as hapiServer } from '@hapi/hapi';
import type { Request, ResponseToolkit, Server } from '@hapi/hapi';
import { errorResponse } from './response';
import { findUser } from './users';
import type { PreviewUser } from './users';

/** Kibana's `server.maxPayload`, for routes that do not say otherwise. */
const MAX_PAYLOAD = 1024 * 1024;
const MS_TO_FINISH = 2_000;
export const USER_COOKIE = 'tre_airlock_preview_user';

/** Kibana 8.12's policy for scripts, which is stricter than 8.3's by the missing 'unsafe-eval'. */
const CSP =
  "script-src 'report-sample' 'self'; worker-src 'report-sample' 'self' blob:; style-src 'report-sample' 'self' 'unsafe-inline'";

export interface HttpOptions {
  port: number;
  /** As `server.basePath` with `server.rewriteBasePath: true`; without a slash at its end. */
  basePath: string;
  kibanaVersion: string;
  /** Tokens of API keys, by the user whose they are. */
  tokens: Record<string, string>;
  callers: Callers;
  apiPrivileges(user: PreviewUser): Set<string>;
}

/** Who sent a request, by its headers, which are all of a request that Kibana's security plugin looks at. */
export type Callers = WeakMap<object, PreviewUser>;

const isSafe = (request: Request) => request.method === 'get' || request.method === 'options';

/** Another site's page may reach 127.0.0.1 under a name of its own (DNS rebinding); this refuses that name. */
function guardHost(server: Server): void {
  server.ext('onRequest', (request, h) => {
    const name = request.info.hostname.replace(/^\[(.*)\]$/, '$1');
    if (['127.0.0.1', 'localhost', '::1'].includes(name)) return h.continue;
    return errorResponse(h, 400, { message: 'Call the preview host as 127.0.0.1 or localhost.' }).takeover();
  });
}

/** Kibana takes the base path off before routing, and knows no address outside it. */
function rewriteBasePath(server: Server, basePath: string): void {
  if (basePath === '') return;
  server.ext('onRequest', (request, h) => {
    if (request.path !== basePath && !request.path.startsWith(`${basePath}/`))
      return errorResponse(h, 404, { message: 'Not Found' }).takeover();
    request.setUrl(request.url.href.replace(basePath, '') || '/');
    return h.continue;
  });
}

/** An API key wins over the cookie, as an Authorization header does in Kibana. */
function callerOf(request: Request, tokens: Record<string, string>): PreviewUser | undefined {
  const authorization = request.headers.authorization as string | undefined;
  if (authorization === undefined) return findUser(request.state[USER_COOKIE]);
  const owner = Object.entries(tokens).find(([, token]) => authorization === `ApiKey ${token}`)?.[0];
  return findUser(owner);
}

function authenticate(server: Server, { tokens, callers }: HttpOptions): void {
  server.auth.scheme('preview', () => ({
    authenticate(request, h) {
      const user = callerOf(request, tokens);
      if (!user) return errorResponse(h, 401, { message: 'Unauthorized' }).takeover();
      callers.set(request.headers, user);
      return h.authenticated({ credentials: { user } });
    },
  }));
  server.auth.strategy('preview', 'preview');
  server.auth.default('preview');
}

/** Kibana refuses writes without a header that another site's form cannot send. */
function requireXsrfHeader(request: Request, h: ResponseToolkit) {
  if (isSafe(request) || 'kbn-xsrf' in request.headers || 'kbn-version' in request.headers) return h.continue;
  return errorResponse(h, 400, { message: 'Request must contain a kbn-xsrf header.' }).takeover();
}

/** Kibana's own browser code sends its version, so that a page from before an upgrade is told to reload. */
function checkVersion(version: string) {
  return (request: Request, h: ResponseToolkit) => {
    const got = request.headers['kbn-version'] as string | undefined;
    if (got === undefined || got === version) return h.continue;
    return errorResponse(h, 400, {
      message:
        'Browser client is out of date, please refresh the page ' +
        `("kbn-version" header was "${got}" but should be "${version}")`,
      attributes: { expected: version, got },
    }).takeover();
  };
}

/** Each tag `access:x` demands the API privilege x; a route without such a tag is open to every user. */
function checkAccess(apiPrivileges: HttpOptions['apiPrivileges']) {
  return (request: Request, h: ResponseToolkit) => {
    const wanted = (request.route.settings.tags ?? []).filter((tag) => tag.startsWith('access:'));
    if (wanted.length === 0) return h.continue;
    const held = apiPrivileges(userOf(request));
    if (wanted.every((tag) => held.has(tag.slice('access:'.length)))) return h.continue;
    return errorResponse(h, 403, { message: 'Forbidden' }).takeover();
  };
}

export const userOf = (request: Request): PreviewUser => request.auth.credentials.user as PreviewUser;

/** A hapi server that treats a request as Kibana does before it reaches a route; it listens on 127.0.0.1. */
export function createHttpServer(options: HttpOptions): Server {
  const server = hapiServer({
    host: '127.0.0.1',
    port: options.port,
    routes: {
      payload: { maxBytes: MAX_PAYLOAD },
      cache: { privacy: 'private', otherwise: 'private, no-cache, no-store, must-revalidate' },
      // Other programs on localhost share the browser's cookies, and theirs may be of any form.
      state: { failAction: 'ignore' },
    },
  });
  server.state(USER_COOKIE, {
    path: '/',
    isHttpOnly: true,
    isSecure: false,
    isSameSite: 'Lax',
    encoding: 'none',
  });
  guardHost(server);
  rewriteBasePath(server, options.basePath);
  authenticate(server, options);
  server.ext('onPostAuth', requireXsrfHeader);
  server.ext('onPostAuth', checkVersion(options.kibanaVersion));
  server.ext('onPostAuth', checkAccess(options.apiPrivileges));
  server.ext('onPreResponse', (request, h) => {
    const { response } = request;
    const headers = {
      'content-security-policy': CSP,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer-when-downgrade',
    };
    if (response instanceof Error) Object.assign(response.output.headers, headers);
    else for (const [name, value] of Object.entries(headers)) response.header(name, value);
    return h.continue;
  });
  return server;
}

/** Ends the server: calls in progress may finish within two seconds. */
export const stopHttpServer = (server: Server) => server.stop({ timeout: MS_TO_FINISH });
