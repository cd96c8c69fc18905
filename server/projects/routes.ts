import { API_PRIVILEGES, ROUTES, projectInput, projectPath, projectsQuery } from '../../common';
import type { Project, ProjectEnd, ProjectsAnswer, UnassignedHostsAnswer } from '../../common';
import type { Route } from '../router/route';
import { route } from '../router/route';
import { findUnassignedHosts } from './unassigned_hosts';

/** A hundred hosts and five hundred users with the longest names they may have are about 160 kB. */
const MAX_PROJECT_BYTES = 512 * 1024;

export const projectRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: ROUTES.projects,
    summary:
      'All open projects that are seen in this space, by name; with "closed" those that were closed, too.',
    privilege: API_PRIVILEGES.read,
    query: projectsQuery,
    handler: async ({ services, space }, { query }): Promise<ProjectsAnswer> => ({
      items: await services.projects.list(space, { closed: query.closed === 'true' }),
    }),
  }),
  route({
    method: 'get',
    path: ROUTES.project,
    summary: 'One project, open or closed.',
    privilege: API_PRIVILEGES.read,
    params: projectPath,
    handler: ({ services, space }, { params }): Promise<Project> => services.projects.get(params.id, space),
  }),
  route({
    method: 'put',
    path: ROUTES.project,
    summary: 'Make a project, or change it or open it again: then with the revision that was read.',
    privilege: API_PRIVILEGES.manage,
    params: projectPath,
    body: projectInput,
    maxBytes: MAX_PROJECT_BYTES,
    handler: ({ services, user, space }, { params, body }): Promise<Project> =>
      services.projects.put(params.id, body, user, space),
  }),
  route({
    method: 'delete',
    path: ROUTES.project,
    summary:
      'End a project that has no open requests: one that never had a request is deleted, any other is closed, so that ' +
      'its requests can still be read. Its events stay. The answer says which it was.',
    privilege: API_PRIVILEGES.manage,
    params: projectPath,
    handler: ({ services, user, space }, { params }): Promise<ProjectEnd> =>
      services.projects.delete(params.id, user, space),
  }),
  route({
    method: 'get',
    path: ROUTES.unassignedHosts,
    summary: 'Hosts that sent events in the last seven days and belong to no project.',
    privilege: API_PRIVILEGES.read,
    handler: (call): Promise<UnassignedHostsAnswer> => findUnassignedHosts(call),
  }),
];
