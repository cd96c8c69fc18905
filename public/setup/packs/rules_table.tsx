import React from 'react';
import { EuiBadge, EuiInMemoryTable, EuiLink } from '@elastic/eui';
import type { EuiBasicTableColumn } from '@elastic/eui';
import type { RulePlan, RuleState, StoredRule } from '../../../common';
import { useServices } from '../../app/services';
import { TextValue } from '../../components/text_value';
import { TimeValue } from '../../components/time_value';
import { STATE_WORDS } from './words';

interface Row extends RulePlan {
  stored?: StoredRule;
}

const COLOURS: Record<RuleState, string> = {
  installed: 'success',
  missing: 'danger',
  older: 'warning',
  changed: 'warning',
  foreign: 'default',
  unsupported: 'hollow',
};

/** Kibana's words for how a rule's last run went; anything else is shown as it is. */
const RUN_COLOURS: Record<string, string> = {
  succeeded: 'success',
  'partial failure': 'warning',
  failed: 'danger',
};

/** How the rule's last run went, from Kibana's answer, which older and newer versions fill differently. */
export function lastRun(stored?: StoredRule): { status: string; at?: string; message?: string } | undefined {
  const summary = stored?.execution_summary as { last_execution?: Record<string, unknown> } | undefined;
  const { status, date, message } = summary?.last_execution ?? {};
  if (typeof status !== 'string') return undefined;
  return {
    status,
    ...(typeof date === 'string' ? { at: date } : {}),
    ...(typeof message === 'string' && message !== '' && status !== 'succeeded' ? { message } : {}),
  };
}

function LastRun({ stored }: { stored?: StoredRule }) {
  const run = lastRun(stored);
  if (!run) return <>{stored ? 'never' : '–'}</>;
  return (
    <span>
      <EuiBadge color={RUN_COLOURS[run.status] ?? 'hollow'}>{run.status}</EuiBadge>{' '}
      {run.at ? <TimeValue at={run.at} ago /> : null}
      {run.message ? (
        <>
          {' '}
          <TextValue text={run.message} />
        </>
      ) : null}
    </span>
  );
}

/** A rule's name; a link to it in Security where the person may go there. */
function RuleName({ name, stored }: Row) {
  const { otherApps, navigation } = useServices();
  const text = <TextValue text={name} cut />;
  if (!otherApps.security || typeof stored?.id !== 'string') return text;
  const path = `/rules/id/${encodeURIComponent(stored.id)}`;
  return <EuiLink href={navigation.appHref('security', path)}>{text}</EuiLink>;
}

const COLUMNS: Array<EuiBasicTableColumn<Row>> = [
  { name: 'Rule', width: '40%', render: (row: Row) => <RuleName {...row} /> },
  {
    name: 'State',
    width: '14%',
    render: ({ state }: Row) => <EuiBadge color={COLOURS[state]}>{STATE_WORDS[state]}</EuiBadge>,
  },
  {
    name: 'Enabled',
    width: '9%',
    render: ({ stored }: Row) => (stored ? (stored.enabled ? 'yes' : 'no') : '–'),
  },
  { name: 'Last run', width: '20%', render: ({ stored }: Row) => <LastRun stored={stored} /> },
  { name: 'Note', render: ({ note }: Row) => (note ? <TextValue text={note} limit={300} /> : '–') },
];

/** Every rule of the pack with how it stands in this space. */
export function RulesTable({ plans, stored }: { plans: RulePlan[]; stored: StoredRule[] }) {
  const byId = new Map(stored.map((rule) => [rule.rule_id, rule]));
  return (
    <EuiInMemoryTable<Row>
      tableCaption="Detection rules"
      items={plans.map((plan) => ({ ...plan, stored: byId.get(plan.rule_id) }))}
      columns={COLUMNS}
      itemId="rule_id"
      pagination={{ initialPageSize: 10, pageSizeOptions: [10, 50] }}
    />
  );
}
