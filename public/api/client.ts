import { ROUTES, routePath } from '../../common';
import type {
  DecisionBody,
  Pack,
  PackAnswer,
  ProcessTreeAnswer,
  ProcessesPage,
  ProcessesQuery,
  Project,
  ProjectEnd,
  ProjectInput,
  ProjectsAnswer,
  ProjectsQuery,
  RequestActivity,
  RequestDetail,
  RequestsPage,
  RequestsQuery,
  SetupAnswer,
  SetupBody,
  SetupState,
  TreeQuery,
  UnassignedHostsAnswer,
  VerdictsPage,
  VerdictsQuery,
  VoteBody,
} from '../../common';
import type { HttpFetchError, HttpFetchOptions, HttpStart } from '../contracts';

/** An answer that is not success. `status` is 0 when no answer came. */
export class ApiError extends Error {
  constructor(
    public readonly status: number,
    message: string,
    public readonly attributes: Record<string, unknown> = {}
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What Kibana's http service throws, in our own words; an aborted call stays what it is. */
export function toApiError(thrown: unknown): Error {
  if (thrown instanceof Error && thrown.name === 'AbortError') return thrown;
  const { body, response, message } = (thrown ?? {}) as Partial<HttpFetchError>;
  const attributes = isRecord(body?.attributes) ? body.attributes : {};
  return new ApiError(
    response?.status ?? body?.statusCode ?? 0,
    body?.message ?? message ?? 'No answer came from Kibana.',
    attributes
  );
}

/** The decisions that share one body: a revision and a reason. */
export type DecisionName = 'return' | 'reject' | 'override' | 'revoke';

/**
 * One method per route of `common/routes.ts` that a person uses. Rejects with `ApiError`.
 * Reads take a signal, so that a page that is left ends its calls.
 */
export function createApi(http: HttpStart) {
  async function call<T>(path: string, options: HttpFetchOptions): Promise<T> {
    try {
      return await http.fetch<T>(path, options);
    } catch (thrown) {
      throw toApiError(thrown);
    }
  }
  const get = <T>(path: string, signal?: AbortSignal, query?: Record<string, string | undefined>) =>
    call<T>(path, { method: 'GET', signal, ...(query ? { query } : {}) });
  const send = <T>(method: 'POST' | 'PUT', path: string, body: unknown) =>
    call<T>(path, { method, body: JSON.stringify(body) });

  return {
    requests: (query: RequestsQuery, signal?: AbortSignal) =>
      get<RequestsPage>(ROUTES.requests, signal, query),
    request: (id: string, signal?: AbortSignal) =>
      get<RequestDetail>(routePath(ROUTES.request, { id }), signal),
    requestActivity: (id: string, signal?: AbortSignal) =>
      get<RequestActivity>(routePath(ROUTES.requestActivity, { id }), signal),
    requestVerdicts: (id: string, query: VerdictsQuery, signal?: AbortSignal) =>
      get<VerdictsPage>(routePath(ROUTES.requestVerdicts, { id }), signal, query),
    vote: (id: string, body: VoteBody) => send<unknown>('POST', routePath(ROUTES.votes, { id }), body),
    decide: (id: string, decision: DecisionName, body: DecisionBody) =>
      send<unknown>('POST', routePath(ROUTES[decision], { id }), body),

    processes: (query: ProcessesQuery, signal?: AbortSignal) =>
      get<ProcessesPage>(ROUTES.processes, signal, query),
    processTree: (entityId: string, query: TreeQuery, signal?: AbortSignal) =>
      get<ProcessTreeAnswer>(routePath(ROUTES.processTree, { entityId }), signal, query),

    projects: (signal?: AbortSignal, query?: ProjectsQuery) =>
      get<ProjectsAnswer>(ROUTES.projects, signal, query),
    project: (id: string, signal?: AbortSignal) => get<Project>(routePath(ROUTES.project, { id }), signal),
    putProject: (id: string, body: ProjectInput) =>
      send<Project>('PUT', routePath(ROUTES.project, { id }), body),
    deleteProject: (id: string) => call<ProjectEnd>(routePath(ROUTES.project, { id }), { method: 'DELETE' }),
    unassignedHosts: (signal?: AbortSignal) => get<UnassignedHostsAnswer>(ROUTES.unassignedHosts, signal),

    setup: (signal?: AbortSignal) => get<SetupState>(ROUTES.setup, signal),
    runSetup: (body: SetupBody) => send<SetupAnswer>('POST', ROUTES.setup, body),
    pack: (pack: Pack, signal?: AbortSignal) => get<PackAnswer>(routePath(ROUTES.pack, { pack }), signal),
  };
}

export type Api = ReturnType<typeof createApi>;
