import React from 'react';
import type { ReactNode } from 'react';
import { EuiEmptyPrompt, EuiFlexGroup, EuiFlexItem, EuiLoadingSpinner, EuiText } from '@elastic/eui';

/** Something is being read; says what, also to a screen reader. */
export function LoadingState({ what }: { what: string }) {
  return (
    <div role="status" style={{ padding: 24 }}>
      <EuiFlexGroup alignItems="center" justifyContent="center" gutterSize="s" responsive={false}>
        <EuiFlexItem grow={false}>
          <EuiLoadingSpinner size="l" />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiText size="s">Loading {what}…</EuiText>
        </EuiFlexItem>
      </EuiFlexGroup>
    </div>
  );
}

interface EmptyProps {
  title: string;
  /** What it means and what to do next. */
  children: ReactNode;
  actions?: ReactNode;
  iconType?: string;
}

/** Nothing to show, and what to do about it. */
export function EmptyState({ title, children, actions, iconType = 'search' }: EmptyProps) {
  return (
    <EuiEmptyPrompt
      iconType={iconType}
      titleSize="s"
      title={<h2>{title}</h2>}
      body={<>{children}</>}
      actions={actions}
    />
  );
}
