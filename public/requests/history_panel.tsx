import React, { useState } from 'react';
import { EuiBasicTable, EuiText } from '@elastic/eui';
import type { Criteria, EuiBasicTableColumn } from '@elastic/eui';
import { AUDIT_STREAM, stateTitle } from '../../common';
import type { Direction, HistoryEntry, RequestDetail } from '../../common';
import { Section } from '../components/section';
import { TextValue } from '../components/text_value';
import { TimeValue } from '../components/time_value';
import { stepWords } from './state_words';

const PAGE_SIZES = [10, 25, 100];

function columnsFor(direction: Direction): Array<EuiBasicTableColumn<HistoryEntry>> {
  return [
    { field: 'sequence', name: 'Step', width: '60px' },
    { name: 'Time', width: '190px', render: ({ at }: HistoryEntry) => <TimeValue at={at} /> },
    { name: 'Who', width: '15%', render: ({ by }: HistoryEntry) => <TextValue text={by} /> },
    {
      name: 'What',
      render: ({ action, detail, from, to }: HistoryEntry) => (
        <div>
          {stepWords(action, direction)}
          {from === to ? '' : `; now ${stateTitle(to, direction).toLowerCase()}`}
          {detail ? (
            <EuiText size="xs" color="subdued">
              <TextValue text={detailWords(detail)} />
            </EuiText>
          ) : null}
        </div>
      ),
    },
    {
      name: 'Reason',
      width: '30%',
      render: ({ reason }: HistoryEntry) =>
        reason === undefined ? <>–</> : <TextValue text={reason} multiline limit={300} />,
    },
  ];
}

/** "vote: approve, paths: 3", with a list as its length and anything else as JSON. */
function detailWords(detail: Record<string, unknown>): string {
  if (detail.hidden === true) return 'hidden until you have voted yourself';
  return Object.entries(detail)
    .map(([key, value]) => {
      const words =
        typeof value === 'string'
          ? value
          : Array.isArray(value)
            ? String(value.length)
            : JSON.stringify(value);
      return `${key.replace(/_/g, ' ')}: ${words}`;
    })
    .join(', ');
}

/** Every step, newest first. */
export function HistoryPanel({ request }: { request: RequestDetail }) {
  const [page, setPage] = useState({ index: 0, size: 10 });
  const steps = [...request.history].sort((a, b) => b.sequence - a.sequence);
  return (
    <Section title="History">
      <EuiBasicTable
        tableCaption="Steps of the request, newest first"
        items={steps.slice(page.index * page.size, (page.index + 1) * page.size)}
        itemId="sequence"
        columns={columnsFor(request.direction)}
        pagination={{
          pageIndex: page.index,
          pageSize: page.size,
          totalItemCount: steps.length,
          pageSizeOptions: PAGE_SIZES,
        }}
        onChange={({ page: wanted }: Criteria<HistoryEntry>) => {
          if (wanted) setPage(wanted);
        }}
      />
      <EuiText size="xs" color="subdued">
        <p>
          Each step holds the SHA-256 of the step before it, and {AUDIT_STREAM} keeps a copy that can be added
          to but not changed: a history that was rewritten no longer matches it.
        </p>
      </EuiText>
    </Section>
  );
}
