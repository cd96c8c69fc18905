import React from 'react';
import { EuiBasicTable, EuiText } from '@elastic/eui';
import type { EuiBasicTableColumn } from '@elastic/eui';
import type { RequestDetail, RequestSummary } from '../../../common';
import { useEarlierPushes } from '../../api/earlier_pushes';
import { links } from '../../app/paths';
import { AppLink } from '../../components/app_link';
import { ResultBadge, StateBadge } from '../../components/badges';
import { ErrorState } from '../../components/error_state';
import { plainText } from '../../components/hidden_text';
import { Section } from '../../components/section';
import { LoadingState } from '../../components/states';
import { TextValue } from '../../components/text_value';
import { TimeValue } from '../../components/time_value';
import { ShortCommit, isNothing, shortCommit } from './short_commit';

/** Characters of a repository, ref or name here; the request's own page has it all. */
const NAME_LIMIT = 80;

const placeOf = ({ push, title }: RequestSummary) => (push ? `${push.repository} ${push.ref}` : title);

/** Pushes to one ref differ only in their commit, so a list of links has to name it. */
function linkLabel(request: RequestSummary): string {
  const place = plainText(placeOf(request), NAME_LIMIT);
  return request.push ? `${place}, commit ${shortCommit(request.push.after)}` : place;
}

const COLUMNS: Array<EuiBasicTableColumn<RequestSummary>> = [
  {
    name: 'When',
    width: '190px',
    render: ({ created_at: at }: RequestSummary) => <TimeValue at={at} />,
  },
  {
    name: 'Repository and ref',
    width: '35%',
    render: (request: RequestSummary) => (
      <AppLink to={links.request(request.id)} label={linkLabel(request)}>
        <TextValue text={placeOf(request)} limit={NAME_LIMIT} cut />
      </AppLink>
    ),
  },
  { name: 'Commit', width: '110px', render: ({ push }: RequestSummary) => <After id={push?.after} /> },
  {
    name: 'Pusher',
    render: ({ push }: RequestSummary) => (
      <TextValue text={push?.pusher ?? 'not said'} limit={NAME_LIMIT} cut />
    ),
  },
  {
    name: 'State',
    render: ({ direction, status }: RequestSummary) => <StateBadge state={status} direction={direction} />,
  },
  {
    name: 'Worst verdict',
    width: '110px',
    render: ({ worst }: RequestSummary) => <ResultBadge result={worst} />,
  },
];

function After({ id }: { id?: string }) {
  if (id === undefined) return <>–</>;
  return isNothing(id) ? <>ref deleted</> : <ShortCommit id={id} />;
}

/** The project's pushes before this one: code that is harmless alone may be one part of several. */
export function EarlierPushesPanel({ request }: { request: RequestDetail }) {
  const earlier = useEarlierPushes(request);
  return (
    <Section title="What this project pushed before">
      {earlier.isLoading ? <LoadingState what="earlier pushes" /> : null}
      {earlier.isError ? (
        <ErrorState
          quiet
          error={earlier.error}
          title="Earlier pushes could not be loaded"
          need="read"
          onRetry={() => void earlier.refetch()}
        />
      ) : null}
      {earlier.data && !earlier.isError ? <Pushes items={earlier.data} /> : null}
    </Section>
  );
}

function Pushes({ items }: { items: RequestSummary[] }) {
  if (items.length === 0)
    return (
      <EuiText size="s">
        <p>Nothing was pushed before.</p>
      </EuiText>
    );
  return (
    <EuiBasicTable
      tableCaption="Earlier pushes of the project, newest first"
      items={items}
      itemId="id"
      columns={COLUMNS}
      rowHeader="Repository and ref"
    />
  );
}
