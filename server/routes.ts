import type { Route } from './router/route';
import { openapiRoute } from './openapi/routes';
import { processRoutes } from './processes/routes';
import { projectRoutes } from './projects/routes';
import { requestRoutes } from './requests/routes';
import { setupRoutes } from './setup/routes';
import { verdictRoutes } from './verdicts/routes';

const described: readonly Route[] = [
  ...verdictRoutes,
  ...requestRoutes,
  ...processRoutes,
  ...projectRoutes,
  ...setupRoutes,
];

/** Every route of the plugin: a reader sees the whole server here. */
export const routes: readonly Route[] = [...described, openapiRoute(described)];
