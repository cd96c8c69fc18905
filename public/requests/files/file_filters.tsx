import React from 'react';
import { EuiButtonEmpty, EuiFieldSearch, EuiFlexGroup, EuiFlexItem, EuiSelect, EuiText } from '@elastic/eui';
import { RESULTS } from '../../../common';
import type { RequestFile } from '../../../common';
import type { FileView } from './file_rows';

interface Props {
  view: FileView;
  onChange: (view: FileView) => void;
  /** The files that fit the filters. */
  found: readonly RequestFile[];
  total: number;
  /** Whether files can be chosen: only where there is something to vote on. */
  votable: boolean;
  selected: ReadonlySet<string>;
  onSelect: (paths: ReadonlySet<string>) => void;
}

const number = (value: number) => value.toLocaleString('en-GB');

const RESULT_OPTIONS = [
  { value: '', text: 'Any verdict' },
  { value: 'block', text: 'Block' },
  { value: 'review', text: 'Review' },
  { value: 'pass', text: 'Pass' },
];

export function FileFilters({ view, onChange, found, total, votable, selected, onSelect }: Props) {
  const filtered = found.length < total;
  return (
    <EuiFlexGroup gutterSize="s" alignItems="center" wrap>
      <EuiFlexItem style={{ minWidth: 200 }}>
        <EuiFieldSearch
          fullWidth
          incremental
          aria-label="Find a file by its path"
          placeholder="Part of a path"
          value={view.text}
          onChange={({ target }) => onChange({ ...view, text: target.value })}
        />
      </EuiFlexItem>
      <EuiFlexItem grow={false} style={{ minWidth: 140 }}>
        <EuiSelect
          aria-label="Verdict of the files"
          options={RESULT_OPTIONS}
          value={view.result ?? ''}
          onChange={({ target }) =>
            onChange({ ...view, result: RESULTS.find((value) => value === target.value) })
          }
        />
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiText size="s" color="subdued" role="status">
          {filtered ? `${number(found.length)} of ` : ''}
          {`${number(total)} ${total === 1 ? 'file' : 'files'}`}
          {selected.size > 0 ? `, ${number(selected.size)} chosen` : ''}
        </EuiText>
      </EuiFlexItem>
      {votable ? (
        <>
          <EuiFlexItem grow={false}>
            <EuiButtonEmpty
              size="s"
              isDisabled={found.length === 0}
              onClick={() => onSelect(new Set([...selected, ...found.map(({ path }) => path)]))}
            >
              {filtered ? `Choose these ${number(found.length)}` : 'Choose all'}
            </EuiButtonEmpty>
          </EuiFlexItem>
          <EuiFlexItem grow={false}>
            <EuiButtonEmpty size="s" isDisabled={selected.size === 0} onClick={() => onSelect(new Set())}>
              Choose none
            </EuiButtonEmpty>
          </EuiFlexItem>
        </>
      ) : null}
    </EuiFlexGroup>
  );
}
