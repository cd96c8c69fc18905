import React, { useEffect, useRef } from 'react';
import { EuiButton, EuiCallOut, EuiSpacer } from '@elastic/eui';
import { ApiError } from '../api/client';
import { links } from '../app/paths';
import { AppLink } from './app_link';
import { describeError } from './describe_error';
import type { Need } from './describe_error';
import { TextValue } from './text_value';

interface Props {
  error: Error;
  /** What could not be done, as in "The requests could not be loaded". */
  title: string;
  /** Which right the call needs, for the sentence of a 403. */
  need: Need;
  onRetry?: () => void;
  retryLabel?: string;
  /** For a part of a page: is announced, but leaves the focus where it is. */
  quiet?: boolean;
}

/** Why something failed, in plain words, and what to do. Takes the focus, so that nobody misses it. */
export function ErrorState({ error, title, need, onRetry, retryLabel = 'Try again', quiet = false }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!quiet) ref.current?.focus();
  }, [error, quiet]);
  const { heading, advice, toSetup, retry } = describeError(error, need);
  const message = error instanceof ApiError ? error.message : '';
  return (
    <div ref={ref} tabIndex={-1} role="alert">
      <EuiCallOut color="danger" iconType="alert" title={`${title}: ${heading}`}>
        {message === '' ? null : (
          <p>
            <TextValue text={message} limit={600} />
          </p>
        )}
        <p>
          {advice}
          {toSetup ? (
            <>
              {' '}
              <AppLink to={links.setup()}>Open Setup</AppLink>
            </>
          ) : null}
        </p>
        {retry && onRetry ? (
          <>
            <EuiSpacer size="s" />
            <EuiButton size="s" color="danger" onClick={onRetry}>
              {retryLabel}
            </EuiButton>
          </>
        ) : null}
      </EuiCallOut>
    </div>
  );
}
