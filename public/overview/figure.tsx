import React from 'react';
import { EuiTitle } from '@elastic/eui';
import type { Count } from '../api/waiting_requests';
import { AppLink } from '../components/app_link';

export interface FigureProps {
  count: Count;
  /** What is counted; read after the number. */
  words: string;
  /** Where all of it is. */
  to: string;
}

/** "3", or "more than 10,000". */
export const countWords = ({ total, more_than: more }: Count): string =>
  `${more ? 'more than ' : ''}${total.toLocaleString('en-GB')}`;

/** A number and what it counts in one link, so that nobody hears the one without the other. */
export function Figure({ count, words, to }: FigureProps) {
  return (
    <AppLink to={to}>
      <EuiTitle size="m">
        <span>{countWords(count)}</span>
      </EuiTitle>{' '}
      {words}
    </AppLink>
  );
}
