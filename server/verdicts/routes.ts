import type { Route } from '../router/route';

export const verdictRoutes: readonly Route[] = [];
