import React from 'react';
import { EuiText } from '@elastic/eui';
import type { UnassignedHostsAnswer } from '../../common';
import { STANDING } from '../api/freshness';
import { useUnassignedHosts } from '../api/projects';
import { links } from '../app/paths';
import { AppLink } from '../components/app_link';
import { Section } from '../components/section';
import { TextValue } from '../components/text_value';
import { TimeValue } from '../components/time_value';
import { LineList } from './line_list';
import { Part } from './part';

/** Hosts shown here; Projects has them all. */
const SHOWN = 3;

/** Machines whose events are nobody's, until somebody says which project they belong to. */
export function StrayHosts() {
  const answer = useUnassignedHosts(STANDING);
  return (
    <Section title="Hosts without a project" aside={<AppLink to={links.projects()}>Open Projects</AppLink>}>
      <Part answer={answer} what="the hosts" need="events">
        {(found) => <Body found={found} />}
      </Part>
    </Section>
  );
}

function Body({ found: { items, rights } }: { found: UnassignedHostsAnswer }) {
  return (
    <>
      {items.length === 0 ? (
        <EuiText size="s">
          <p>Every host that sent events in the last seven days belongs to a project.</p>
        </EuiText>
      ) : (
        <LineList
          label="Hosts without a project"
          shown={SHOWN}
          lines={items.map(({ host, last_seen: at }) => (
            <span key={host}>
              <strong>
                <TextValue text={host} limit={60} cut />
              </strong>
              , last seen <TimeValue at={at} ago />
            </span>
          ))}
        />
      )}
      {rights.refused.length === 0 ? null : (
        <EuiText size="s" color="subdued">
          <p>Not yours to read, so there may be more: {rights.refused.join(', ')}.</p>
        </EuiText>
      )}
    </>
  );
}
