import React, { useState } from 'react';
import { EuiCallOut, EuiFlexGroup, EuiFlexItem, EuiSpacer } from '@elastic/eui';
import { useParams } from 'react-router-dom';
import type { RequestDetail } from '../../common';
import { useRequest } from '../api/requests';
import { links, readPathParam } from '../app/paths';
import { ErrorState } from '../components/error_state';
import { plainText } from '../components/hidden_text';
import { PageFrame } from '../components/page_frame';
import { RefreshButton } from '../components/refresh_button';
import { LoadingState } from '../components/states';
import { TextValue } from '../components/text_value';
import { ActivityPanel } from './activity_panel';
import { DecisionPanel } from './decision/decision_panel';
import { FilesPanel } from './files/files_panel';
import { HistoryPanel } from './history_panel';
import { EarlierPushesPanel } from './push/earlier_pushes_panel';
import { PushPanel } from './push/push_panel';
import { RequestFacts } from './request_facts';

/** Characters of a title in the heading; the queue and history have room for less. */
const TITLE_LIMIT = 150;

const PARENTS = [{ text: 'Requests', path: links.requests() }];

export function RequestPage() {
  const id = readPathParam(useParams<{ id: string }>().id);
  const request = useRequest(id);
  const title = request.data ? plainText(request.data.title, TITLE_LIMIT) : 'Request';
  return (
    <PageFrame
      title={title}
      parents={PARENTS}
      actions={[
        <RefreshButton
          key="refresh"
          busy={request.isFetching}
          readAt={request.dataUpdatedAt}
          onClick={() => void request.refetch()}
        />,
      ]}
    >
      {request.isLoading ? <LoadingState what="the request" /> : null}
      {request.isError ? (
        <>
          <ErrorState
            error={request.error}
            title="The request could not be loaded"
            need="read"
            onRetry={() => void request.refetch()}
          />
          <EuiSpacer size="m" />
        </>
      ) : null}
      {request.data ? (
        // A key, so that a selection or a half-written reason never moves to another request.
        <Review key={id} request={request.data} onReload={() => request.refetch()} />
      ) : null}
    </PageFrame>
  );
}

interface ReviewProps {
  request: RequestDetail;
  onReload: () => Promise<unknown>;
}

/** The decision stands beside what ran in the project, so that nobody decides without having seen it. */
function Review({ request, onReload }: ReviewProps) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  return (
    <>
      {request.history_warning ? (
        <>
          <EuiCallOut color="danger" iconType="alert" title="The history of this request is in doubt">
            <p>
              <TextValue text={request.history_warning} limit={600} />
            </p>
          </EuiCallOut>
          <EuiSpacer size="m" />
        </>
      ) : null}
      <RequestFacts request={request} />
      <EuiSpacer size="m" />
      <EuiFlexGroup gutterSize="m" alignItems="flexStart" wrap>
        <EuiFlexItem grow={2} style={{ minWidth: 340, flexBasis: 340 }}>
          <DecisionPanel
            request={request}
            selected={selected}
            onVoted={() => setSelected(new Set())}
            onReload={onReload}
          />
        </EuiFlexItem>
        <EuiFlexItem grow={3} style={{ minWidth: 340, flexBasis: 340 }}>
          <ActivityPanel request={request} />
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="m" />
      {request.pushed ? <PushPanel request={request} push={request.pushed} /> : null}
      {request.pushed && request.files.length === 0 ? null : (
        <FilesPanel request={request} selected={selected} onSelect={setSelected} />
      )}
      <EuiSpacer size="m" />
      {request.direction === 'ingress' ? (
        <>
          <EarlierPushesPanel request={request} />
          <EuiSpacer size="m" />
        </>
      ) : null}
      <HistoryPanel request={request} />
    </>
  );
}
