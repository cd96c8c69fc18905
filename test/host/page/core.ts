import { Fragment, createElement } from 'react';
import { createBrowserHistory } from 'history';
import type { History } from 'history';
import type { Breadcrumb, CoreStart, Theme } from '../../../public/contracts';
import { createHttp } from './http';
import type { PageMetadata } from './metadata';
import type { Subject } from './subject';

export interface Toast {
  id: string;
  title: string;
  text?: string;
  color: 'success' | 'danger';
}

/** What the frame of the page shows and changes. */
export interface PageState {
  breadcrumbs: Subject<Breadcrumb[]>;
  toasts: Subject<Toast[]>;
  theme: Subject<Theme>;
}

const DEFAULTS: Record<string, unknown> = { 'dateFormat:tz': 'Browser' };

/** Core's services in the browser, as far as public/contracts.ts declares them. */
export function createCore(metadata: PageMetadata, state: PageState, appHistory: (appId: string) => History) {
  const { basePath } = metadata;
  const urlOf = (appId: string, path = '') =>
    `${basePath}/app/${appId}${path === '' || path.startsWith('/') ? path : `/${path}`}`;
  let toasts = 0;
  const addToast = (color: Toast['color']) => (toast: { title: string; text?: string }) => {
    toasts += 1;
    state.toasts.next([...state.toasts.value, { id: String(toasts), color, ...toast }]);
  };
  const core: CoreStart = {
    http: createHttp(metadata),
    application: {
      capabilities: metadata.capabilities,
      async navigateToApp(appId, { path = '' } = {}) {
        appHistory(appId).push(path === '' ? '/' : path);
      },
      async navigateToUrl(url) {
        window.location.assign(url);
      },
      getUrlForApp: (appId, { path } = {}) => urlOf(appId, path),
    },
    chrome: {
      setBreadcrumbs: (crumbs) => state.breadcrumbs.next(crumbs),
      docTitle: {
        change: (title) => {
          document.title = [...[title].flat(), 'Preview host'].join(' - ');
        },
      },
    },
    notifications: { toasts: { addSuccess: addToast('success'), addDanger: addToast('danger') } },
    i18n: { Context: ({ children }) => createElement(Fragment, null, children) },
    uiSettings: { get: (key, fallback) => DEFAULTS[key] ?? fallback },
  };
  return core;
}

/** An app sees its own part of the address only, as with Kibana's scoped history. */
export const createAppHistory = (basePath: string, appId: string): History =>
  createBrowserHistory({ basename: `${basePath}/app/${appId}` }) as History;
