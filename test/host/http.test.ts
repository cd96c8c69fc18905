import type { Server, ServerInjectOptions } from '@hapi/hapi';
import { API_PRIVILEGES } from '../../common';
import type { RequestHandler, RouteConfig, RouteValidator } from '../../server/contracts';
import { kibanaFeatures } from '../../server/features';
import { createLogger, securityFake } from './fakes';
import { USER_COOKIE, createHttpServer } from './http_server';
import type { Callers } from './http_server';
import { HostRouter } from './router';
import { apiPrivileges, makeTokens } from './users';

const KIBANA_VERSION = '8.3.3';
const anything: RouteValidator = (data, { ok }) => ok(data);
const tokens = makeTokens();
const log: string[] = [];
let server: Server;

const config = (path: string, extra: Partial<RouteConfig> = {}): RouteConfig => ({
  path,
  validate: { params: anything, query: anything, body: anything },
  options: { access: 'public', tags: [`access:${API_PRIVILEGES.read}`] },
  security: { authz: { requiredPrivileges: [API_PRIVILEGES.read] } },
  ...extra,
});

const echo: RequestHandler = async (_context, { params, query, body }, response) =>
  response.ok({ body: { params, query, body } });

const refuseName: RouteValidator = (_data, { badRequest }) => badRequest('is no name', ['a', 'b']);

async function serve(basePath = ''): Promise<Server> {
  const callers: Callers = new WeakMap();
  const created = createHttpServer({
    port: 0,
    basePath,
    kibanaVersion: KIBANA_VERSION,
    tokens,
    callers,
    apiPrivileges: (user) => apiPrivileges(kibanaFeatures(), user),
  });
  const security = securityFake(callers);
  const logger = createLogger((level, line) => log.push(`${level} ${line}`), 'router');
  let contexts = 0;
  const createContext = () => ({
    get core() {
      contexts += 1;
      return Promise.reject(new Error('core was asked for'));
    },
  });
  const router = new HostRouter(createContext, logger);
  router.post(config('/echo/{id}'), echo);
  router.get(config('/get'), echo);
  router.get(config('/get-open', { options: { access: 'public', tags: [] } }), echo);
  router.post(config('/unvalidated', { validate: false }), echo);
  router.post(
    config('/refusing', { validate: { params: anything, query: anything, body: refuseName } }),
    echo
  );
  router.post(
    config('/throwing', {
      validate: {
        params: anything,
        query: anything,
        body: () => {
          throw new Error('validator fell over');
        },
      },
    }),
    echo
  );
  router.post(config('/small', { options: { access: 'public', tags: [], body: { maxBytes: 100 } } }), echo);
  router.get(config('/conflict'), async (_context, _request, response) =>
    response.customError({
      statusCode: 409,
      body: { message: 'Someone was quicker.', attributes: { revision: 4 } },
      headers: { 'retry-after': '5' },
    })
  );
  router.get(config('/created'), async (_context, _request, response) =>
    response.custom({ statusCode: 207, body: { some: 'stored' } })
  );
  router.get(config('/uncaught'), async () => {
    throw new Error('secret detail');
  });
  router.get(config('/by-hand'), async () => ({ status: 200 }));
  router.get(config('/expired'), async () => {
    throw Object.assign(new Error('token expired'), { name: 'ResponseError', statusCode: 401 });
  });
  router.get(config('/lazy'), async (context, _request, response) => {
    const before = contexts;
    await context.core.catch(() => undefined);
    return response.ok({ body: { before, after: contexts } });
  });
  router.get(
    config('/who', { options: { access: 'public', tags: [] } }),
    async (_context, request, response) => response.ok({ body: security.start.authc.getCurrentUser(request) })
  );
  created.route(router.routes);
  return created;
}

beforeAll(async () => {
  server = await serve();
});
beforeEach(() => log.splice(0));

const as = (user: string) => ({ cookie: `${USER_COOKIE}=${user}` });

async function call(options: ServerInjectOptions & { url: string }, on: Server = server) {
  const answer = await on.inject({
    ...options,
    headers: { 'kbn-xsrf': 'test', ...as('operator'), ...options.headers },
  });
  return { status: answer.statusCode, headers: answer.headers, body: JSON.parse(answer.payload || 'null') };
}

describe('validation', () => {
  it('hands params, query and body to the handler as their validators gave them', async () => {
    const { status, body } = await call({ method: 'POST', url: '/echo/a%2Fb?q=1', payload: { x: 1 } });
    expect(status).toBe(200);
    expect(body).toEqual({ params: { id: 'a/b' }, query: { q: '1' }, body: { x: 1 } });
  });

  it('leaves every part empty when nothing is validated', async () => {
    const { body } = await call({ method: 'POST', url: '/unvalidated?q=1', payload: { x: 1 } });
    expect(body).toEqual({ params: {}, query: {}, body: {} });
  });

  it('answers 400 with the part and the path named', async () => {
    const { status, body } = await call({ method: 'POST', url: '/refusing', payload: {} });
    expect(status).toBe(400);
    expect(body).toEqual({
      statusCode: 400,
      error: 'Bad Request',
      message: '[request body.a.b]: is no name',
    });
  });

  it('takes what a validator throws for a refusal', async () => {
    const { status, body } = await call({ method: 'POST', url: '/throwing', payload: {} });
    expect(status).toBe(400);
    expect(body.message).toBe('[request body]: validator fell over');
  });

  it('refuses JSON that cannot be parsed, and a body over the route’s limit', async () => {
    const headers = { 'content-type': 'application/json' };
    expect((await call({ method: 'POST', url: '/echo/1', payload: '{"a":', headers })).status).toBe(400);
    const large = await call({ method: 'POST', url: '/small', payload: { text: 'x'.repeat(200) } });
    expect(large.status).toBe(413);
    expect(large.body.statusCode).toBe(413);
  });

  it('does not take a route without validate', () => {
    const router = new HostRouter(
      () => ({ core: Promise.reject() }),
      createLogger(() => undefined)
    );
    const forgotten = { ...config('/x'), validate: undefined } as unknown as RouteConfig;
    expect(() => router.get(forgotten, echo)).toThrow("does not have a 'validate' specified");
  });
});

describe('answers', () => {
  it('writes an error with its attributes and headers', async () => {
    const { status, headers, body } = await call({ url: '/conflict' });
    expect(status).toBe(409);
    expect(headers['retry-after']).toBe('5');
    expect(body).toEqual({
      statusCode: 409,
      error: 'Conflict',
      message: 'Someone was quicker.',
      attributes: { revision: 4 },
    });
  });

  it('keeps another status for success', async () => {
    expect(await call({ url: '/created' })).toMatchObject({ status: 207, body: { some: 'stored' } });
  });

  it('says nothing of what was thrown, and logs it', async () => {
    const { status, body } = await call({ url: '/uncaught' });
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(log.join('\n')).toContain('secret detail');
  });

  it('takes nothing that the factory did not make', async () => {
    expect((await call({ url: '/by-hand' })).status).toBe(500);
    expect(log.join('\n')).toContain('Unexpected result from Route Handler');
  });

  it('passes Elasticsearch’s 401 on, with a challenge', async () => {
    const { status, headers } = await call({ url: '/expired' });
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toBe('Basic realm="Authorization Required"');
  });

  it('makes core’s services only when a handler asks', async () => {
    expect((await call({ url: '/lazy' })).body).toEqual({ before: 0, after: 1 });
  });

  it('sends Kibana 8.12’s policy, without unsafe-eval, with errors too', async () => {
    for (const url of ['/get', '/uncaught', '/nowhere']) {
      const { headers } = await call({ url });
      expect(headers['content-security-policy']).toMatch(/^script-src 'report-sample' 'self';/);
      expect(headers['content-security-policy']).not.toContain('unsafe-eval');
    }
  });
});

describe('who may call', () => {
  it('refuses who is nobody with 401', async () => {
    const answer = await server.inject({ url: '/get-open' });
    expect(answer.statusCode).toBe(401);
    expect((await call({ url: '/get-open', headers: as('nobody') })).status).toBe(401);
  });

  it('knows a machine by its API key, which wins over the cookie', async () => {
    const authorization = `ApiKey ${tokens.scanner}`;
    expect((await call({ url: '/who', headers: { authorization } })).body).toEqual({ username: 'scanner' });
    expect((await call({ url: '/who', headers: as('auditor') })).body).toEqual({ username: 'auditor' });
    expect((await call({ url: '/who', headers: { authorization: 'ApiKey wrong' } })).status).toBe(401);
  });

  it('refuses with 403 whose features do not hold the route’s privilege', async () => {
    const { status, body } = await call({ url: '/get', headers: as('stranger') });
    expect(status).toBe(403);
    expect(body).toEqual({ statusCode: 403, error: 'Forbidden', message: 'Forbidden' });
    expect((await call({ url: '/get', headers: as('auditor') })).status).toBe(200);
    expect((await call({ url: '/get-open', headers: as('stranger') })).status).toBe(200);
  });

  it('refuses a write without kbn-xsrf, and lets kbn-version stand for it', async () => {
    const write = (headers: Record<string, string>) =>
      server.inject({
        method: 'POST',
        url: '/echo/1',
        payload: {},
        headers: { ...as('operator'), ...headers },
      });
    const refused = await write({});
    expect(refused.statusCode).toBe(400);
    expect(JSON.parse(refused.payload).message).toBe('Request must contain a kbn-xsrf header.');
    expect((await write({ 'kbn-xsrf': '1' })).statusCode).toBe(200);
    expect((await write({ 'kbn-version': KIBANA_VERSION })).statusCode).toBe(200);
    const old = await write({ 'kbn-version': '8.3.2' });
    expect(old.statusCode).toBe(400);
    expect(JSON.parse(old.payload).attributes).toEqual({ expected: KIBANA_VERSION, got: '8.3.2' });
  });

  it('refuses to be called by a name that is not this machine', async () => {
    expect((await call({ url: '/get', headers: { host: 'evil.example' } })).status).toBe(400);
    expect((await call({ url: '/get', headers: { host: 'localhost:5620' } })).status).toBe(200);
  });
});

it('serves below a base path, and nothing beside it', async () => {
  const below = await serve('/kbn');
  expect((await call({ url: '/kbn/get?q=1' }, below)).body.query).toEqual({ q: '1' });
  expect((await call({ url: '/get' }, below)).status).toBe(404);
  expect((await call({ url: '/kbnx/get' }, below)).status).toBe(404);
});

it('listens on 127.0.0.1 only', () => {
  expect(server.settings.host).toBe('127.0.0.1');
});
