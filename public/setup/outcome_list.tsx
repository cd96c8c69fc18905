import React from 'react';
import { EuiCallOut, EuiCodeBlock, EuiSpacer } from '@elastic/eui';
import type { SetupAnswer } from '../../common';
import type { ApiError } from '../api/client';
import { ErrorState } from '../components/error_state';
import { TextValue } from '../components/text_value';

/** What an action did, piece by piece; what failed stands first. */
export function OutcomeList({ done }: { done: SetupAnswer['done'] }) {
  const failed = done.filter(({ ok }) => !ok).length;
  const ordered = [...done].sort((a, b) => Number(a.ok) - Number(b.ok));
  return (
    <div role="status">
      <EuiSpacer size="s" />
      <EuiCallOut
        size="s"
        color={failed === 0 ? 'success' : 'warning'}
        iconType={failed === 0 ? 'check' : 'alert'}
        title={
          failed === 0
            ? `Done: ${done.length} of ${done.length}`
            : `${failed} of ${done.length} could not be done`
        }
      >
        <ul>
          {ordered.map(({ name, ok, message }) => (
            <li key={name}>
              <strong>{ok ? name : `${name} failed`}</strong>: <TextValue text={message} limit={600} />
            </li>
          ))}
        </ul>
      </EuiCallOut>
    </div>
  );
}

/** Why an action failed, with what an administrator can run instead where the server knows it. */
export function ActionError({ error, title }: { error: ApiError; title: string }) {
  const { command } = error.attributes;
  return (
    <>
      <EuiSpacer size="s" />
      <ErrorState error={error} title={title} need="manage" />
      {typeof command === 'string' ? <AdminCommand command={command} /> : null}
    </>
  );
}

export function AdminCommand({ command }: { command: string }) {
  return (
    <>
      <EuiSpacer size="s" />
      <p>An administrator can run this in Dev Tools instead:</p>
      <EuiSpacer size="xs" />
      <EuiCodeBlock language="json" isCopyable paddingSize="s" overflowHeight={240}>
        {command}
      </EuiCodeBlock>
    </>
  );
}
