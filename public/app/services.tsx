import React, { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import type { Api } from '../api/client';
import type { KibanaApi } from '../api/kibana';
import type { ImportRights } from './import_rights';

/** What the person may do, as Kibana's privileges say; the server decides again. */
export interface Duties {
  show: boolean;
  manage: boolean;
  review: boolean;
  submit: boolean;
  release: boolean;
}

export interface Crumb {
  text: string;
  /** A path of the app; absent for the page that is shown. */
  path?: string;
}

export interface Navigation {
  /** Goes to a path of the app. */
  to(path: string): void;
  /** A path of the app as a URL, for `href`. */
  href(path: string): string;
  /** Goes to another application of Kibana, such as `discover`. */
  toApp(appId: string, path?: string): void;
  appHref(appId: string, path?: string): string;
  /** Sets the window's title and the breadcrumbs; the last crumb is the page. */
  setPage(crumbs: Crumb[]): void;
}

export interface Toasts {
  success(title: string, text?: string): void;
  danger(title: string, text?: string): void;
}

/** Which of Kibana's own applications the person may open. */
export interface OtherApps {
  discover: boolean;
  security: boolean;
}

export interface Services {
  api: Api;
  capabilities: Duties;
  otherApps: OtherApps;
  /** Kibana's own APIs, called as the person. */
  kibana: KibanaApi;
  /** What the person may import through them. */
  importRights: ImportRights;
  /** This Kibana's own address with its base path, for a scanner to call; without a slash at the end. */
  kibanaUrl: string;
  navigation: Navigation;
  toasts: Toasts;
  /** IANA name of the zone in which times are shown; the browser's own when absent. */
  timeZone?: string;
}

const Context = createContext<Services | undefined>(undefined);

export function ServicesProvider({ services, children }: { services: Services; children: ReactNode }) {
  return <Context.Provider value={services}>{children}</Context.Provider>;
}

/** The only way in which a component reaches Kibana. */
export function useServices(): Services {
  const services = useContext(Context);
  if (!services) throw new Error('useServices needs a ServicesProvider above it.');
  return services;
}
