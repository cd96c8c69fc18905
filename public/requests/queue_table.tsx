import React from 'react';
import { EuiBadge, EuiBasicTable, EuiText } from '@elastic/eui';
import type { EuiBasicTableColumn } from '@elastic/eui';
import type { RequestCounts, RequestSummary } from '../../common';
import { links } from '../app/paths';
import { AppLink } from '../components/app_link';
import { ResultBadge, RiskBadge, StateBadge } from '../components/badges';
import { TextValue } from '../components/text_value';
import { TimeValue } from '../components/time_value';

/** Characters of a title or name in the queue: about two lines. */
const NAME_LIMIT = 80;

const count = (number: number, one: string, many = `${one}s`) =>
  `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;

/** "2 block, 1 review, 9 pass", leaving out what is not there. */
function fileCounts({ block, review, pass }: RequestCounts): string {
  return [
    block > 0 ? `${block} block` : '',
    review > 0 ? `${review} review` : '',
    pass > 0 ? `${pass} pass` : '',
  ]
    .filter((words) => words !== '')
    .join(', ');
}

function findingCounts({ error, warning, note }: RequestCounts): string {
  const words = [
    error > 0 ? count(error, 'error') : '',
    warning > 0 ? count(warning, 'warning') : '',
    note > 0 ? count(note, 'note') : '',
  ].filter((entry) => entry !== '');
  return words.length === 0 ? 'none' : words.join(', ');
}

/** What the request consists of, and what the scanner made of it. */
function Content({ request }: { request: RequestSummary }) {
  const { counts, push } = request;
  return (
    <EuiText size="s">
      {push ? count(push.commits, 'commit') : count(counts.files, 'file')}
      {push ? null : (
        <EuiText size="xs" color="subdued">
          {fileCounts(counts)}
        </EuiText>
      )}
    </EuiText>
  );
}

function Name({ request }: { request: RequestSummary }) {
  const { direction, id, push, title } = request;
  return (
    <div>
      <AppLink to={links.request(id)}>
        <TextValue text={title} limit={NAME_LIMIT} cut />
      </AppLink>
      <EuiText size="xs" color="subdued">
        <EuiBadge color="hollow">{direction === 'egress' ? 'Egress' : 'Ingress'}</EuiBadge>{' '}
        {push ? <TextValue text={`${push.repository} ${push.ref}`} limit={NAME_LIMIT} cut /> : null}{' '}
        <span title={id}>{id.slice(0, 8)}</span>
      </EuiText>
    </div>
  );
}

const COLUMNS: Array<EuiBasicTableColumn<RequestSummary>> = [
  {
    name: 'Request',
    width: '26%',
    render: (request: RequestSummary) => <Name request={request} />,
  },
  {
    name: 'Project',
    render: ({ project }: RequestSummary) => (
      <AppLink to={links.project(project.id)}>
        <TextValue text={project.name} limit={NAME_LIMIT} cut />
      </AppLink>
    ),
  },
  {
    name: 'State',
    render: ({ direction, status }: RequestSummary) => <StateBadge state={status} direction={direction} />,
  },
  {
    name: 'Verdict',
    width: '90px',
    render: ({ worst }: RequestSummary) => <ResultBadge result={worst} />,
  },
  { name: 'Risk', width: '100px', render: ({ risk }: RequestSummary) => <RiskBadge risk={risk} /> },
  { name: 'Content', render: (request: RequestSummary) => <Content request={request} /> },
  { name: 'Findings', render: ({ counts }: RequestSummary) => findingCounts(counts) },
  {
    name: 'Opened',
    width: '110px',
    render: ({ created_at: at }: RequestSummary) => <TimeValue at={at} ago />,
  },
  {
    name: 'Researcher or pusher',
    render: ({ push, researcher }: RequestSummary) => (
      <TextValue text={push?.pusher ?? researcher ?? 'not said'} limit={NAME_LIMIT} cut />
    ),
  },
];

export function QueueTable({ items, busy }: { items: RequestSummary[]; busy: boolean }) {
  return (
    <EuiBasicTable
      tableCaption="Requests"
      items={items}
      itemId="id"
      columns={COLUMNS}
      loading={busy}
      rowHeader="Request"
    />
  );
}
