import React from 'react';
import { EuiSpacer, EuiText } from '@elastic/eui';
import type { ProcessesPage, ProcessesQuery } from '../../common';
import { STANDING } from '../api/freshness';
import { useProcessesPage } from '../api/processes';
import { useSetup } from '../api/setup';
import { links } from '../app/paths';
import { AppLink } from '../components/app_link';
import { Section } from '../components/section';
import { RightsBanner } from '../processes/rights_banner';
import { Figure } from './figure';
import { FlaggedTable } from './flagged_table';
import { kindsOf } from './kinds';
import { Part } from './part';

/** Without a range the API answers for the last 24 hours before it is asked. */
const FLAGGED: ProcessesQuery = { view: 'flagged', size: '100' };
/** Kinds of executions shown here; Processes has them all. */
const SHOWN = 6;

const all = links.processes({ view: 'flagged' });

/** What ran in the environments since yesterday that somebody should look at. */
export function FlaggedExecutions() {
  const answer = useProcessesPage(FLAGGED, STANDING);
  const page = answer.isError ? undefined : answer.data;
  return (
    <Section
      title="Flagged executions in the last 24 hours"
      aside={
        page && page.total > 0 ? (
          <Figure
            count={page}
            words={page.total === 1 ? 'flagged execution' : 'flagged executions'}
            to={all}
          />
        ) : null
      }
    >
      <Part answer={answer} what="the executions" need="events">
        {(found) => <Body page={found} />}
      </Part>
    </Section>
  );
}

function Body({ page }: { page: ProcessesPage }) {
  const kinds = kindsOf(page.items);
  const hidden = kinds.length - SHOWN;
  return (
    <>
      <RightsBanner rights={page.rights} />
      {page.items.length === 0 ? (
        <NothingFlagged />
      ) : (
        <>
          <FlaggedTable kinds={kinds.slice(0, SHOWN)} complete={page.next === undefined} />
          {hidden > 0 ? (
            <>
              <EuiSpacer size="s" />
              <EuiText size="s" color="subdued">
                <p>
                  And {hidden} more {hidden === 1 ? 'kind' : 'kinds'} of executions, further back.
                </p>
              </EuiText>
            </>
          ) : null}
        </>
      )}
    </>
  );
}

/** Nothing flagged and nothing arriving must never look alike. */
function NothingFlagged() {
  const arrived = useSetup(STANDING).data?.sources.reduce((sum, source) => sum + source.events, 0);
  return (
    <EuiText size="s">
      {arrived === 0 ? (
        <p>
          No events arrived in that time, so that nothing was flagged says nothing.{' '}
          <AppLink to={links.setup()}>Open Setup</AppLink> to see what is silent, or was never connected.
        </p>
      ) : (
        <p>
          Nothing was flagged.{' '}
          {arrived === undefined ? null : `${arrived.toLocaleString('en-GB')} events arrived in that time. `}
          <AppLink to={links.processes({ view: 'any' })}>All that ran</AppLink> is in Processes.
        </p>
      )}
    </EuiText>
  );
}
