import { API_PRIVILEGES, ROUTES, projectInput, projectPath } from '../../common';
import type { Project, ProjectsAnswer, UnassignedHostsAnswer } from '../../common';
import type { Route } from '../router/route';
import { route } from '../router/route';
import { findUnassignedHosts } from './unassigned_hosts';

/** A hundred hosts and five hundred users with the longest names they may have are about 160 kB. */
const MAX_PROJECT_BYTES = 512 * 1024;

export const projectRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: ROUTES.projects,
    summary: 'All projects that are seen in this space, by name.',
    privilege: API_PRIVILEGES.read,
    handler: async ({ services, space }): Promise<ProjectsAnswer> => ({
      items: await services.projects.list(space),
    }),
  }),
  route({
    method: 'get',
    path: ROUTES.project,
    summary: 'One project.',
    privilege: API_PRIVILEGES.read,
    params: projectPath,
    handler: ({ services, space }, { params }): Promise<Project> => services.projects.get(params.id, space),
  }),
  route({
    method: 'put',
    path: ROUTES.project,
    summary: 'Make a project, or change it: then with the revision that was read.',
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
    summary: 'Delete a project that has no open requests. Its events and closed requests stay.',
    privilege: API_PRIVILEGES.manage,
    params: projectPath,
    handler: async ({ services, user, space }, { params }): Promise<{ deleted: string }> => {
      await services.projects.delete(params.id, user, space);
      return { deleted: params.id };
    },
  }),
  route({
    method: 'get',
    path: ROUTES.unassignedHosts,
    summary: 'Hosts that sent events in the last seven days and belong to no project.',
    privilege: API_PRIVILEGES.read,
    handler: (call): Promise<UnassignedHostsAnswer> => findUnassignedHosts(call),
  }),
];
