import * as EmotionReact from '@emotion/react';
import * as ElasticEui from '@elastic/eui';
import Moment from 'moment';
import * as React from 'react';
import * as ReactDom from 'react-dom';
import * as ReactRouterDom from 'react-router-dom';
import { PLUGIN_ID } from '../../../common/names';
import type { AppMountParameters, AppRegistration, CoreSetup } from '../../../public/contracts';

/** The plugin's browser side, as Kibana's core reads it from the bundle. */
export interface BrowserPlugin {
  setup(core: CoreSetup): void;
  start(): void;
}
export type { AppMountParameters, AppRegistration };

type Define = (key: string, require: (module: unknown) => unknown, module: unknown) => void;

declare global {
  interface Window {
    __kbnSharedDeps__?: Record<string, unknown>;
    __kbnBundles__?: { has(key: string): boolean; define: Define; get(key: string): unknown };
  }
}

function createBundles(): NonNullable<Window['__kbnBundles__']> {
  const bundles = new Map<string, () => unknown>();
  return {
    has: (key) => bundles.has(key),
    // Kibana throws at a second definition of the same key.
    define(key, require, module) {
      if (bundles.has(key)) throw new Error(`bundle "${key}" is already defined`);
      bundles.set(key, () => require(module));
    },
    get(key) {
      const bundle = bundles.get(key);
      if (!bundle) throw new Error(`bundle "${key}" is not defined`);
      return bundle();
    },
  };
}

/** Kibana's globals: only the shared modules that the plugin's build takes as external. */
export function installGlobals(bundlesUrl: string): void {
  window.__kbnSharedDeps__ = { EmotionReact, ElasticEui, Moment, React, ReactDom, ReactRouterDom };
  window.__kbnBundles__ = createBundles();
  window.__kbnPublicPath__ = { [PLUGIN_ID]: bundlesUrl };
}

/** Loads the bundle that Kibana loads on each of its pages, and makes the plugin. */
export async function loadPlugin(bundlesUrl: string): Promise<BrowserPlugin> {
  await new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `${bundlesUrl}${PLUGIN_ID}.plugin.js`;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${script.src} could not be loaded.`));
    document.head.appendChild(script);
  });
  const exported = window.__kbnBundles__?.get(`plugin/${PLUGIN_ID}/public`) as {
    plugin(initializerContext: object): BrowserPlugin;
  };
  return exported.plugin({});
}
