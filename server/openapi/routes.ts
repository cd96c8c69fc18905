import { API_PRIVILEGES, ROUTES } from '../../common';
import type { Route } from '../router/route';
import { route } from '../router/route';
import { openapiDocument } from './document';

/** The route that describes itself and all the others. */
export function openapiRoute(others: readonly Route[]): Route {
  const self: Route = route({
    method: 'get',
    path: ROUTES.openapi,
    summary: 'This description, in OpenAPI 3.',
    privilege: API_PRIVILEGES.read,
    handler: async ({ services }) => openapiDocument([...others, self], services.pluginVersion),
  });
  return self;
}
