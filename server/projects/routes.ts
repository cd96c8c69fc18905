import type { Route } from '../router/route';

export const projectRoutes: readonly Route[] = [];
