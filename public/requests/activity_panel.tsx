import React, { useState } from 'react';
import { EuiButtonEmpty, EuiCallOut, EuiSpacer, EuiText } from '@elastic/eui';
import type { RequestActivity, RequestDetail } from '../../common';
import { useRequestActivity } from '../api/requests';
import { links } from '../app/paths';
import { AppLink } from '../components/app_link';
import { ErrorState } from '../components/error_state';
import { Section } from '../components/section';
import { LoadingState } from '../components/states';
import { TimeValue } from '../components/time_value';
import { ActivityItem } from './activity_item';

/** Executions shown before the reader asks for the rest, so that the decision beside it stays in sight. */
const SHOWN = 5;

/** What ran in the project before the request: the reason why a reviewer need not trust the files alone. */
export function ActivityPanel({ request }: { request: RequestDetail }) {
  const activity = useRequestActivity(request.id);
  return (
    <Section title="What this project ran in the day before">
      {activity.isLoading ? <LoadingState what="what ran" /> : null}
      {activity.isError ? (
        <ErrorState
          quiet
          error={activity.error}
          title="What ran could not be loaded"
          need="events"
          onRetry={() => void activity.refetch()}
        />
      ) : null}
      {activity.data && !activity.isError ? (
        <Activity activity={activity.data} project={request.project} />
      ) : null}
    </Section>
  );
}

interface Props {
  activity: RequestActivity;
  project: RequestDetail['project'];
}

function Activity({ activity, project }: Props) {
  const { from, to, page } = activity;
  const [all, setAll] = useState(false);
  const shown = all ? page.items : page.items.slice(0, SHOWN);
  const hidden = page.items.length - shown.length;
  const everything = { project: project.id, from, to, expected: 'true' };
  const { refused } = page.rights;
  return (
    <>
      <EuiText size="s">
        <p>
          Flagged executions from <TimeValue at={from} /> to <TimeValue at={to} />
          {page.total > 0 ? (
            <>
              :{' '}
              <strong>
                {page.more_than ? 'more than ' : ''}
                {page.total.toLocaleString('en-GB')}
              </strong>
            </>
          ) : null}
          . <AppLink to={links.processes({ ...everything, view: 'any' })}>All processes of that time</AppLink>
        </p>
      </EuiText>
      {refused.length > 0 ? (
        <>
          <EuiSpacer size="s" />
          <EuiCallOut size="s" color="warning" iconType="alert" title="You see a part of it only">
            <p>
              You may not read {refused.join(', ')}. What ran may be there. Ask an administrator of
              Elasticsearch for the right to read it.
            </p>
          </EuiCallOut>
        </>
      ) : null}
      <EuiSpacer size="s" />
      {page.items.length === 0 ? <NothingRan /> : null}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }} aria-label="Flagged executions">
        {shown.map((row) => (
          <li key={`${row.index} ${row.id}`}>
            <ActivityItem row={row} />
          </li>
        ))}
      </ul>
      {hidden > 0 ? (
        <EuiButtonEmpty size="s" onClick={() => setAll(true)}>
          Show {hidden} more
        </EuiButtonEmpty>
      ) : null}
      {page.next === undefined ? null : (
        <EuiText size="s">
          <p>
            There are more than fit here:{' '}
            <AppLink to={links.processes({ ...everything, view: 'flagged' })}>
              all flagged executions of that time
            </AppLink>
          </p>
        </EuiText>
      )}
    </>
  );
}

/** No finding is no proof: silence has causes of its own, and Setup shows them. */
function NothingRan() {
  return (
    <EuiText size="s">
      <p>
        Nothing flagged was seen. That can also mean that a host sent no events, that its events are not
        enriched, or that it belongs to no project:{' '}
        <AppLink to={links.setup()}>Setup shows what is silent</AppLink>.
      </p>
    </EuiText>
  );
}
