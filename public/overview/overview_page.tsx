import React from 'react';
import { EuiFlexGroup, EuiFlexItem, EuiSpacer } from '@elastic/eui';
import { ApiError } from '../api/client';
import { useRefreshAll } from '../api/refresh';
import { useServices } from '../app/services';
import { ErrorState } from '../components/error_state';
import { PageFrame } from '../components/page_frame';
import { RefreshButton } from '../components/refresh_button';
import { FlaggedExecutions } from './flagged_executions';
import { Standing } from './standing';
import { StrayHosts } from './stray_hosts';
import { WaitingRequests } from './waiting_requests';

const NO_RIGHT = new ApiError(403, '');

/** What needs somebody now: the first page of the day. */
export function OverviewPage() {
  const { capabilities } = useServices();
  const { busy, readAt, refresh } = useRefreshAll();
  return (
    <PageFrame
      title="Overview"
      description="What waits for somebody, what was flagged, and what is silent or missing."
      actions={
        capabilities.show
          ? [<RefreshButton key="refresh" busy={busy} readAt={readAt} onClick={refresh} />]
          : []
      }
    >
      {capabilities.show ? (
        <Parts />
      ) : (
        <ErrorState error={NO_RIGHT} title="The overview cannot be shown" need="read" />
      )}
    </PageFrame>
  );
}

/** What to decide, beside it whether that is all of it, and below what to look at; one column where it is narrow. */
function Parts() {
  return (
    <>
      <EuiFlexGroup wrap gutterSize="m">
        <EuiFlexItem grow={7} style={{ minWidth: 'min(100%, 640px)' }}>
          <WaitingRequests />
        </EuiFlexItem>
        <EuiFlexItem grow={3} style={{ minWidth: 'min(100%, 320px)' }}>
          <Standing />
          <EuiSpacer size="m" />
          <StrayHosts />
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="m" />
      <FlaggedExecutions />
    </>
  );
}
