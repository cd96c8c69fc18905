import React, { useEffect, useState } from 'react';
import {
  EuiBadge,
  EuiFlexGroup,
  EuiFlexItem,
  EuiGlobalToastList,
  EuiHeader,
  EuiBreadcrumbs,
  EuiProvider,
  EuiSelect,
  EuiSwitch,
} from '@elastic/eui';
import type { Observable } from '../../../public/contracts';
import type { PageState } from './core';
import type { PageMetadata } from './metadata';

const TOAST_MS = 6_000;

function useValue<T>(observable: Observable<T>, initial: T): T {
  const [value, setValue] = useState(initial);
  useEffect(() => {
    const subscription = observable.subscribe(setValue);
    return () => subscription.unsubscribe();
  }, [observable]);
  return value;
}

interface Props {
  metadata: PageMetadata;
  state: PageState;
  onUser(name: string): void;
  onTheme(darkMode: boolean): void;
  /** Where the app is put; it is a React root of its own. */
  mountPoint: (element: HTMLDivElement | null) => void;
}

/** The bar of the page, its toasts, and the place of the app. */
export function Frame({ metadata, state, onUser, onTheme, mountPoint }: Props) {
  const breadcrumbs = useValue(state.breadcrumbs, []);
  const toasts = useValue(state.toasts, []);
  const { darkMode } = useValue(state.theme, state.theme.value);
  return (
    // Kibana's core brings EUI's global styles, and apps rely on them.
    <EuiProvider colorMode={darkMode ? 'dark' : 'light'}>
      <EuiHeader>
        <EuiFlexGroup alignItems="center" gutterSize="m" responsive={false} className="previewBar">
          <EuiFlexItem grow={false}>
            <EuiBadge color="warning">Preview host (not Kibana)</EuiBadge>
          </EuiFlexItem>
          <EuiFlexItem>
            <EuiBreadcrumbs
              aria-label="Breadcrumbs"
              truncate
              max={4}
              breadcrumbs={breadcrumbs.map(({ text, href }) => ({ text, href }))}
            />
          </EuiFlexItem>
          <EuiFlexItem grow={false}>
            <EuiSelect
              compressed
              prepend="User"
              aria-label="User"
              options={metadata.users.map(({ name, title }) => ({ value: name, text: title }))}
              value={metadata.user}
              onChange={(event) => onUser(event.target.value)}
            />
          </EuiFlexItem>
          <EuiFlexItem grow={false}>
            <EuiSwitch
              compressed
              label="Dark"
              checked={darkMode}
              onChange={(event) => onTheme(event.target.checked)}
            />
          </EuiFlexItem>
        </EuiFlexGroup>
      </EuiHeader>
      <div ref={mountPoint} id="preview-app" />
      <EuiGlobalToastList
        toasts={toasts}
        toastLifeTimeMs={TOAST_MS}
        dismissToast={({ id }) => state.toasts.next(state.toasts.value.filter((toast) => toast.id !== id))}
      />
    </EuiProvider>
  );
}
