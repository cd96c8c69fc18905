import React from 'react';
import { FEATURES, PLUGIN_ID, UI_CAPABILITIES } from '../../common';
import type { Capabilities, CoreStart, HttpFetchError, HttpFetchOptions } from '../contracts';
import type { Duties } from '../app/services';

/** A call as the server would have seen it. */
export interface Call {
  method: string;
  path: string;
  query: Record<string, string>;
  body: unknown;
}

type Answer = unknown | ((call: Call) => unknown);
/** "METHOD /path" to what is answered: a value, or a function of the call, which may throw `failure(…)`. */
export type Answers = Record<string, Answer>;

/** What Kibana's http service rejects with. */
export function failure(status: number, message: string, attributes?: unknown): HttpFetchError {
  const error: HttpFetchError = new Error(message);
  if (status > 0) {
    error.response = { status };
    error.body = { statusCode: status, message, attributes };
  }
  return error;
}

export const ALL_DUTIES: Duties = { show: true, manage: true, review: true, submit: true, release: true };

export interface FakeCore {
  core: CoreStart;
  calls: Call[];
  toasts: Array<{ kind: 'success' | 'danger'; title: string; text?: string }>;
  crumbs: Array<{ text: string; href?: string }>;
  visited: Array<{ app: string; path?: string }>;
}

const OTHER_APPS: Capabilities = { discover: { show: true }, siem: { show: true } };

export function createFakeCore(
  answers: Answers,
  duties: Partial<Duties> = ALL_DUTIES,
  otherApps: Capabilities = OTHER_APPS
): FakeCore {
  const fake: Omit<FakeCore, 'core'> = { calls: [], toasts: [], crumbs: [], visited: [] };

  const fetch = async <T,>(path: string, options: HttpFetchOptions = {}): Promise<T> => {
    const method = options.method ?? 'GET';
    const query = JSON.parse(JSON.stringify(options.query ?? {})) as Record<string, string>;
    const body = typeof options.body === 'string' ? (JSON.parse(options.body) as unknown) : options.body;
    const call: Call = { method, path, query, body };
    fake.calls.push(call);
    const key = `${method} ${path}`;
    if (!(key in answers)) throw failure(404, `The test gives no answer to ${key}.`);
    const answer = answers[key];
    const value = typeof answer === 'function' ? (answer as (call: Call) => unknown)(call) : answer;
    if (value instanceof Error) throw value;
    return (await value) as T;
  };

  const prepend = (path: string) => `/base${path}`;
  const getUrlForApp = (app: string, options?: { path?: string }) =>
    prepend(`/app/${app}${options?.path ?? ''}`);
  const core: CoreStart = {
    http: { fetch, basePath: { prepend } },
    application: {
      capabilities: {
        ...otherApps,
        [FEATURES.app]: { [UI_CAPABILITIES.show]: duties.show, [UI_CAPABILITIES.manage]: duties.manage },
        [FEATURES.review]: { [UI_CAPABILITIES.review]: duties.review },
        [FEATURES.submit]: { [UI_CAPABILITIES.submit]: duties.submit },
        [FEATURES.release]: { [UI_CAPABILITIES.release]: duties.release },
      },
      navigateToApp: async (app, options) => void fake.visited.push({ app, path: options?.path }),
      navigateToUrl: async (url) => void fake.visited.push({ app: PLUGIN_ID, path: url }),
      getUrlForApp,
    },
    chrome: {
      setBreadcrumbs: (crumbs) => void fake.crumbs.splice(0, fake.crumbs.length, ...crumbs),
      docTitle: { change: () => undefined },
    },
    notifications: {
      toasts: {
        addSuccess: ({ title, text }) => fake.toasts.push({ kind: 'success', title, text }),
        addDanger: ({ title, text }) => fake.toasts.push({ kind: 'danger', title, text }),
      },
    },
    i18n: { Context: ({ children }) => <>{children}</> },
    uiSettings: { get: (key, fallback) => (key === 'dateFormat:tz' ? 'UTC' : fallback) },
  };
  return { core, ...fake };
}
