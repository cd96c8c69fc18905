import React from 'react';
import type { ReactElement } from 'react';
import { EuiProvider } from '@elastic/eui';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { createMemoryHistory } from 'history';
import { Router } from 'react-router-dom';
import { createServices } from '../app/create_services';
import { Pages } from '../app/pages';
import { ServicesProvider } from '../app/services';
import type { Duties } from '../app/services';
import type { Capabilities } from '../contracts';
import { createFakeCore } from './fake_core';
import type { Answers } from './fake_core';

interface Options {
  answers?: Answers;
  /** Path of the app, with its search. */
  path?: string;
  duties?: Partial<Duties>;
  /** Capabilities of Kibana's own applications; all are open when left out. */
  otherApps?: Capabilities;
}

/** Renders with everything that a component reaches, over a fake Kibana; nothing is tried twice. */
export function renderWithServices(
  element: ReactElement,
  { answers = {}, path = '/', duties, otherApps }: Options = {}
) {
  const fake = createFakeCore(answers, duties, otherApps);
  const history = createMemoryHistory({ initialEntries: [path] });
  const services = createServices(fake.core, history);
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false, cacheTime: Infinity }, mutations: { retry: false } },
    logger: { log: () => undefined, warn: () => undefined, error: () => undefined },
  });
  const view = render(
    <EuiProvider colorMode="light" globalStyles={false}>
      <QueryClientProvider client={client}>
        <ServicesProvider services={services}>
          <Router history={history}>{element}</Router>
        </ServicesProvider>
      </QueryClientProvider>
    </EuiProvider>
  );
  return { ...view, ...fake, history, client };
}

/** Renders the whole app at a path. */
export function renderApp(path: string, options: Omit<Options, 'path'> = {}) {
  return renderWithServices(<Pages />, { ...options, path });
}
