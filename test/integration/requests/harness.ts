import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Client } from '@elastic/elasticsearch';
import { AUDIT_STREAM, INDEX_TEMPLATES, REQUESTS_INDEX, ROUTES, VERDICT_STREAM } from '../../../common';
import type {
  EgressBatch,
  IngressVerdict,
  Project,
  RequestDetail,
  RequestSummary,
  RequestsPage,
  RoutePath,
  SubmissionAnswer,
  VerdictsPage,
} from '../../../common';
import type {
  KibanaRequest,
  KibanaResponse,
  Logger,
  RequestHandler,
  RequestHandlerContext,
  ResponseFactory,
  RouteConfig,
  Router,
} from '../../../server/contracts';
import { notFound } from '../../../server/errors';
import type { ProjectStore } from '../../../server/projects/project_store';
import { createAuditWriter } from '../../../server/requests/elastic_audit_writer';
import { createRequestStore } from '../../../server/requests/elastic_request_store';
import type { RequestDocument } from '../../../server/requests/request_store';
import { requestRoutes } from '../../../server/requests/routes';
import { registerRoutes } from '../../../server/router/register';
import type { ServiceKey } from '../../../server/service_key/service_key';
import type { Services } from '../../../server/services';
import { createVerdictStream } from '../../../server/verdicts/elastic_verdict_stream';
import { verdictRoutes } from '../../../server/verdicts/routes';
import { validateRequest } from '../../host/validate';
import { project } from './samples';

export interface Reply<T = unknown> {
  status: number;
  body: T;
  headers: Record<string, string>;
}

export interface Failure {
  message: string;
  attributes: Record<string, unknown>;
}

type Method = keyof Router;

/** Keeps what a handler answered; an error's body as Kibana sends it. */
const factory: ResponseFactory = {
  ok: ({ body } = {}) => ({ status: 200, body, headers: {} }) as KibanaResponse,
  custom: ({ statusCode, body }) => ({ status: statusCode, body, headers: {} }) as KibanaResponse,
  customError: ({ statusCode, body, headers = {} }) =>
    ({ status: statusCode, body, headers }) as KibanaResponse,
};

const TEMPLATES = path.resolve(__dirname, '../../../ingest-pipelines/index-templates');

/** Installs the index templates that the requests need, from the files that ship. */
export async function installTemplates(client: Client): Promise<void> {
  for (const name of [INDEX_TEMPLATES.verdicts, INDEX_TEMPLATES.audit, INDEX_TEMPLATES.requests]) {
    const body = JSON.parse(await readFile(path.join(TEMPLATES, `${name}.json`), 'utf8')) as object;
    await client.transport.request({ method: 'PUT', path: `/_index_template/${name}`, body });
  }
}

/** The registry is another room's: here it is a list. */
function projectList(projects: Project[]): ProjectStore {
  const seen = (space: string) => projects.filter((one) => one.space === '' || one.space === space);
  return {
    list: async (space) => seen(space),
    all: async () => projects,
    async get(id, space) {
      const found = seen(space).find((one) => one.id === id);
      if (!found) throw notFound(`There is no project "${id}".`);
      return found;
    },
    put: () => Promise.reject(new Error('not here')),
    delete: () => Promise.reject(new Error('not here')),
  };
}

/** Lines that the server logged, by level. */
export interface Logged {
  level: string;
  line: string;
}

/** The real routes, stores and writer over a real engine; only Kibana's shell around them is missing. */
export class Airlock {
  readonly projects: Project[];
  readonly logged: Logged[] = [];
  readonly services: Services;
  private readonly handlers = new Map<string, { config: RouteConfig; handler: RequestHandler }>();

  constructor(
    readonly client: Client,
    options: { projects?: Project[]; auditIntervalSeconds?: number } = {}
  ) {
    this.projects = options.projects ?? [project()];
    const write = (level: string) => (line: string | Error) =>
      void this.logged.push({ level, line: String(line) });
    const logger: Logger = {
      debug: write('debug'),
      info: write('info'),
      warn: write('warn'),
      error: write('error'),
    };
    const serviceKey = { run: (work) => work(client) } as ServiceKey;
    const shared = { serviceKey, internal: client, logger };
    this.services = {
      securityEnabled: true,
      kibanaVersion: '8.3.3',
      pluginVersion: '0.0.0',
      assetsRoot: '',
      logger,
      internal: client,
      asUser: () => client,
      serviceKey,
      projects: projectList(this.projects),
      requests: createRequestStore(shared),
      verdicts: createVerdictStream(shared),
      audit: createAuditWriter({ ...shared, intervalSeconds: options.auditIntervalSeconds ?? 3600 }),
      userName: (request) => String(request.headers.user),
      spaceOf: (request) => String(request.headers.space),
    };
    const register = (method: Method) => (config: RouteConfig, handler: RequestHandler) =>
      void this.handlers.set(`${method} ${config.path}`, { config, handler });
    const router: Router = {
      get: register('get'),
      post: register('post'),
      put: register('put'),
      delete: register('delete'),
    };
    registerRoutes(router, [...verdictRoutes, ...requestRoutes], async () => this.services, logger);
  }

  /** One call as Kibana would make it: validated, then handled. */
  async call<T>(
    user: string,
    method: Method,
    route: RoutePath,
    parts: { params?: object; query?: object; body?: unknown; space?: string } = {}
  ): Promise<Reply<T>> {
    const { config, handler } = this.handlers.get(`${method} ${route}`) ?? {};
    if (!config || !handler) throw new Error(`No handler for ${method} ${route}`);
    let valid;
    try {
      // What comes in over the wire is JSON, so that nothing else is tested.
      const body: unknown = parts.body === undefined ? null : JSON.parse(JSON.stringify(parts.body));
      valid = validateRequest(config.validate, {
        params: parts.params ?? {},
        query: parts.query ?? {},
        body,
      });
    } catch (error) {
      return { status: 400, body: { message: (error as Error).message } as T, headers: {} };
    }
    const request: KibanaRequest = {
      ...valid,
      headers: { user, space: parts.space ?? 'default' },
      events: { aborted$: { subscribe: () => ({ unsubscribe: () => undefined }) } },
    };
    const answer = await handler({} as RequestHandlerContext, request, factory);
    return answer as unknown as Reply<T>;
  }

  egress(body: EgressBatch, user = 'scanner') {
    return this.call<SubmissionAnswer & Failure>(user, 'post', ROUTES.egressVerdicts, { body });
  }

  ingress(body: IngressVerdict, user = 'scanner') {
    return this.call<SubmissionAnswer & Failure>(user, 'post', ROUTES.ingressVerdicts, { body });
  }

  act(user: string, name: keyof typeof ROUTES, id: string, body: object) {
    return this.call<RequestSummary & Failure>(user, 'post', ROUTES[name], { params: { id }, body });
  }

  async detail(id: string, user = 'rita', space?: string) {
    return this.call<RequestDetail & Failure>(user, 'get', ROUTES.request, { params: { id }, space });
  }

  async queue(query: object = {}, user = 'rita', space?: string) {
    return this.call<RequestsPage & Failure>(user, 'get', ROUTES.requests, { query, space });
  }

  /** A vote on what the reviewer sees now. */
  async vote(user: string, id: string, vote = 'approve', paths?: string[]) {
    const { revision } = (await this.detail(id, user)).body;
    return this.act(user, 'votes', id, {
      revision,
      vote,
      reason: 'Looked at it.',
      ...(paths ? { paths } : {}),
    });
  }

  /** Makes what was written visible to searches. */
  async refresh() {
    await this.client.indices.refresh({
      index: [REQUESTS_INDEX, VERDICT_STREAM, AUDIT_STREAM],
      ignore_unavailable: true,
    });
  }

  /** Documents of one request in a stream, in the order of their time. */
  async inStream<T = Record<string, unknown>>(index: string, request: string) {
    await this.refresh();
    const found = await this.client.search<T>({
      index,
      size: 1_000,
      ignore_unavailable: true,
      query: { term: { 'tre.request.id': request } },
      sort: '@timestamp:asc,event.id:asc',
    });
    return found.hits.hits.map(({ _id, _source }) => ({ id: _id ?? '', source: _source as T }));
  }

  /** The stored request, as it lies in the index. */
  async document(id: string): Promise<RequestDocument> {
    return (await this.services.requests.get(id)).document;
  }

  verdicts(id: string, query: object = {}, user = 'rita') {
    return this.call<VerdictsPage & Failure>(user, 'get', ROUTES.requestVerdicts, { params: { id }, query });
  }
}
