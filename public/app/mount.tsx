import React from 'react';
import ReactDOM from 'react-dom';
import { App } from './app_root';
import { createServices } from './create_services';
import type { AppMountParameters, CoreStart, PluginsStart, Unmount } from '../contracts';

/** Renders the app. `ReactDOM.render` is the one call that React 16, 17 and 18 share. */
export function mountApp(core: CoreStart, _plugins: PluginsStart, params: AppMountParameters): Unmount {
  const services = createServices(core, params.history);
  const Translations = core.i18n.Context;
  ReactDOM.render(
    <Translations>
      <App services={services} history={params.history} theme$={params.theme$} />
    </Translations>,
    params.element
  );
  return () => {
    ReactDOM.unmountComponentAtNode(params.element);
  };
}
