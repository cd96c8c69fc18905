import React from 'react';
import { EuiBadge, EuiFlexGroup, EuiFlexItem } from '@elastic/eui';
import { PROCESS_CATEGORIES } from '../../common';
import type { ProcessRow } from '../../common';
import { LabelBadge } from '../components/badges';
import { TextValue } from '../components/text_value';

type What = Pick<ProcessRow, 'labels' | 'category' | 'expected'>;

/** What was noticed of a process, in short. */
export function ProcessBadges({ row }: { row: What }) {
  return (
    <>
      {row.labels.map((label) => (
        <LabelBadge key={label} label={label} />
      ))}
      {row.category ? (
        <EuiBadge color="hollow" title={`This is ${PROCESS_CATEGORIES[row.category]}.`}>
          {row.category}
        </EuiBadge>
      ) : null}
      {row.expected ? (
        <EuiBadge color="hollow" title="Ordinary use or the project expects it.">
          expected
        </EuiBadge>
      ) : null}
    </>
  );
}

/** Why a process is shown: the reasons in sentences, and what was noticed as badges. */
export function Reasons({ row }: { row: ProcessRow }) {
  return (
    <EuiFlexGroup direction="column" gutterSize="xs" responsive={false}>
      {row.reasons.map((reason) => (
        <EuiFlexItem key={reason} grow={false}>
          <TextValue text={reason} limit={300} />
        </EuiFlexItem>
      ))}
      <EuiFlexItem grow={false}>
        <span>
          <ProcessBadges row={row} />
        </span>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
