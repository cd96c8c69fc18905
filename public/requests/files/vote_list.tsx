import React from 'react';
import { EuiText } from '@elastic/eui';
import type { Vote } from '../../../common';
import { plainText } from '../../components/hidden_text';

/** How many approvals there are of how many needed, and whose votes the reader may see. */
export function VoteList({ votes, needed }: { votes: readonly Vote[]; needed: number }) {
  const approvals = votes.filter(({ vote }) => vote === 'approve').length;
  return (
    <EuiText size="xs">
      <p style={{ marginBottom: 0 }}>
        {approvals} of {needed} {needed === 1 ? 'approval' : 'approvals'}
      </p>
      {votes.map(({ by, vote, at }) => (
        <p key={by} style={{ marginBottom: 0 }} title={at}>
          {plainText(by, 60)}: {vote === 'approve' ? 'approved' : 'asked for changes'}
        </p>
      ))}
    </EuiText>
  );
}
