import React from 'react';
import { EuiFlexGroup, EuiFlexItem, EuiSpacer, EuiText } from '@elastic/eui';
import { useWaitingRequests } from '../api/waiting_requests';
import type { WaitingRequests as Waiting } from '../api/waiting_requests';
import { links } from '../app/paths';
import { AppLink } from '../components/app_link';
import { Section } from '../components/section';
import { TextValue } from '../components/text_value';
import { TimeValue } from '../components/time_value';
import { Figure } from './figure';
import type { FigureProps } from './figure';
import { Part } from './part';
import { RiskiestTable } from './riskiest_table';

/** Requests shown here; the queue has them all. */
const SHOWN = 4;
const TITLE_LIMIT = 80;
const TO_DECIDE = 'in_review,blocked_by_scan';

/** What an output checker has to decide, and what was decided and has not left yet. */
export function WaitingRequests() {
  const answer = useWaitingRequests();
  return (
    <Section
      title="Requests that wait"
      aside={<AppLink to={links.requests({ status: TO_DECIDE })}>All that wait for a decision</AppLink>}
    >
      <Part answer={answer} what="the requests" need="read">
        {(waiting) => <Body waiting={waiting} />}
      </Part>
    </Section>
  );
}

function Body({ waiting }: { waiting: Waiting }) {
  const { approved, blocked, inReview, oldest, riskiest } = waiting;
  const figures: FigureProps[] = [
    { count: inReview, words: 'in review', to: links.requests({ status: 'in_review' }) },
    { count: blocked, words: 'blocked by the scan', to: links.requests({ status: 'blocked_by_scan' }) },
    { count: approved, words: 'approved, not released yet', to: links.requests({ status: 'approved' }) },
  ];
  return (
    <>
      <EuiFlexGroup wrap gutterSize="l" responsive={false} alignItems="baseline">
        {figures.map((figure) => (
          <EuiFlexItem key={figure.words} grow={false}>
            <Figure {...figure} />
          </EuiFlexItem>
        ))}
      </EuiFlexGroup>
      <EuiSpacer size="s" />
      {oldest ? (
        <>
          <RiskiestTable items={riskiest.slice(0, SHOWN)} />
          <EuiSpacer size="s" />
          <EuiText size="s">
            <p>
              Waiting longest:{' '}
              <AppLink to={links.request(oldest.id)}>
                <TextValue text={oldest.title} limit={TITLE_LIMIT} cut />
              </AppLink>
              , opened <TimeValue at={oldest.created_at} ago />.
            </p>
          </EuiText>
        </>
      ) : (
        <EuiText size="s">
          <p>
            Nothing waits for review. What a scanner sends next appears here;{' '}
            <AppLink to={links.requests({ status: 'none', sort: 'changed' })}>every request so far</AppLink>{' '}
            is in the queue.
          </p>
        </EuiText>
      )}
    </>
  );
}
