import type { History } from 'history';
import { FEATURES, PLUGIN_ID, PLUGIN_TITLE, UI_CAPABILITIES } from '../../common';
import { createApi } from '../api/client';
import { createKibanaApi } from '../api/kibana';
import type { Capabilities, CoreStart } from '../contracts';
import { readImportRights } from './import_rights';
import type { Duties, OtherApps, Services } from './services';

/** Which duties Kibana's capabilities give. */
export function readDuties(capabilities: Capabilities): Duties {
  const has = (feature: string, capability: string) => capabilities[feature]?.[capability] === true;
  return {
    show: has(FEATURES.app, UI_CAPABILITIES.show),
    manage: has(FEATURES.app, UI_CAPABILITIES.manage),
    review: has(FEATURES.review, UI_CAPABILITIES.review),
    submit: has(FEATURES.submit, UI_CAPABILITIES.submit),
    release: has(FEATURES.release, UI_CAPABILITIES.release),
  };
}

/** Security's capability is `siem`, in later versions `siemV2` and so on. */
export function readOtherApps(capabilities: Capabilities): OtherApps {
  const shows = (feature: string) => capabilities[feature]?.show === true;
  return {
    discover: shows('discover') || shows('discover_v2'),
    security: Object.keys(capabilities).some((feature) => /^siem(V\d+)?$/.test(feature) && shows(feature)),
  };
}

/** Kibana's `dateFormat:tz`; "Browser" means the browser's own zone. */
function readTimeZone(core: CoreStart): string | undefined {
  const zone = core.uiSettings?.get('dateFormat:tz', 'Browser');
  return typeof zone === 'string' && zone !== '' && zone !== 'Browser' ? zone : undefined;
}

export function createServices(core: CoreStart, history: History): Services {
  const { application, chrome, http, notifications } = core;
  const appHref = (appId: string, path?: string) => application.getUrlForApp(appId, { path });
  return {
    api: createApi(http),
    capabilities: readDuties(application.capabilities),
    otherApps: readOtherApps(application.capabilities),
    kibana: createKibanaApi(http),
    importRights: readImportRights(application.capabilities),
    kibanaUrl: `${window.location.origin}${http.basePath.prepend('')}`.replace(/\/$/, ''),
    timeZone: readTimeZone(core),
    toasts: {
      success: (title, text) => void notifications.toasts.addSuccess({ title, text }),
      danger: (title, text) => void notifications.toasts.addDanger({ title, text }),
    },
    navigation: {
      to: (path) => history.push(path),
      href: (path) => appHref(PLUGIN_ID, path),
      toApp: (appId, path) => void application.navigateToApp(appId, { path }),
      appHref,
      setPage: (crumbs) => {
        chrome.setBreadcrumbs([
          { text: PLUGIN_TITLE, href: appHref(PLUGIN_ID) },
          ...crumbs.map(({ text, path }) => ({ text, ...(path ? { href: appHref(PLUGIN_ID, path) } : {}) })),
        ]);
        chrome.docTitle.change([...crumbs.map(({ text }) => text).reverse(), PLUGIN_TITLE]);
      },
    },
  };
}
