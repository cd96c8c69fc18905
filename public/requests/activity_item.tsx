import React from 'react';
import { EuiPanel, EuiSpacer, EuiText } from '@elastic/eui';
import { PROCESS_CATEGORIES } from '../../common';
import type { ProcessRow } from '../../common';
import { links } from '../app/paths';
import { AppLink } from '../components/app_link';
import { LabelBadge } from '../components/badges';
import { Duration } from '../components/duration';
import { TextValue } from '../components/text_value';
import { TimeValue } from '../components/time_value';

/** Characters of a command line here; the tree has it all. */
const COMMAND_LIMIT = 160;

/** One flagged execution: when, who, what started what, how long, and why it is flagged. */
export function ActivityItem({ row }: { row: ProcessRow }) {
  const { category, command_line: command, entity_id: entityId, environment, host, parent, user } = row;
  return (
    <>
      <EuiPanel color="subdued" hasShadow={false} paddingSize="s">
        <EuiText size="s">
          <p style={{ marginBottom: 4 }}>
            <strong>
              {parent?.name ? (
                <>
                  <TextValue text={parent.name} limit={60} cut /> started{' '}
                </>
              ) : null}
              <TextValue text={row.name} limit={60} cut />
            </strong>
            {', '}
            {row.duration_ms === undefined ? null : 'ran for '}
            <Duration ms={row.duration_ms} />{' '}
            {row.labels.map((label) => (
              <LabelBadge key={label} label={label} />
            ))}
          </p>
          <p style={{ marginBottom: 4 }}>
            <TimeValue at={row.started_at} /> on <TextValue text={environment ?? host} limit={60} cut />
            {user ? (
              <>
                {' '}
                by <TextValue text={user} limit={60} cut />
              </>
            ) : null}
          </p>
          {row.reasons.map((reason) => (
            <p key={reason} style={{ marginBottom: 4 }}>
              <TextValue text={reason} limit={300} />
            </p>
          ))}
          {row.reasons.length === 0 && category ? (
            <p style={{ marginBottom: 4 }}>It is {PROCESS_CATEGORIES[category] ?? category}.</p>
          ) : null}
          {command ? (
            <p style={{ marginBottom: 4 }}>
              <TextValue text={command} limit={COMMAND_LIMIT} mono />
            </p>
          ) : null}
          {entityId === undefined ? null : (
            <AppLink to={links.processTree(entityId, host)} label={`Process tree of ${row.name}`}>
              Process tree
            </AppLink>
          )}
        </EuiText>
      </EuiPanel>
      <EuiSpacer size="s" />
    </>
  );
}
