import React from 'react';
import { EuiButton, EuiLink, EuiSpacer, EuiText } from '@elastic/eui';
import type { DashboardState } from '../../../common';
import { useDashboardImport } from '../../api/packs';
import { useServices } from '../../app/services';
import { ErrorState } from '../../components/error_state';
import { TextValue } from '../../components/text_value';
import { OutcomeList } from '../outcome_list';

/** The dashboards that are there, each a link. */
function Links({ dashboards }: { dashboards: DashboardState[] }) {
  const { navigation } = useServices();
  const there = dashboards.filter(({ state }) => state !== 'missing');
  if (there.length === 0) return null;
  return (
    <EuiText size="s">
      <ul>
        {there.map(({ id, title }) => (
          <li key={id}>
            <EuiLink href={navigation.appHref('dashboards', `#/view/${encodeURIComponent(id)}`)}>
              <TextValue text={title} cut />
            </EuiLink>
          </li>
        ))}
      </ul>
    </EuiText>
  );
}

/** Imports the dashboards with their data views and saved searches, and leads to them. */
export function DashboardsPanel({
  dashboards,
  canWrite,
}: {
  dashboards: DashboardState[];
  canWrite: boolean;
}) {
  const run = useDashboardImport();
  const whole = dashboards.every(({ state }) => state === 'installed');
  return (
    <>
      <Links dashboards={dashboards} />
      {canWrite ? (
        <>
          <EuiSpacer size="s" />
          <EuiButton size="s" fill={!whole} isLoading={run.isLoading} onClick={() => run.mutate()}>
            {whole ? 'Import the dashboards again' : 'Import the dashboards'}
          </EuiButton>
        </>
      ) : null}
      {run.isSuccess ? (
        <OutcomeList
          done={[
            {
              name: 'Saved objects',
              ok: run.data.taken > 0,
              message: `${run.data.taken} taken: dashboards, data views and saved searches.`,
            },
            ...run.data.refused.map((message) => ({ name: message, ok: false, message: 'Not taken.' })),
          ]}
        />
      ) : null}
      {run.isError ? (
        <>
          <EuiSpacer size="s" />
          <ErrorState error={run.error} title="Nothing was imported" need="dashboards" quiet />
        </>
      ) : null}
    </>
  );
}
