import React, { useEffect, useState } from 'react';
import {
  EuiButtonGroup,
  EuiComboBox,
  EuiFieldSearch,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiSelect,
} from '@elastic/eui';
import { REQUEST_STATES, RESULTS, isClosed, stateTitle } from '../../common';
import type { RequestState, Result } from '../../common';
import { useProjectsWithClosed } from '../api/projects';
import { plainText } from '../components/hidden_text';
import { ORDERS, ORDER_NAMES } from './queue_state';
import type { Order, QueueState } from './queue_state';

interface Props {
  state: QueueState;
  onChange: (patch: Partial<QueueState>) => void;
}

const DIRECTION_TABS = [
  { id: 'all', label: 'All' },
  { id: 'egress', label: 'Egress: results out' },
  { id: 'ingress', label: 'Ingress: code in' },
];

const RESULT_WORDS: Record<Result, string> = { pass: 'Pass', review: 'Review', block: 'Block' };

const stateOption = (state: RequestState) => ({ label: stateTitle(state, 'egress'), value: state });

export function QueueFilters({ state, onChange }: Props) {
  return (
    <>
      <EuiButtonGroup
        legend="Direction of the requests"
        options={DIRECTION_TABS}
        idSelected={state.direction}
        onChange={(id) => onChange({ direction: id as QueueState['direction'] })}
        color="text"
      />
      <EuiFlexGroup wrap gutterSize="m" style={{ marginTop: 16 }}>
        <EuiFlexItem style={{ minWidth: 240 }}>
          <SearchText text={state.text} onSearch={(text) => onChange({ text })} />
        </EuiFlexItem>
        <EuiFlexItem style={{ minWidth: 300 }} grow={2}>
          <EuiFormRow label="States" fullWidth>
            <EuiComboBox
              fullWidth
              placeholder="Every state"
              options={REQUEST_STATES.map(stateOption)}
              selectedOptions={state.status.map(stateOption)}
              onChange={(chosen) => onChange({ status: chosen.flatMap(({ value }) => value ?? []) })}
            />
          </EuiFormRow>
        </EuiFlexItem>
        <EuiFlexItem style={{ minWidth: 200 }}>
          <ProjectFilter id={state.project} onChange={(project) => onChange({ project })} />
        </EuiFlexItem>
        <EuiFlexItem style={{ minWidth: 140 }} grow={false}>
          <EuiFormRow label="Worst verdict" fullWidth>
            <EuiSelect
              fullWidth
              value={state.worst ?? ''}
              options={[
                { value: '', text: 'Any' },
                ...RESULTS.map((value) => ({ value, text: RESULT_WORDS[value] })),
              ]}
              onChange={({ target }) => onChange({ worst: RESULTS.find((value) => value === target.value) })}
            />
          </EuiFormRow>
        </EuiFlexItem>
        <EuiFlexItem style={{ minWidth: 200 }} grow={false}>
          <EuiFormRow label="Order" fullWidth>
            <EuiSelect
              fullWidth
              value={state.sort}
              options={ORDER_NAMES.map((value) => ({ value, text: ORDERS[value].title }))}
              onChange={({ target }) => onChange({ sort: target.value as Order })}
            />
          </EuiFormRow>
        </EuiFlexItem>
      </EuiFlexGroup>
    </>
  );
}

function SearchText({ text, onSearch }: { text: string; onSearch: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  // The back button and "clear" change the address, and so the field.
  useEffect(() => setTyped(text), [text]);
  return (
    <EuiFormRow label="Search" fullWidth>
      <EuiFieldSearch
        fullWidth
        value={typed}
        placeholder="File, title, person, repository; then Enter"
        onChange={({ target }) => setTyped(target.value)}
        onSearch={(words) => onSearch(words.trim())}
      />
    </EuiFormRow>
  );
}

function ProjectFilter({ id, onChange }: { id: string; onChange: (id: string) => void }) {
  const projects = useProjectsWithClosed();
  const items = projects.data?.items ?? [];
  const open = items.filter((project) => !isClosed(project));
  const options = [...open, ...items.filter(isClosed)].map((project) => ({
    label: `${plainText(project.name)}${isClosed(project) ? ' (closed)' : ''}`,
    value: project.id,
  }));
  // A project that was deleted, or a list that could not be read: the id still says what is filtered.
  const chosen = options.find((option) => option.value === id) ?? { label: id, value: id };
  return (
    <EuiFormRow label="Project" fullWidth>
      <EuiComboBox
        fullWidth
        singleSelection={{ asPlainText: true }}
        placeholder="Every project"
        isLoading={projects.isLoading}
        options={options}
        selectedOptions={id === '' ? [] : [chosen]}
        onChange={([first]) => onChange(first?.value ?? '')}
      />
    </EuiFormRow>
  );
}
