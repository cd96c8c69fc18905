import React from 'react';
import ReactDOM from 'react-dom';
import { THEME_COOKIE } from './cookies';
import { createAppHistory, createCore } from './core';
import type { PageState } from './core';
import { Frame } from './frame';
import { installGlobals, loadPlugin } from './globals';
import type { AppRegistration } from './globals';
import { readMetadata } from './metadata';
import { Subject } from './subject';

const metadata = readMetadata(document);
const { basePath } = metadata;

const state: PageState = {
  breadcrumbs: new Subject<PageState['breadcrumbs']['value']>([]),
  toasts: new Subject<PageState['toasts']['value']>([]),
  theme: new Subject({ darkMode: metadata.darkMode }),
};

const appIdInAddress = () => window.location.pathname.slice(`${basePath}/app/`.length).split('/')[0] ?? '';

async function switchUser(user: string): Promise<void> {
  await window.fetch(`${basePath}/preview/user`, {
    method: 'POST',
    body: JSON.stringify({ user }),
    headers: { 'content-type': 'application/json', 'kbn-xsrf': 'preview' },
  });
  // Capabilities are read once a page, in Kibana too.
  window.location.reload();
}

function switchTheme(darkMode: boolean): void {
  const name = darkMode ? 'dark' : 'light';
  document.cookie = `${THEME_COOKIE}=${name}; path=/; samesite=lax`;
  document.querySelector('link#theme')?.setAttribute('href', `${metadata.files}theme_${name}.css`);
  state.theme.next({ darkMode });
}

async function run(mountElement: HTMLElement): Promise<void> {
  installGlobals(metadata.bundles);
  const plugin = await loadPlugin(metadata.bundles);
  const apps = new Map<string, AppRegistration>();
  const history = createAppHistory(basePath, appIdInAddress());
  const core = createCore(metadata, state, () => history);
  let tellStarted: () => void = () => undefined;
  const started = new Promise<void>((resolve) => (tellStarted = resolve));
  plugin.setup({
    application: { register: (app) => void apps.set(app.id, app) },
    getStartServices: () => started.then(() => [core, {}, undefined]),
  });
  plugin.start();
  tellStarted();
  const app = apps.get(appIdInAddress());
  if (!app) {
    mountElement.textContent = 'This application does not exist on the preview host.';
    return;
  }
  // Kibana's own element for an app; it is not part of the frame's React tree.
  await app.mount({ element: mountElement, history, theme$: state.theme });
}

let mounted = false;
ReactDOM.render(
  <Frame
    metadata={metadata}
    state={state}
    onUser={(name) => void switchUser(name)}
    onTheme={switchTheme}
    mountPoint={(element) => {
      if (!element || mounted) return;
      mounted = true;
      run(element).catch((error: Error) => {
        console.error(error);
        element.textContent = `The app could not be started: ${error.message}`;
      });
    }}
  />,
  document.getElementById('preview-host')
);
