import type { Route } from '../router/route';

export const processRoutes: readonly Route[] = [];
