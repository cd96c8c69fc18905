import React from 'react';
import { EuiButton, EuiCodeBlock, EuiSpacer } from '@elastic/eui';
import { ROUTES } from '../../common';
import { useRequestsPage } from '../api/requests';
import { links } from '../app/paths';
import { AppLink } from '../components/app_link';
import { CursorPager, useCursor } from '../components/cursor_pager';
import { ErrorState } from '../components/error_state';
import { PageFrame } from '../components/page_frame';
import { RefreshButton } from '../components/refresh_button';
import { EmptyState, LoadingState } from '../components/states';
import { useUrlState } from '../components/use_url_state';
import { QueueFilters } from './queue_filters';
import { ANYTHING, NO_FILTERS, QUEUE, isNarrowed, toQuery } from './queue_state';
import { QueueTable } from './queue_table';

/** The queue: what waits for somebody, the riskiest first. */
export function RequestsPage() {
  const [state, setState] = useUrlState(QUEUE);
  const cursor = useCursor();
  const page = useRequestsPage(toQuery(state, cursor));
  const narrowed = isNarrowed(state) || state.direction !== 'all';
  const { data } = page;

  return (
    <PageFrame
      title="Requests"
      description="Results that want out and code that wants in, with what the scanners found."
      actions={[
        <RefreshButton
          key="refresh"
          busy={page.isFetching}
          readAt={page.dataUpdatedAt}
          onClick={() => void page.refetch()}
        />,
      ]}
    >
      <QueueFilters state={state} onChange={setState} />
      <EuiSpacer size="m" />
      {page.isError ? (
        <ErrorState
          error={page.error}
          title="The requests could not be loaded"
          need="read"
          onRetry={() => void page.refetch()}
        />
      ) : null}
      {page.isLoading ? <LoadingState what="requests" /> : null}
      {data && data.items.length > 0 && !page.isError ? (
        <>
          <QueueTable items={data.items} busy={page.isFetching} />
          <EuiSpacer size="s" />
          <CursorPager
            next={data.next}
            summary={`${data.items.length} of ${data.more_than ? 'more than ' : ''}${data.total.toLocaleString('en-GB')}`}
          />
        </>
      ) : null}
      {data && data.items.length === 0 && !page.isError ? (
        <NothingFound narrowed={narrowed} onClear={() => setState({ ...NO_FILTERS, direction: 'all' })} />
      ) : null}
    </PageFrame>
  );
}

const EXAMPLE = `curl -X POST <address of this Kibana>${ROUTES.egressVerdicts} \\
  -H 'Authorization: ApiKey <key of the scanner>' \\
  -H 'kbn-xsrf: true' -H 'Content-Type: application/json' \\
  --data @verdicts.json`;

/** Nothing at all, nothing open, and nothing that fits the filters ask for different next steps. */
function NothingFound({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  const anything = useRequestsPage(ANYTHING);
  if (anything.isLoading) return <LoadingState what="requests" />;
  if (anything.data && anything.data.items.length === 0)
    return (
      <EmptyState title="No request has arrived yet" iconType="inbox">
        <p>
          A request appears here when a scanner sends its first verdict. Make a key for your scanner under{' '}
          <AppLink to={links.setup()}>Setup</AppLink>, then let it send verdicts on files to the address
          below; pushes go to <code>{ROUTES.ingressVerdicts}</code>.
        </p>
        <EuiCodeBlock language="text" fontSize="s" paddingSize="s" isCopyable>
          {EXAMPLE}
        </EuiCodeBlock>
      </EmptyState>
    );
  if (narrowed)
    return (
      <EmptyState
        title="No request fits these filters"
        actions={
          <EuiButton size="s" onClick={onClear}>
            Clear the filters
          </EuiButton>
        }
      >
        <p>There are requests, but none with these states, words and choices.</p>
      </EmptyState>
    );
  return (
    <EmptyState title="Nothing is waiting" iconType="check">
      <p>
        Every request is closed. Closed ones are found with{' '}
        <AppLink to={links.requests({ status: 'none', sort: 'changed' })}>every state</AppLink>.
      </p>
    </EmptyState>
  );
}
