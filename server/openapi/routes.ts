import { API_PRIVILEGES, ROUTES } from '../../common';
import type { Route } from '../router/route';
import { route } from '../router/route';
import { openapiDocument } from './document';

export const openapiRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: ROUTES.openapi,
    summary: 'This description, in OpenAPI 3.',
    privilege: API_PRIVILEGES.read,
    handler: async ({ services }) => {
      // The list of all routes imports this file.
      const { routes } = await import('../routes');
      return openapiDocument(routes, services.pluginVersion);
    },
  }),
];
