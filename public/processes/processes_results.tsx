import React from 'react';
import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import type { ProcessesPage, ProcessesQuery } from '../../common';
import { useProcessesPage } from '../api/processes';
import { CursorPager } from '../components/cursor_pager';
import { ErrorState } from '../components/error_state';
import { LoadingState } from '../components/states';
import type { ProcessFilters } from './filters';
import { NoProcesses } from './no_processes';
import { ProcessFlyout } from './process_flyout';
import { ProcessesTable } from './processes_table';
import { RightsBanner } from './rights_banner';
import { useSelectedRow } from './use_selected_row';

interface Props {
  query: ProcessesQuery;
  filters: ProcessFilters;
  onRetry: () => void;
  onClearFilters: () => void;
  onWidenRange: () => void;
}

function summaryOf({ items, total, more_than: more }: ProcessesPage): string {
  const all = `${more ? 'more than ' : ''}${total.toLocaleString('en-GB')} ${total === 1 ? 'process' : 'processes'}`;
  return items.length === total && !more ? all : `${items.length} of ${all}`;
}

export function ProcessesResults({ query, filters, onRetry, onClearFilters, onWidenRange }: Props) {
  const page = useProcessesPage(query);
  const [selected, select] = useSelectedRow();

  if (page.isError)
    return (
      <ErrorState
        error={page.error}
        title="The processes could not be loaded"
        need="events"
        onRetry={onRetry}
      />
    );
  if (!page.data) return <LoadingState what="processes" />;

  const { items, rights, renamed_limited: renamedLimited, next } = page.data;
  const open = items.find((row) => row.id === selected);
  return (
    <>
      <RightsBanner rights={rights} />
      {renamedLimited === undefined ? null : (
        <>
          <EuiCallOut
            size="s"
            color="warning"
            iconType="iInCircle"
            title={`Children of the ${renamedLimited.toLocaleString('en-GB')} latest renamed interpreters are shown; there are more. Choose a shorter time to see them all.`}
          />
          <EuiSpacer size="m" />
        </>
      )}
      {items.length === 0 ? (
        <NoProcesses filters={filters} onClearFilters={onClearFilters} onWidenRange={onWidenRange} />
      ) : (
        <ProcessesTable rows={items} loading={page.isFetching} onOpen={(row) => select(row.id)} />
      )}
      <EuiSpacer size="m" />
      <CursorPager summary={summaryOf(page.data)} next={next} />
      {open ? <ProcessFlyout row={open} onClose={() => select(undefined)} /> : null}
    </>
  );
}
