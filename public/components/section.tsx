import React from 'react';
import type { ReactNode } from 'react';
import { EuiFlexGroup, EuiFlexItem, EuiPanel, EuiSpacer, EuiTitle } from '@elastic/eui';

interface Props {
  title: string;
  /** Beside the heading. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A panel of a page under a heading of level 2, which also names it for a screen reader. */
export function Section({ title, aside, children }: Props) {
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="m">
      <section aria-label={title}>
        <EuiFlexGroup
          alignItems="center"
          justifyContent="spaceBetween"
          gutterSize="s"
          responsive={false}
          wrap
        >
          <EuiFlexItem grow={false}>
            <EuiTitle size="xs">
              <h2>{title}</h2>
            </EuiTitle>
          </EuiFlexItem>
          {aside ? <EuiFlexItem grow={false}>{aside}</EuiFlexItem> : null}
        </EuiFlexGroup>
        <EuiSpacer size="s" />
        {children}
      </section>
    </EuiPanel>
  );
}
