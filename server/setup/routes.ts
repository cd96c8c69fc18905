import type { Route } from '../router/route';

export const setupRoutes: readonly Route[] = [];
