import React, { useEffect, useMemo, useState } from 'react';
import { EuiBadge, EuiBasicTable, EuiCheckbox, EuiLink, EuiText } from '@elastic/eui';
import type { Criteria, EuiBasicTableColumn } from '@elastic/eui';
import type { RequestFile } from '../../../common';
import { ResultBadge, RiskBadge } from '../../components/badges';
import { plainText } from '../../components/hidden_text';
import { TextValue } from '../../components/text_value';
import { FILE_SORTS, formatSize } from './file_rows';
import type { FileSort, FileView } from './file_rows';
import { VoteList } from './vote_list';

const PAGE_SIZES = [25, 50, 100];

/** Rule ids shown in a row; the whole verdict has them all. */
const RULES_SHOWN = 3;

interface Props {
  /** All that fit, in order; the table shows a page of them. */
  files: readonly RequestFile[];
  view: FileView;
  onSort: (sort: FileSort, direction: 'asc' | 'desc') => void;
  approvalsNeeded: number;
  votable: boolean;
  selected: ReadonlySet<string>;
  onSelect: (paths: ReadonlySet<string>) => void;
  onOpen: (path: string) => void;
}

export function FilesTable({
  files,
  view,
  onSort,
  approvalsNeeded,
  votable,
  selected,
  onSelect,
  onOpen,
}: Props) {
  const [page, setPage] = useState({ index: 0, size: 25 });
  // Other filters, another first page.
  useEffect(() => setPage(({ size }) => ({ index: 0, size })), [view]);

  const columns = useMemo<Array<EuiBasicTableColumn<RequestFile>>>(() => {
    const toggle = (path: string) => {
      const next = new Set(selected);
      if (!next.delete(path)) next.add(path);
      onSelect(next);
    };
    const choice: EuiBasicTableColumn<RequestFile> = {
      name: 'Vote on',
      width: '70px',
      render: ({ path }: RequestFile) => (
        <EuiCheckbox
          id={`vote-on ${path}`}
          aria-label={`Vote on ${plainText(path)}`}
          checked={selected.has(path)}
          onChange={() => toggle(path)}
        />
      ),
    };
    return [
      ...(votable ? [choice] : []),
      {
        field: 'path',
        name: 'Path',
        sortable: true,
        width: '38%',
        render: (path: string) => (
          <EuiLink onClick={() => onOpen(path)}>
            <TextValue text={path} cut />
          </EuiLink>
        ),
      },
      {
        field: 'size',
        name: 'Size',
        sortable: true,
        width: '90px',
        render: (size: number) => formatSize(size),
      },
      { name: 'Type', render: ({ type }: RequestFile) => <TextValue text={type ?? 'not said'} cut /> },
      {
        field: 'result',
        name: 'Verdict',
        sortable: true,
        render: (_: unknown, { result, risk }: RequestFile) => (
          <>
            <ResultBadge result={result} /> {risk > 0 ? <RiskBadge risk={risk} /> : null}
          </>
        ),
      },
      { name: 'Rules', render: ({ rules }: RequestFile) => <Rules rules={rules} /> },
      {
        name: 'Votes',
        render: ({ votes }: RequestFile) => <VoteList votes={votes} needed={approvalsNeeded} />,
      },
    ];
  }, [approvalsNeeded, onOpen, onSelect, selected, votable]);

  const last = Math.max(0, Math.ceil(files.length / page.size) - 1);
  const index = Math.min(page.index, last);
  return (
    <EuiBasicTable
      tableCaption="Files of the request"
      items={files.slice(index * page.size, (index + 1) * page.size)}
      itemId="path"
      columns={columns}
      noItemsMessage="No file fits these filters."
      pagination={{
        pageIndex: index,
        pageSize: page.size,
        totalItemCount: files.length,
        pageSizeOptions: PAGE_SIZES,
      }}
      sorting={{ sort: { field: view.sort, direction: view.direction } }}
      onChange={({ page: wanted, sort }: Criteria<RequestFile>) => {
        if (wanted) setPage(wanted);
        const field = FILE_SORTS.find((known) => known === sort?.field);
        if (field && sort && (field !== view.sort || sort.direction !== view.direction))
          onSort(field, sort.direction);
      }}
    />
  );
}

function Rules({ rules }: { rules: readonly string[] }) {
  if (rules.length === 0) return <>none</>;
  const more = rules.length - RULES_SHOWN;
  return (
    <EuiText size="xs">
      {rules.slice(0, RULES_SHOWN).map((rule, index) => (
        <EuiBadge color="hollow" key={`${index} ${rule}`}>
          {plainText(rule, 60)}
        </EuiBadge>
      ))}
      {more > 0 ? ` and ${more} more` : ''}
    </EuiText>
  );
}
