import React from 'react';
import { EuiBadge, EuiFlexGroup, EuiFlexItem, EuiText } from '@elastic/eui';
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

/** Reasons in a table's cell; the details have all. */
const SHOWN_REASONS = 2;

/** Why a process is shown: the first reasons in sentences, and what was noticed as badges. */
export function Reasons({ row }: { row: ProcessRow }) {
  const more = row.reasons.length - SHOWN_REASONS;
  return (
    <EuiFlexGroup direction="column" gutterSize="xs" responsive={false}>
      {row.reasons.slice(0, SHOWN_REASONS).map((reason) => (
        <EuiFlexItem key={reason} grow={false}>
          <TextValue text={reason} limit={300} />
        </EuiFlexItem>
      ))}
      {more > 0 ? (
        <EuiFlexItem grow={false}>
          <EuiText size="xs" color="subdued">
            {more} more {more === 1 ? 'reason' : 'reasons'} in the details
          </EuiText>
        </EuiFlexItem>
      ) : null}
      <EuiFlexItem grow={false}>
        <span>
          <ProcessBadges row={row} />
        </span>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
