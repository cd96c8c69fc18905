import type { Request, ResponseObject, ResponseToolkit, ServerRoute } from '@hapi/hapi';
import type {
  KibanaRequest,
  Logger,
  RequestHandler,
  RequestHandlerContext,
  RouteConfig,
  Router,
} from '../../server/contracts';
import { errorResponse, internalError, responseFactory, toHapi } from './response';
import { validateRequest } from './validate';

type Method = keyof Router;

/** Ends when the connection closed before the answer was written, as Kibana's `aborted$` does. */
function abortedOf(request: Request): KibanaRequest['events']['aborted$'] {
  return {
    subscribe(next) {
      const { res } = request.raw;
      const onClose = () => {
        if (!res.writableFinished) next();
      };
      res.once('close', onClose);
      return { unsubscribe: () => void res.off('close', onClose) };
    },
  };
}

/** Elasticsearch's 401 reaches the caller, so that Kibana's login page takes over. */
function unauthorisedByElasticsearch(error: unknown): error is Error & { headers?: Record<string, string> } {
  const { name, statusCode, meta } = error as {
    name?: string;
    statusCode?: number;
    meta?: { statusCode?: number };
  };
  return name === 'ResponseError' && (meta?.statusCode ?? statusCode) === 401;
}

/** A route without a body validator has its payload left as an unparsed stream, nothing a handler may read. */
function payloadOptions(method: Method, config: RouteConfig) {
  if (method === 'get') return {};
  const parsed = (config.validate && config.validate.body) || config.options.body;
  const { maxBytes, accepts } = config.options.body ?? {};
  return {
    payload: {
      ...(parsed ? {} : { output: 'stream' as const, parse: false }),
      ...(maxBytes ? { maxBytes } : {}),
      ...(accepts ? { allow: accepts } : {}),
    },
  };
}

export class HostRouter implements Router {
  readonly routes: ServerRoute[] = [];

  constructor(
    private readonly createContext: () => RequestHandlerContext,
    private readonly logger: Logger
  ) {}

  get = (config: RouteConfig, handler: RequestHandler) => this.add('get', config, handler);
  post = (config: RouteConfig, handler: RequestHandler) => this.add('post', config, handler);
  put = (config: RouteConfig, handler: RequestHandler) => this.add('put', config, handler);
  delete = (config: RouteConfig, handler: RequestHandler) => this.add('delete', config, handler);

  private add(method: Method, config: RouteConfig, handler: RequestHandler): void {
    // Kibana throws when a route does not say how it validates.
    if (config.validate === undefined)
      throw new Error(`The [${method}] at [${config.path}] does not have a 'validate' specified.`);
    this.routes.push({
      method,
      path: config.path,
      options: { tags: config.options.tags, ...payloadOptions(method, config) },
      handler: (request, h) => this.handle(config, handler, request, h),
    });
  }

  private async handle(
    config: RouteConfig,
    handler: RequestHandler,
    request: Request,
    h: ResponseToolkit
  ): Promise<ResponseObject> {
    let valid;
    try {
      valid = validateRequest(config.validate, {
        params: request.params,
        query: request.query,
        body: request.payload,
      });
    } catch (error) {
      return errorResponse(h, 400, { message: (error as Error).message });
    }
    const kibanaRequest: KibanaRequest = {
      ...valid,
      headers: request.headers,
      events: { aborted$: abortedOf(request) },
    };
    try {
      return toHapi(h, await handler(this.createContext(), kibanaRequest, responseFactory));
    } catch (error) {
      this.logger.error(error as Error);
      if (unauthorisedByElasticsearch(error)) {
        const challenge = error.headers?.['www-authenticate'] ?? 'Basic realm="Authorization Required"';
        return errorResponse(h, 401, { message: error.message }, { 'www-authenticate': challenge });
      }
      return internalError(h);
    }
  }
}
