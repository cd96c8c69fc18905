import React, { useState } from 'react';
import { EuiButton, EuiConfirmModal } from '@elastic/eui';
import type { SetupBody } from '../../common';
import { useSetupAction } from '../api/setup';
import { ActionError, OutcomeList } from './outcome_list';

interface Props {
  action: SetupBody['action'];
  label: string;
  fill?: boolean;
  danger?: boolean;
  /** Asked before; without it the action runs at once. */
  confirm?: { title: string; text: string; button: string };
}

/** One action of Setup with its question, its outcome and its errors. */
export function ActionButton({ action, label, fill = false, danger = false, confirm }: Props) {
  const [asking, setAsking] = useState(false);
  const run = useSetupAction();
  const start = () => {
    setAsking(false);
    run.mutate({ action });
  };
  return (
    <>
      <EuiButton
        size="s"
        fill={fill}
        color={danger ? 'danger' : 'primary'}
        isLoading={run.isLoading}
        onClick={() => (confirm ? setAsking(true) : start())}
      >
        {label}
      </EuiButton>
      {run.isSuccess ? <OutcomeList done={run.data.done} /> : null}
      {run.isError ? <ActionError error={run.error} title={`"${label}" did not work`} /> : null}
      {asking && confirm ? (
        <EuiConfirmModal
          role="alertdialog"
          title={confirm.title}
          aria-label={confirm.title}
          cancelButtonText="Cancel"
          confirmButtonText={confirm.button}
          buttonColor={danger ? 'danger' : 'primary'}
          defaultFocusedButton="cancel"
          onCancel={() => setAsking(false)}
          onConfirm={start}
        >
          <p>{confirm.text}</p>
        </EuiConfirmModal>
      ) : null}
    </>
  );
}
