import React, { useMemo, useState } from 'react';
import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import { useCursor } from '../components/cursor_pager';
import { PageFrame } from '../components/page_frame';
import { useUrlState } from '../components/use_url_state';
import { FILTERS, NO_FILTERS, resolveRange, toQuery } from './filters';
import type { ProcessFilters } from './filters';
import { ProcessesFilters } from './processes_filters';
import { ProcessesResults } from './processes_results';

const PAGE_KEY = ['processes', 'page'] as const;
const isRelative = (time: string) => time.includes('now');

/** What ran in the environments that someone should look at. */
export function ProcessesPage() {
  const [filters, setFilters] = useUrlState(FILTERS);
  const cursor = useCursor();
  const client = useQueryClient();
  const loading = useIsFetching(PAGE_KEY) > 0;
  const [refreshes, setRefreshes] = useState(0);

  const wanted = JSON.stringify(filters);
  // "now" is read when the filters change or on a refresh, and not at each render: that would never settle.
  const built = useMemo(() => {
    const asked = JSON.parse(wanted) as ProcessFilters;
    const range = resolveRange(asked);
    return 'problem' in range ? range : toQuery(asked, range, cursor);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a refresh reads "now" again
  }, [wanted, cursor, refreshes]);

  const refresh = () => {
    if (isRelative(filters.from) || isRelative(filters.to)) setRefreshes((count) => count + 1);
    else void client.invalidateQueries(PAGE_KEY);
  };

  return (
    <PageFrame
      title="Processes"
      description="What ran in the environments, with the reason why each process is worth a look."
    >
      <ProcessesFilters filters={filters} loading={loading} onChange={setFilters} onRefresh={refresh} />
      <EuiSpacer size="l" />
      {'problem' in built ? (
        <EuiCallOut color="warning" iconType="alert" title={built.problem} role="alert" />
      ) : (
        <ProcessesResults
          query={built.query}
          filters={filters}
          onRetry={refresh}
          onClearFilters={() => setFilters(NO_FILTERS)}
          onWidenRange={() => setFilters({ from: 'now-30d', to: 'now' })}
        />
      )}
    </PageFrame>
  );
}
