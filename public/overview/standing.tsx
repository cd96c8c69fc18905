import React from 'react';
import { EuiFlexGroup, EuiFlexItem, EuiIcon, EuiSpacer, EuiText } from '@elastic/eui';
import type { SetupState } from '../../common';
import { STANDING } from '../api/freshness';
import { useSetup } from '../api/setup';
import { links } from '../app/paths';
import { AppLink } from '../components/app_link';
import { Section } from '../components/section';
import { TextValue } from '../components/text_value';
import { TimeValue } from '../components/time_value';
import { findGaps } from './gaps';
import type { Gap } from './gaps';
import { LineList } from './line_list';
import { Part } from './part';

/** Lines shown here; Setup has them all. */
const SHOWN = 5;

/** Whether what this app says can be relied upon: what is missing, and who is not heard. */
export function Standing() {
  const answer = useSetup(STANDING);
  return (
    <Section title="Silent or missing" aside={<AppLink to={links.setup()}>Open Setup</AppLink>}>
      <Part answer={answer} what="the state of every part" need="read">
        {(state) => <Body state={state} />}
      </Part>
    </Section>
  );
}

function Body({ state }: { state: SetupState }) {
  const gaps = findGaps(state);
  const events = state.sources.reduce((sum, source) => sum + source.events, 0);
  return (
    <>
      {gaps.length === 0 ? (
        <EuiText size="s">
          <p>Nothing is missing, and everybody who was heard before is heard.</p>
        </EuiText>
      ) : (
        <LineList
          label="Silent or missing"
          shown={SHOWN}
          lines={gaps.map((gap) => (
            <Line key={`${gap.text} ${gap.since ?? ''}`} gap={gap} />
          ))}
        />
      )}
      <EuiSpacer size="s" />
      <EuiText size="s" color="subdued">
        <p>
          {events.toLocaleString('en-GB')} {events === 1 ? 'event' : 'events'} arrived in the last 24 hours.
          {state.warnings.length === 0 ? '' : ' Not everything could be checked; Setup says what and why.'}
        </p>
      </EuiText>
    </>
  );
}

function Line({ gap: { since, text, tone } }: { gap: Gap }) {
  return (
    <EuiFlexGroup gutterSize="xs" responsive={false}>
      <EuiFlexItem grow={false}>
        <EuiIcon type="dot" color={tone} />
      </EuiFlexItem>
      <EuiFlexItem>
        <span>
          <TextValue text={text} limit={300} cut />
          {since === undefined ? null : (
            <>
              {' '}
              since <TimeValue at={since} /> (<TimeValue at={since} ago />)
            </>
          )}
          .
        </span>
      </EuiFlexItem>
    </EuiFlexGroup>
  );
}
