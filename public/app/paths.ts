import { UNASSIGNED_PROJECT } from '../../common/names';

/** Paths of the app's pages, below the app's own base path. */
export const PATHS = {
  overview: '/overview',
  requests: '/requests',
  request: '/requests/:id',
  processes: '/processes',
  processTree: '/processes/tree/:entityId',
  projects: '/projects',
  project: '/projects/:id',
  setup: '/setup',
} as const;

/** The pages of the navigation, in their order; the first is the one that the app opens with. */
export const PAGES = [
  { id: 'overview', title: 'Overview', path: PATHS.overview },
  { id: 'requests', title: 'Requests', path: PATHS.requests },
  { id: 'processes', title: 'Processes', path: PATHS.processes },
  { id: 'projects', title: 'Projects', path: PATHS.projects },
  { id: 'setup', title: 'Setup', path: PATHS.setup },
] as const;

type Query = Record<string, string | undefined>;

function withQuery(path: string, query: Query): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value) params.set(key, value);
  const search = params.toString();
  return search === '' ? path : `${path}?${search}`;
}

/** Paths to one thing each, for `AppLink` and `navigation.to`. */
export const links = {
  requests: (query: Query = {}) => withQuery(PATHS.requests, query),
  request: (id: string) => `${PATHS.requests}/${encodeURIComponent(id)}`,
  processes: (query: Query = {}) => withQuery(PATHS.processes, query),
  processTree: (entityId: string, host?: string) =>
    withQuery(`${PATHS.processes}/tree/${encodeURIComponent(entityId)}`, { host }),
  projects: () => PATHS.projects,
  /** The page of a project; `unassigned` is no project, so its link is the list. */
  project: (id: string) =>
    id === UNASSIGNED_PROJECT ? PATHS.projects : `${PATHS.projects}/${encodeURIComponent(id)}`,
  setup: () => PATHS.setup,
};

/**
 * A part of the path as it was before encoding. The router decodes a path by half (`decodeURI`), and what it
 * leaves must be decoded here; what is no encoding is the value itself.
 */
export function readPathParam(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
