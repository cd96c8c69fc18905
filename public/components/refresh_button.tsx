import React from 'react';
import { EuiButtonEmpty } from '@elastic/eui';
import { useServices } from '../app/services';
import { formatTime } from './time_value';

interface Props {
  onClick: () => void;
  busy: boolean;
  /** `dataUpdatedAt` of the query; nothing is fetched again without a click, so its age matters. */
  readAt: number;
}

export function RefreshButton({ onClick, busy, readAt }: Props) {
  const { timeZone } = useServices();
  const title = readAt === 0 ? undefined : `Read ${formatTime(new Date(readAt).toISOString(), timeZone)}`;
  return (
    <EuiButtonEmpty size="s" iconType="refresh" isLoading={busy} onClick={onClick} title={title}>
      Refresh
    </EuiButtonEmpty>
  );
}
