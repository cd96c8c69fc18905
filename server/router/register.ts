import { decode, describeProblem, object } from '../../common';
import type { Codec } from '../../common';
import type {
  KibanaResponse,
  Logger,
  RequestHandler,
  ResponseFactory,
  RouteConfig,
  RouteValidator,
  Router,
} from '../contracts';
import { AirlockError } from '../errors';
import { translate } from '../elasticsearch/errors';
import type { Services } from '../services';
import { Answer } from './route';
import type { Route } from './route';

const nothing = object({}) as unknown as Codec<unknown>;

/** A request without a body, or with an empty one, is decoded as an empty object. */
function validator(codec: Codec<unknown>): RouteValidator {
  return (data, { ok, badRequest }) => {
    const decoded = decode(codec, data ?? {});
    if (decoded.ok) return ok(decoded.value);
    const [first, ...others] = decoded.problems;
    if (!first) return badRequest('is not valid');
    const more = others.length > 0 ? `; ${others.map(describeProblem).join('; ')}` : '';
    return badRequest(`${first.message}${more}`, first.path);
  };
}

/** Guards in the form of 8.3 to 8.16 (tags) and in that of 8.17 and later (security), from one value. */
export function routeConfig(route: Route): RouteConfig {
  return {
    path: route.path,
    validate: {
      params: validator(route.params ?? nothing),
      query: validator(route.query ?? nothing),
      ...(route.body ? { body: validator(route.body) } : {}),
    },
    options: {
      // Scanners are no browsers: from 9.0 an internal route would answer them with 400.
      access: 'public',
      tags: [`access:${route.privilege}`],
      ...(route.body && route.maxBytes ? { body: { maxBytes: route.maxBytes } } : {}),
    },
    security: { authz: { requiredPrivileges: [route.privilege] } },
  };
}

function failure(error: unknown, response: ResponseFactory, route: Route, logger: Logger): KibanaResponse {
  const told = translate(error, 'user');
  const where = `${route.method.toUpperCase()} ${route.path}`;
  if (!(told instanceof AirlockError)) {
    logger.error(`${where} failed: ${told instanceof Error ? (told.stack ?? told.message) : String(told)}`);
    throw told;
  }
  if (told.status >= 500) logger.warn(`${where} answered ${told.status}: ${told.message}`);
  else logger.debug(`${where} answered ${told.status}: ${told.message}`);
  return response.customError({
    statusCode: told.status,
    body: { message: told.message, attributes: told.attributes },
    headers: told.headers,
  });
}

/** The only place that turns handlers into Kibana routes. */
export function registerRoutes(
  router: Router,
  routes: readonly Route[],
  getServices: () => Promise<Services>,
  logger: Logger
): void {
  for (const route of routes) {
    const handler: RequestHandler = async (_context, request, response) => {
      try {
        const services = await getServices();
        const result = await route.handler(
          {
            services,
            user: services.userName(request),
            space: services.spaceOf(request),
            request,
            logger,
          },
          { params: request.params, query: request.query, body: request.body }
        );
        return result instanceof Answer
          ? response.custom({ statusCode: result.status, body: result.body })
          : response.ok({ body: result });
      } catch (error) {
        return failure(error, response, route, logger);
      }
    };
    router[route.method](routeConfig(route), handler);
  }
}
