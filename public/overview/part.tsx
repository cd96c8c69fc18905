import React from 'react';
import type { ReactNode } from 'react';
import { EuiText } from '@elastic/eui';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ApiError } from '../api/client';
import { describeError } from '../components/describe_error';
import type { Need } from '../components/describe_error';
import { ErrorState } from '../components/error_state';
import { LoadingState } from '../components/states';

interface Props<T> {
  answer: UseQueryResult<T, ApiError>;
  /** What is read, as in "Loading the requests…" and "The requests could not be loaded". */
  what: string;
  need: Need;
  children: (data: T) => ReactNode;
}

/** A part of the page that is read apart from the others: what one of them may not say, the others still do. */
export function Part<T>({ answer, what, need, children }: Props<T>) {
  if (answer.isError)
    return answer.error.status === 403 ? (
      <EuiText size="s">
        <p>You do not have the right to see this. {describeError(answer.error, need).advice}</p>
      </EuiText>
    ) : (
      <ErrorState
        quiet
        error={answer.error}
        title={`${what.charAt(0).toUpperCase()}${what.slice(1)} could not be loaded`}
        need={need}
        onRetry={() => void answer.refetch()}
      />
    );
  return answer.data === undefined ? <LoadingState what={what} /> : <>{children(answer.data)}</>;
}
