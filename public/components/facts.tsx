import React from 'react';
import type { ReactNode } from 'react';
import { EuiText } from '@elastic/eui';

export interface Fact {
  title: string;
  value: ReactNode;
}

/** Short facts side by side, as many as fit in a line. */
export function Facts({ facts, width = 180 }: { facts: readonly Fact[]; width?: number }) {
  return (
    <dl
      style={{
        display: 'grid',
        gap: 16,
        gridTemplateColumns: `repeat(auto-fill, minmax(${width}px, 1fr))`,
      }}
    >
      {facts.map(({ title, value }) => (
        <div key={title}>
          <dt>
            <EuiText size="xs" color="subdued">
              {title}
            </EuiText>
          </dt>
          <dd style={{ margin: 0 }}>
            <EuiText size="s">{value}</EuiText>
          </dd>
        </div>
      ))}
    </dl>
  );
}
