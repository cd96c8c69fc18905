import React from 'react';
import { EuiPanel, EuiSpacer, EuiText } from '@elastic/eui';
import type { ActivityLabel, ProcessRow } from '../../common';
import { links } from '../app/paths';
import { AppLink } from '../components/app_link';
import { LabelBadge } from '../components/badges';
import { Duration } from '../components/duration';
import { TextValue } from '../components/text_value';
import { TimeValue } from '../components/time_value';
import { isFlagged, whyFlagged } from '../components/why_flagged';

/** Characters of a command line here; the tree has it all. */
const COMMAND_LIMIT = 160;

/** Flagged labels first: the others only say what kind of process it is. */
const byFlag = (a: ActivityLabel, b: ActivityLabel) => Number(isFlagged(b)) - Number(isFlagged(a));

/** One flagged execution: when, who, what started what, how long, and why it is flagged. */
export function ActivityItem({ row }: { row: ProcessRow }) {
  const { command_line: command, entity_id: entityId, environment, host, parent, user } = row;
  const why = whyFlagged(row);
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
            {[...row.labels].sort(byFlag).map((label) => (
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
            {entityId === undefined ? null : (
              <>
                {', '}
                <AppLink to={links.processTree(entityId, host)} label={`Process tree of ${row.name}`}>
                  Process tree
                </AppLink>
              </>
            )}
          </p>
          {why === '' ? null : (
            <p style={{ marginBottom: 4 }}>
              <TextValue text={why} limit={600} />
            </p>
          )}
          {command ? (
            <p style={{ marginBottom: 4 }}>
              <TextValue text={command} limit={COMMAND_LIMIT} mono />
            </p>
          ) : null}
        </EuiText>
      </EuiPanel>
      <EuiSpacer size="s" />
    </>
  );
}
