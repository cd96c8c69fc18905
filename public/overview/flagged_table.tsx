import React from 'react';
import { EuiBasicTable, EuiScreenReaderOnly } from '@elastic/eui';
import type { EuiBasicTableColumn } from '@elastic/eui';
import { UNASSIGNED_PROJECT } from '../../common';
import type { ProcessRow } from '../../common';
import { links } from '../app/paths';
import { AppLink } from '../components/app_link';
import { LabelBadge } from '../components/badges';
import { Duration } from '../components/duration';
import { TextValue } from '../components/text_value';
import { TimeValue } from '../components/time_value';
import { whyFlagged } from '../components/why_flagged';
import type { Kind } from './kinds';

const NAME_LIMIT = 60;
/** Characters of the reasons: about two lines; the tree has them all. */
const WHY_LIMIT = 160;

/** The tree; where the source gives processes no identity there is none, and Processes has the details. */
const detailsOf = ({ entity_id: entityId, host, id }: ProcessRow) =>
  entityId === undefined
    ? links.processes({ view: 'flagged', selected: id })
    : links.processTree(entityId, host);

function What({ row }: { row: ProcessRow }) {
  return (
    <AppLink to={detailsOf(row)}>
      {row.parent?.name ? (
        <>
          <TextValue text={row.parent.name} limit={NAME_LIMIT} cut /> <span aria-hidden="true">→</span>
          <EuiScreenReaderOnly>
            <span>started</span>
          </EuiScreenReaderOnly>{' '}
        </>
      ) : null}
      <strong>
        <TextValue text={row.name} limit={NAME_LIMIT} cut />
      </strong>
    </AppLink>
  );
}

function Where({ row: { environment, host, project } }: { row: ProcessRow }) {
  return (
    <span>
      {project === undefined || project.id === UNASSIGNED_PROJECT ? (
        <em>no project</em>
      ) : (
        <TextValue text={project.name ?? project.id} limit={NAME_LIMIT} cut />
      )}
      , <TextValue text={environment ?? host} limit={NAME_LIMIT} cut />
    </span>
  );
}

function More({ kind, complete }: { kind: Kind; complete: boolean }) {
  const { labels, more, row } = kind;
  if (more === 0) return null;
  const like = links.processes({
    view: 'flagged',
    environment: row.environment ?? row.host,
    label: labels[0],
  });
  return (
    <>
      {', '}
      <AppLink to={like}>
        {complete ? '' : 'at least '}
        {more} more like it
      </AppLink>
    </>
  );
}

/** Flagged executions, the latest of each kind. */
export function FlaggedTable({ kinds, complete }: { kinds: Kind[]; complete: boolean }) {
  const columns: Array<EuiBasicTableColumn<Kind>> = [
    {
      name: 'What ran',
      width: '21%',
      render: (kind: Kind) => (
        <div>
          <What row={kind.row} />
          <More kind={kind} complete={complete} />
        </div>
      ),
    },
    { name: 'Where', width: '15%', render: ({ row }: Kind) => <Where row={row} /> },
    { name: 'When', width: '100px', render: ({ row }: Kind) => <TimeValue at={row.started_at} ago /> },
    { name: 'Ran for', width: '90px', render: ({ row }: Kind) => <Duration ms={row.duration_ms} /> },
    {
      name: 'Why it is flagged',
      render: ({ labels, row }: Kind) => (
        <div>
          {labels.map((label) => (
            <LabelBadge key={label} label={label} />
          ))}{' '}
          <TextValue text={whyFlagged(row)} limit={WHY_LIMIT} cut />
        </div>
      ),
    },
  ];
  return (
    <EuiBasicTable<Kind>
      tableCaption="Latest flagged executions"
      items={kinds}
      itemId={({ row }) => `${row.index} ${row.id}`}
      columns={columns}
      compressed
    />
  );
}
