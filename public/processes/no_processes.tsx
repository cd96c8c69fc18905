import React from 'react';
import { EuiButton, EuiButtonEmpty } from '@elastic/eui';
import { useSetup } from '../api/setup';
import { links } from '../app/paths';
import { AppLink } from '../components/app_link';
import { EmptyState } from '../components/states';
import { isNarrowed } from './filters';
import type { ProcessFilters } from './filters';

interface Props {
  filters: ProcessFilters;
  onClearFilters: () => void;
  onWidenRange: () => void;
}

const SUSPICIOUS: readonly ProcessFilters['view'][] = ['python', 'powershell', 'flagged'];

/** Why the list is empty, and what to do; nothing suspicious and nothing arriving must never look alike. */
export function NoProcesses({ filters, onClearFilters, onWidenRange }: Props) {
  const setup = useSetup();
  const sources = setup.data?.sources;
  const arrived = sources?.reduce((sum, source) => sum + source.events, 0);

  if (sources?.length === 0)
    return (
      <EmptyState title="No events arrive yet" iconType="indexOpen">
        <p>
          No index that you may read holds events of any environment, so nothing can be seen here.{' '}
          <AppLink to={links.setup()}>Open Setup</AppLink> to see what to connect.
        </p>
      </EmptyState>
    );
  if (isNarrowed(filters))
    return (
      <EmptyState
        title="No process matches these filters"
        actions={<EuiButton onClick={onClearFilters}>Clear the filters</EuiButton>}
      >
        <p>There may be others: clear the filters, or choose a longer time.</p>
      </EmptyState>
    );
  if (arrived === 0)
    return (
      <EmptyState title="No events arrived in the last 24 hours" iconType="alert">
        <p>
          The sources are silent, so an empty list says nothing.{' '}
          <AppLink to={links.setup()}>Open Setup</AppLink> to see since when.
        </p>
      </EmptyState>
    );
  if (SUSPICIOUS.includes(filters.view))
    return (
      <EmptyState
        title="Nothing suspicious in this time"
        iconType="check"
        actions={<EuiButtonEmpty onClick={onWidenRange}>Look at the last 30 days</EuiButtonEmpty>}
      >
        <p>
          {arrived === undefined
            ? 'No process of this kind was found in the events that you may read.'
            : `That is good: ${arrived.toLocaleString('en-GB')} events arrived in the last 24 hours, so the sources are alive.`}
        </p>
        {filters.expected === 'false' && filters.view === 'python' ? (
          <p>Children that ordinary use or the project expects are not shown.</p>
        ) : null}
      </EmptyState>
    );
  return (
    <EmptyState
      title="No process started in this time"
      actions={<EuiButton onClick={onWidenRange}>Look at the last 30 days</EuiButton>}
    >
      <p>Choose a longer time. If that is empty too, Setup says which sources are silent.</p>
    </EmptyState>
  );
}
