import React from 'react';
import type { ReactNode } from 'react';
import { EuiText } from '@elastic/eui';

interface Props {
  /** What the list is of, for a screen reader. */
  label: string;
  /** Each with a key of its own. */
  lines: JSX.Element[];
  /** Lines shown; the others are counted. */
  shown: number;
}

/** Short lines, one below the other. */
export function LineList({ label, lines, shown }: Props) {
  const more = lines.length - shown;
  const item = (key: React.Key | null, content: ReactNode) => (
    <li key={key ?? undefined} style={{ marginBottom: 8 }}>
      {content}
    </li>
  );
  return (
    <EuiText size="s">
      <ul aria-label={label} style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {lines.slice(0, shown).map((line) => item(line.key, line))}
        {more > 0 ? item('more', `and ${more.toLocaleString('en-GB')} more`) : null}
      </ul>
    </EuiText>
  );
}
