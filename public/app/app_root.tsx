import React, { useLayoutEffect, useState } from 'react';
import type { History } from 'history';
import { EuiProvider } from '@elastic/eui';
import { QueryClientProvider } from '@tanstack/react-query';
import { Router } from 'react-router-dom';
import type { Observable, Theme } from '../contracts';
import { Pages } from './pages';
import { createQueryClient } from './query_client';
import { ServicesProvider } from './services';
import type { Services } from './services';

interface Props {
  services: Services;
  history: History;
  theme$: Observable<Theme>;
}

/** The app is a React root of its own, so it brings its own theme; Kibana has loaded the global styles. */
export function App({ services, history, theme$ }: Props) {
  const [dark, setDark] = useState(false);
  const [queryClient] = useState(createQueryClient);
  // Before the first paint, so that a dark Kibana shows no light flash.
  useLayoutEffect(() => {
    const subscription = theme$.subscribe((theme) => setDark(theme.darkMode));
    return () => subscription.unsubscribe();
  }, [theme$]);

  return (
    <EuiProvider colorMode={dark ? 'dark' : 'light'} globalStyles={false}>
      <QueryClientProvider client={queryClient}>
        <ServicesProvider services={services}>
          <Router history={history}>
            <Pages />
          </Router>
        </ServicesProvider>
      </QueryClientProvider>
    </EuiProvider>
  );
}
