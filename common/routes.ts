/** The HTTP API's paths, once, for the server that serves them and the app and tools that call them. */

export const API_BASE = '/api/tre_airlock/v1';

export const ROUTES = {
  egressVerdicts: `${API_BASE}/egress/verdicts`,
  ingressVerdicts: `${API_BASE}/ingress/verdicts`,
  requests: `${API_BASE}/requests`,
  request: `${API_BASE}/requests/{id}`,
  requestActivity: `${API_BASE}/requests/{id}/activity`,
  /** One document's findings: a verdict as it was stored. */
  requestVerdicts: `${API_BASE}/requests/{id}/verdicts`,
  votes: `${API_BASE}/requests/{id}/votes`,
  return: `${API_BASE}/requests/{id}/return`,
  reject: `${API_BASE}/requests/{id}/reject`,
  override: `${API_BASE}/requests/{id}/override`,
  withdraw: `${API_BASE}/requests/{id}/withdraw`,
  revoke: `${API_BASE}/requests/{id}/revoke`,
  release: `${API_BASE}/requests/{id}/release`,
  processes: `${API_BASE}/processes`,
  processTree: `${API_BASE}/processes/{entityId}/tree`,
  projects: `${API_BASE}/projects`,
  project: `${API_BASE}/projects/{id}`,
  /** Hosts that send events and belong to no project. */
  unassignedHosts: `${API_BASE}/hosts/unassigned`,
  setup: `${API_BASE}/setup`,
  /** Detection rules and dashboards, to be imported through Kibana's own APIs. */
  pack: `${API_BASE}/packs/{pack}`,
  openapi: `${API_BASE}/openapi.json`,
} as const;

export type RoutePath = (typeof ROUTES)[keyof typeof ROUTES];

/** Fills `{name}` places of a path; each value is percent-encoded. */
export function routePath(path: RoutePath, params: Record<string, string>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`The path ${path} needs "${name}".`);
    return encodeURIComponent(value);
  });
}
