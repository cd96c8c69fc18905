import React from 'react';
import { EuiText } from '@elastic/eui';
import type { Vote } from '../../../common';
import { plainText } from '../../components/hidden_text';

/** How many votes there are of how many needed, as far as the reader may see them, and whose. */
export function VoteList({ votes, needed }: { votes: readonly Vote[]; needed: number }) {
  return (
    <EuiText size="xs">
      <p style={{ marginBottom: 0 }}>
        {votes.length} of {needed} {needed === 1 ? 'vote' : 'votes'}
      </p>
      {votes.map(({ by, vote, at }) => (
        <p key={by} style={{ marginBottom: 0 }} title={at}>
          {plainText(by, 60)}: {vote === 'approve' ? 'approved' : 'asked for changes'}
        </p>
      ))}
    </EuiText>
  );
}
