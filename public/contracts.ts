import type { History } from 'history';
import type { ComponentType, ReactNode } from 'react';

/**
 * The slice of Kibana that the app uses, and nothing more: Kibana 8.3 to 9.x and the preview host all have it.
 */
export interface HttpFetchOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  query?: Record<string, string | undefined>;
  /** JSON, already written out, or a form with a file. */
  body?: string | FormData;
  /** Kibana sends JSON's content type unless a header says `undefined`: a form brings its own. */
  headers?: Record<string, string | undefined>;
  signal?: AbortSignal;
}

/** Kibana's own error: `body` is the wire form, `response` is absent when no answer came. */
export interface HttpFetchError extends Error {
  body?: { statusCode?: number; message?: string; attributes?: unknown };
  response?: { status: number };
}

export interface HttpStart {
  /** Adds base path and xsrf header; rejects with an HttpFetchError. */
  fetch<T>(path: string, options?: HttpFetchOptions): Promise<T>;
  basePath: { prepend(path: string): string };
}

export type Capabilities = Record<string, Record<string, unknown> | undefined>;

export interface ApplicationStart {
  capabilities: Capabilities;
  navigateToApp(appId: string, options?: { path?: string }): Promise<void>;
  navigateToUrl(url: string): Promise<void>;
  getUrlForApp(appId: string, options?: { path?: string }): string;
}

export interface Breadcrumb {
  text: string;
  href?: string;
}

export interface ChromeStart {
  setBreadcrumbs(crumbs: Breadcrumb[]): void;
  docTitle: { change(title: string | string[]): void };
}

export interface ToastsStart {
  addSuccess(toast: { title: string; text?: string }): unknown;
  addDanger(toast: { title: string; text?: string }): unknown;
}

export interface CoreStart {
  http: HttpStart;
  application: ApplicationStart;
  chrome: ChromeStart;
  notifications: { toasts: ToastsStart };
  i18n: { Context: ComponentType<{ children: ReactNode }> };
  uiSettings?: { get(key: string, fallback?: unknown): unknown };
}

/** No plugin's browser code is used; the parameter is there because Kibana gives it. */
export type PluginsStart = Record<string, unknown>;

export interface Theme {
  darkMode: boolean;
}

/** An RxJS observable, as far as it is used. */
export interface Observable<T> {
  subscribe(next: (value: T) => void): { unsubscribe(): void };
}

export interface AppMountParameters {
  element: HTMLElement;
  history: History;
  theme$: Observable<Theme>;
}

export type Unmount = () => void;

export interface AppRegistration {
  id: string;
  title: string;
  category: { id: string; label: string; order: number; euiIconType: string };
  euiIconType: string;
  order: number;
  keywords: string[];
  deepLinks: Array<{ id: string; title: string; path: string }>;
  mount(params: AppMountParameters): Promise<Unmount>;
}

export interface CoreSetup {
  application: { register(app: AppRegistration): void };
  getStartServices(): Promise<[CoreStart, PluginsStart, unknown]>;
}

/** What the second bundle leaves for the first. */
export interface AppModule {
  mountApp(core: CoreStart, plugins: PluginsStart, params: AppMountParameters): Unmount;
}

declare global {
  interface Window {
    /** Base URL of each plugin's bundles, from Kibana's bootstrap script. */
    __kbnPublicPath__?: Record<string, string>;
    __treAirlockApp__?: AppModule;
  }
}
