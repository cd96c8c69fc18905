import { API_PRIVILEGES, ROUTES, integer, list, object, text } from '../../common';
import type {
  ErrorBody,
  KibanaRequest,
  KibanaResponse,
  Logger,
  RequestHandler,
  RequestHandlerContext,
  ResponseFactory,
  RouteConfig,
  RouteValidator,
  Router,
} from '../contracts';
import { AirlockError } from '../errors';
import { routes } from '../routes';
import type { Services } from '../services';
import { registerRoutes, routeConfig } from './register';
import { Answer, route } from './route';
import type { Call, Route } from './route';

interface Answered extends KibanaResponse {
  body?: unknown;
  headers?: Record<string, string>;
}

const response: ResponseFactory = {
  ok: ({ body } = {}): Answered => ({ status: 200, body }),
  custom: ({ statusCode, body }): Answered => ({ status: statusCode, body }),
  customError: ({ statusCode, body, headers }): Answered => ({ status: statusCode, body, headers }),
};

const context = {} as RequestHandlerContext;
const request = {
  headers: {},
  params: { id: '1' },
  query: {},
  body: { text: 'x' },
} as unknown as KibanaRequest;

function logs() {
  const lines: string[] = [];
  const add = (level: string) => (message: string | Error) => void lines.push(`${level} ${String(message)}`);
  const logger: Logger = { debug: add('debug'), info: add('info'), warn: add('warn'), error: add('error') };
  return { logger, lines };
}

/** Registers one route and calls it, as Kibana would after its own checks. */
async function call(definition: Partial<Route>): Promise<{ answer: Answered; lines: string[] }> {
  const { logger, lines } = logs();
  let handler: RequestHandler | undefined;
  const take = (_config: RouteConfig, given: RequestHandler) => void (handler = given);
  const router: Router = { get: take, post: take, put: take, delete: take };
  const services = { userName: () => 'ada', spaceOf: () => 'lab' } as unknown as Services;
  registerRoutes(
    router,
    [
      {
        method: 'post',
        path: ROUTES.setup,
        summary: '',
        privilege: API_PRIVILEGES.manage,
        ...definition,
      } as Route,
    ],
    async () => services,
    logger
  );
  const answer = (await handler?.(context, request, response)) as Answered;
  return { answer, lines };
}

const fails = (error: unknown) => call({ handler: () => Promise.reject(error) });

/** What a validator tells Kibana: a value, or a message and where. */
function validate(validator: RouteValidator | undefined, data: unknown): unknown {
  return validator?.(data, {
    ok: (value) => ({ value }),
    badRequest: (error, path) => ({ message: String(error), path }),
  });
}

const example = route({
  method: 'post',
  path: ROUTES.projects,
  summary: 'An example.',
  privilege: API_PRIVILEGES.submit,
  body: object({ names: list(text(5, 1), 3) }, { size: integer(1, 9) }),
  maxBytes: 1234,
  handler: async () => ({}),
});

describe('input', () => {
  const config = routeConfig(example);
  const validators = config.validate === false ? undefined : config.validate;

  test('a good body arrives as it is', () => {
    expect(validate(validators?.body, { names: ['a'], size: 2 })).toEqual({
      value: { names: ['a'], size: 2 },
    });
  });

  test('a wrong body is refused with the first path, and the others in words', () => {
    expect(validate(validators?.body, { names: ['a', ''], size: 10, colour: 'red' })).toEqual({
      message: 'is not a known key; names.1 must not be empty; size must be a whole number from 1 to 9',
      path: ['colour'],
    });
  });

  test('no body at all is an empty one', () => {
    expect(validate(validators?.body, null)).toEqual({ message: 'is missing', path: ['names'] });
  });

  test('a route without query or params refuses any', () => {
    expect(validate(validators?.query, { debug: '1' })).toEqual({
      message: 'is not a known key',
      path: ['debug'],
    });
    expect(validate(validators?.params, {})).toEqual({ value: {} });
  });

  test('a body is only taken where the route has one, within its bytes', () => {
    expect(config.options.body).toEqual({ maxBytes: 1234 });
    const bodiless = routeConfig({ ...example, body: undefined });
    expect(bodiless.validate).not.toHaveProperty('body');
    expect(bodiless.options).not.toHaveProperty('body');
  });
});

describe('answers', () => {
  test('a value is a 200, an Answer its own status', async () => {
    expect((await call({ handler: async () => ({ fine: true }) })).answer).toEqual({
      status: 200,
      body: { fine: true },
    });
    expect((await call({ handler: async () => new Answer(207, { some: 1 }) })).answer).toEqual({
      status: 207,
      body: { some: 1 },
    });
  });

  test('a handler is given who calls, from where, and with what', async () => {
    let seen: [Call, unknown] | undefined;
    await call({
      handler: async (given, input) => {
        seen = [given, input];
        return {};
      },
    });
    expect(seen?.[0]).toMatchObject({ user: 'ada', space: 'lab', request });
    expect(seen?.[1]).toEqual({ params: { id: '1' }, query: {}, body: { text: 'x' } });
  });

  test('an AirlockError is told with its status, attributes and headers', async () => {
    const { answer, lines } = await fails(
      new AirlockError(409, 'Bob was quicker.', { revision: 3 }, { 'x-test': '1' })
    );
    expect(answer).toEqual({
      status: 409,
      body: { message: 'Bob was quicker.', attributes: { revision: 3 } } satisfies ErrorBody,
      headers: { 'x-test': '1' },
    });
    expect(lines).toEqual([`debug POST ${ROUTES.setup} answered 409: Bob was quicker.`]);
  });

  test('a 403 of Elasticsearch for the caller is a 403 with its reason', async () => {
    const error = Object.assign(new Error('no'), {
      name: 'ResponseError',
      meta: { statusCode: 403, body: { error: { type: 'security_exception', reason: 'read is missing' } } },
    });
    const { answer } = await fails(error);
    expect(answer.status).toBe(403);
    expect((answer.body as ErrorBody).message).toContain('read is missing');
  });

  test('Elasticsearch away is a 503 that says when to try again, and is logged', async () => {
    const { answer, lines } = await fails(Object.assign(new Error('refused'), { name: 'ConnectionError' }));
    expect(answer.status).toBe(503);
    expect(answer.headers).toHaveProperty('retry-after');
    expect(lines[0]).toMatch(/^warn /);
  });

  test('what nobody foresaw is logged with its place and left to Kibana, which answers a bland 500', async () => {
    const { logger, lines } = logs();
    let handler: RequestHandler | undefined;
    const take = (_config: RouteConfig, given: RequestHandler) => void (handler = given);
    const bug = new TypeError('x is undefined');
    registerRoutes(
      { get: take, post: take, put: take, delete: take },
      [{ ...example, handler: () => Promise.reject(bug) }],
      async () => ({ userName: () => '', spaceOf: () => '' }) as unknown as Services,
      logger
    );
    await expect(handler?.(context, request, response)).rejects.toBe(bug);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`error POST ${ROUTES.projects} failed: TypeError: x is undefined`);
    expect(lines[0]).toContain('register.test');
  });

  test('services that could not be made fail the call and not Kibana', async () => {
    const { logger } = logs();
    let handler: RequestHandler | undefined;
    const take = (_config: RouteConfig, given: RequestHandler) => void (handler = given);
    const broken = Promise.reject(new AirlockError(503, 'not yet'));
    registerRoutes({ get: take, post: take, put: take, delete: take }, [example], () => broken, logger);
    await expect(handler?.(context, request, response)).resolves.toMatchObject({ status: 503 });
  });
});

describe('every route of the plugin', () => {
  const named = routes.map((entry) => [`${entry.method} ${entry.path}`, entry] as const);

  test.each(named)('%s is guarded in both forms, for one known privilege', (_name, entry) => {
    const { options, security } = routeConfig(entry);
    expect(Object.values(API_PRIVILEGES)).toContain(entry.privilege);
    expect(options.tags).toEqual([`access:${entry.privilege}`]);
    expect(security).toEqual({ authz: { requiredPrivileges: [entry.privilege] } });
    expect(options.access).toBe('public');
  });

  test.each(named)('%s has a summary, and changes nothing with a mere look', (_name, entry) => {
    expect(entry.summary).not.toBe('');
    if (entry.method !== 'get') expect(entry.privilege).not.toBe(API_PRIVILEGES.read);
    else expect(entry.body).toBeUndefined();
  });

  test('no two are the same, and each path of the contract is served', () => {
    expect(new Set(named.map(([name]) => name)).size).toBe(named.length);
    expect(new Set(routes.map(({ path }) => path))).toEqual(new Set(Object.values(ROUTES)));
  });

  test.each(named)('%s takes exactly the parameters that its path names', (_name, { path, params }) => {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys((params?.schema.properties as object | undefined) ?? {})).toEqual(inPath);
  });
});
