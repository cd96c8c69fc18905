import type { Route } from '../router/route';

export const openapiRoutes: readonly Route[] = [];
