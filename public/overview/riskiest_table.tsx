import React from 'react';
import { EuiBasicTable } from '@elastic/eui';
import type { EuiBasicTableColumn } from '@elastic/eui';
import type { RequestSummary } from '../../common';
import { links } from '../app/paths';
import { AppLink } from '../components/app_link';
import { RiskBadge, StateBadge } from '../components/badges';
import { TextValue } from '../components/text_value';
import { TimeValue } from '../components/time_value';

/** Characters of a title or name: about two lines. */
const NAME_LIMIT = 80;

const COLUMNS: Array<EuiBasicTableColumn<RequestSummary>> = [
  {
    name: 'Riskiest',
    width: '32%',
    render: ({ id, title }: RequestSummary) => (
      <AppLink to={links.request(id)}>
        <TextValue text={title} limit={NAME_LIMIT} cut />
      </AppLink>
    ),
  },
  {
    name: 'Project',
    render: ({ project }: RequestSummary) => <TextValue text={project.name} limit={NAME_LIMIT} cut />,
  },
  {
    name: 'Direction',
    width: '80px',
    render: ({ direction }: RequestSummary) => (direction === 'egress' ? 'Egress' : 'Ingress'),
  },
  { name: 'Risk', width: '100px', render: ({ risk }: RequestSummary) => <RiskBadge risk={risk} /> },
  {
    name: 'State',
    width: '132px',
    render: ({ direction, status }: RequestSummary) => <StateBadge state={status} direction={direction} />,
  },
  {
    name: 'Opened',
    width: '120px',
    render: ({ created_at: at }: RequestSummary) => <TimeValue at={at} ago />,
  },
];

/** The few that should be looked at first. */
export function RiskiestTable({ items }: { items: RequestSummary[] }) {
  return (
    <EuiBasicTable<RequestSummary>
      tableCaption="Riskiest requests that wait"
      items={items}
      itemId="id"
      columns={COLUMNS}
      rowHeader="Riskiest"
      compressed
    />
  );
}
