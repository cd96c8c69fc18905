import React from 'react';
import { EuiFlexGroup, EuiFlexItem, EuiSpacer, EuiText } from '@elastic/eui';
import type { ServiceKeyState } from '../../common';
import { TextValue } from '../components/text_value';
import { TimeValue } from '../components/time_value';
import { ActionButton } from './action_button';
import { AdminCommand } from './outcome_list';

const REPLACE = {
  title: 'Replace the service key?',
  text: 'A new key is made under your account and takes the place of the one before, which is revoked. Nothing is interrupted.',
  button: 'Replace it',
};
const REVOKE = {
  title: 'Revoke the service key?',
  text: 'From then on no verdict, vote or release can be stored, until a new key is made. What is stored stays.',
  button: 'Revoke it',
};

/** The key with which the plugin writes its own indices. */
export function ServiceKeyPanel({
  serviceKey,
  canManage,
}: {
  serviceKey: ServiceKeyState;
  canManage: boolean;
}) {
  const { state, created_by: by, created_at: at, command } = serviceKey;
  const stored = state === 'stored' || state === 'refused';
  return (
    <>
      {by === undefined && at === undefined ? null : (
        <>
          <EuiText size="s" color="subdued">
            <p>
              Made <TimeValue at={at} /> {by === undefined ? null : 'by '}
              {by === undefined ? null : <TextValue text={by} limit={80} />}
            </p>
          </EuiText>
          <EuiSpacer size="s" />
        </>
      )}
      {canManage && state === 'missing' ? (
        <ActionButton action="create_service_key" label="Make the service key" fill />
      ) : null}
      {canManage && stored ? (
        <EuiFlexGroup gutterSize="s" responsive={false} wrap>
          <EuiFlexItem grow={false}>
            <ActionButton
              action="create_service_key"
              label="Replace"
              fill={state === 'refused'}
              confirm={REPLACE}
            />
          </EuiFlexItem>
          <EuiFlexItem grow={false}>
            <ActionButton action="revoke_service_key" label="Revoke" danger confirm={REVOKE} />
          </EuiFlexItem>
        </EuiFlexGroup>
      ) : null}
      {command === undefined ? null : <AdminCommand command={command} />}
    </>
  );
}
