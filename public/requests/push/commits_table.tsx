import React, { useState } from 'react';
import { EuiBasicTable } from '@elastic/eui';
import type { Criteria, EuiBasicTableColumn } from '@elastic/eui';
import type { Commit } from '../../../common';
import { TextValue } from '../../components/text_value';
import { TimeValue } from '../../components/time_value';
import { ShortCommit } from './short_commit';

const PAGE_SIZES = [10, 25, 50];

const who = ({ name, email }: Commit['author']) => (email ? `${name} <${email}>` : name);

const COLUMNS: Array<EuiBasicTableColumn<Commit>> = [
  {
    name: 'Commit',
    width: '110px',
    render: ({ id }: Commit) => <ShortCommit id={id} />,
  },
  {
    name: 'Message',
    width: '40%',
    render: ({ message }: Commit) => <TextValue text={message} multiline />,
  },
  {
    name: 'Author',
    render: ({ author, committer }: Commit) => (
      <>
        <TextValue text={who(author)} />
        {committer && who(committer) !== who(author) ? (
          <div>
            committed by <TextValue text={who(committer)} />
          </div>
        ) : null}
      </>
    ),
  },
  { name: 'Time it claims', render: ({ time }: Commit) => <TimeValue at={time} /> },
];

export function CommitsTable({ commits }: { commits: readonly Commit[] }) {
  const [page, setPage] = useState({ index: 0, size: 10 });
  return (
    <EuiBasicTable
      tableCaption="Commits of the push, newest first"
      items={commits.slice(page.index * page.size, (page.index + 1) * page.size)}
      itemId="id"
      columns={COLUMNS}
      rowHeader="Commit"
      noItemsMessage="The push brings no commit of its own: it moves or deletes a ref."
      pagination={{
        pageIndex: page.index,
        pageSize: page.size,
        totalItemCount: commits.length,
        pageSizeOptions: PAGE_SIZES,
      }}
      onChange={({ page: wanted }: Criteria<Commit>) => {
        if (wanted) setPage(wanted);
      }}
    />
  );
}
