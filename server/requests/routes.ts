import type { Route } from '../router/route';

export const requestRoutes: readonly Route[] = [];
