import React from 'react';
import type { MouseEvent, ReactNode } from 'react';
import { EuiLink } from '@elastic/eui';
import { useServices } from '../app/services';

/** A click that means "go there", and not "open a new tab" or "select". */
export function isPlainClick(event: MouseEvent): boolean {
  return (
    event.button === 0 &&
    !event.defaultPrevented &&
    !(event.metaKey || event.altKey || event.ctrlKey || event.shiftKey)
  );
}

/** A link to a path of the app (see `links`), with a real address, so that it also opens in a new tab. */
export function AppLink({ to, children, label }: { to: string; children: ReactNode; label?: string }) {
  const { navigation } = useServices();
  return (
    <EuiLink
      href={navigation.href(to)}
      aria-label={label}
      onClick={(event: MouseEvent) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        navigation.to(to);
      }}
    >
      {children}
    </EuiLink>
  );
}
