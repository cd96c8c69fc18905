import React from 'react';
import { EuiBasicTable, EuiLink, EuiText } from '@elastic/eui';
import type { EuiBasicTableColumn } from '@elastic/eui';
import { UNASSIGNED_PROJECT } from '../../common';
import type { ProcessRow } from '../../common';
import { links } from '../app/paths';
import { AppLink } from '../components/app_link';
import { Duration } from '../components/duration';
import { TextValue } from '../components/text_value';
import { TimeValue } from '../components/time_value';
import { Reasons } from './reasons';

/** Characters of a command line in a cell; the rest opens with a click. */
const COMMAND_LENGTH = 140;

interface Props {
  rows: ProcessRow[];
  loading: boolean;
  onOpen: (row: ProcessRow) => void;
}

const NONE = '–';

const value = (text: string | undefined) => (text ? <TextValue text={text} limit={60} /> : NONE);

function project({ project: of }: ProcessRow) {
  if (!of) return NONE;
  if (of.id === UNASSIGNED_PROJECT) return <em>unassigned</em>;
  return (
    <AppLink to={links.project(of.id)}>
      <TextValue text={of.name ?? of.id} limit={60} />
    </AppLink>
  );
}

/** Started processes, newest first. */
export function ProcessesTable({ rows, loading, onOpen }: Props) {
  const columns: Array<EuiBasicTableColumn<ProcessRow>> = [
    { name: 'When', width: '8%', render: (row: ProcessRow) => <TimeValue at={row.started_at} /> },
    { name: 'Project', width: '8%', render: project },
    { name: 'Environment', width: '8%', render: (row: ProcessRow) => value(row.environment ?? row.host) },
    { name: 'User', width: '8%', render: (row: ProcessRow) => value(row.user) },
    {
      name: 'Parent → process',
      width: '13%',
      render: (row: ProcessRow) => (
        <div>
          <EuiText size="xs" color="subdued">
            <TextValue text={row.parent?.name ?? 'unknown parent'} limit={60} />
            <span aria-label="started"> → </span>
          </EuiText>
          <EuiLink onClick={() => onOpen(row)}>
            <strong>
              <TextValue text={row.name} limit={255} />
            </strong>
          </EuiLink>
        </div>
      ),
    },
    {
      name: 'Command line',
      width: '22%',
      render: (row: ProcessRow) =>
        row.command_line ? (
          <EuiText size="xs">
            <TextValue text={row.command_line} limit={COMMAND_LENGTH} mono />
          </EuiText>
        ) : (
          NONE
        ),
    },
    { name: 'Ran for', width: '8%', render: (row: ProcessRow) => <Duration ms={row.duration_ms} /> },
    { name: 'Why it is here', width: '25%', render: (row: ProcessRow) => <Reasons row={row} /> },
  ];
  return (
    <EuiBasicTable<ProcessRow>
      tableCaption="Started processes, newest first"
      items={rows}
      itemId="id"
      columns={columns}
      loading={loading}
    />
  );
}
