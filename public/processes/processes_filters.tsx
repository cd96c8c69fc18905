import React from 'react';
import {
  EuiButtonEmpty,
  EuiButtonGroup,
  EuiComboBox,
  EuiFlexGrid,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiSelect,
  EuiSpacer,
  EuiSuperDatePicker,
  EuiSwitch,
} from '@elastic/eui';
import { ACTIVITY_LABELS, LABELS, PROCESS_CATEGORIES, UNASSIGNED_PROJECT } from '../../common';
import type { ActivityLabel, ProcessCategory } from '../../common';
import { useProjects } from '../api/projects';
import { plainText } from '../components/hidden_text';
import { FilterField } from './filter_field';
import { NO_FILTERS, isNarrowed } from './filters';
import type { ProcessFilters, ProcessView } from './filters';

const VIEWS: Array<{ id: ProcessView; label: string }> = [
  { id: 'python', label: 'Children of Python' },
  { id: 'powershell', label: 'Children of PowerShell' },
  { id: 'flagged', label: 'All flagged' },
  { id: 'any', label: 'Any process' },
];

const ANY = { value: '', text: 'Any' };

interface Props {
  filters: ProcessFilters;
  loading: boolean;
  onChange: (change: Partial<ProcessFilters>) => void;
  onRefresh: () => void;
}

export function ProcessesFilters({ filters, loading, onChange, onRefresh }: Props) {
  return (
    <>
      <EuiFlexGroup gutterSize="m" alignItems="center" justifyContent="spaceBetween" wrap>
        <EuiFlexItem grow={false}>
          <EuiButtonGroup
            legend="Which processes are shown"
            type="single"
            options={VIEWS}
            idSelected={filters.view}
            onChange={(id) => onChange({ view: id as ProcessView })}
          />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiSuperDatePicker
            start={filters.from}
            end={filters.to}
            isLoading={loading}
            onTimeChange={({ start, end, isInvalid }) => {
              if (!isInvalid) onChange({ from: start, to: end });
            }}
            onRefresh={onRefresh}
          />
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="m" />
      <EuiFlexGrid columns={4} gutterSize="m">
        <EuiFlexItem>
          <ProjectFilter value={filters.project} onChange={(project) => onChange({ project })} />
        </EuiFlexItem>
        <EuiFlexItem>
          <FilterField
            label="Environment"
            value={filters.environment}
            maxLength={253}
            placeholder="name of a host"
            onCommit={(environment) => onChange({ environment })}
          />
        </EuiFlexItem>
        <EuiFlexItem>
          <FilterField
            label="User"
            value={filters.user}
            maxLength={256}
            onCommit={(user) => onChange({ user })}
          />
        </EuiFlexItem>
        <EuiFlexItem>
          <FilterField
            label="Parent"
            value={filters.parent}
            maxLength={255}
            placeholder="file name, such as python.exe"
            onCommit={(parent) => onChange({ parent })}
          />
        </EuiFlexItem>
        <EuiFlexItem>
          <FilterField
            label="Words"
            value={filters.text}
            maxLength={200}
            placeholder="in the command line or name"
            onCommit={(text) => onChange({ text })}
          />
        </EuiFlexItem>
        <EuiFlexItem>
          <EuiFormRow label="Label" display="rowCompressed" fullWidth>
            <EuiSelect
              compressed
              fullWidth
              value={filters.label ?? ''}
              options={[ANY, ...ACTIVITY_LABELS.map((id) => ({ value: id, text: LABELS[id].title }))]}
              onChange={(event) => onChange({ label: (event.target.value || undefined) as ActivityLabel })}
            />
          </EuiFormRow>
        </EuiFlexItem>
        <EuiFlexItem>
          <EuiFormRow label="Kind of program" display="rowCompressed" fullWidth>
            <EuiSelect
              compressed
              fullWidth
              value={filters.category ?? ''}
              options={[ANY, ...Object.keys(PROCESS_CATEGORIES).map((id) => ({ value: id, text: id }))]}
              onChange={(event) =>
                onChange({ category: (event.target.value || undefined) as ProcessCategory })
              }
            />
          </EuiFormRow>
        </EuiFlexItem>
        <EuiFlexItem>
          <EuiFormRow hasEmptyLabelSpace display="rowCompressed">
            <EuiFlexGroup gutterSize="m" alignItems="center" responsive={false}>
              <EuiFlexItem grow={false}>
                <EuiSwitch
                  compressed
                  label="Show expected"
                  checked={filters.expected === 'true'}
                  onChange={(event) => onChange({ expected: event.target.checked ? 'true' : 'false' })}
                />
              </EuiFlexItem>
              {isNarrowed(filters) ? (
                <EuiFlexItem grow={false}>
                  <EuiButtonEmpty size="xs" onClick={() => onChange(NO_FILTERS)}>
                    Clear the filters
                  </EuiButtonEmpty>
                </EuiFlexItem>
              ) : null}
            </EuiFlexGroup>
          </EuiFormRow>
        </EuiFlexItem>
      </EuiFlexGrid>
    </>
  );
}

/** Works without the list of projects too: what is in the address is shown by its id. */
function ProjectFilter({ value, onChange }: { value: string; onChange: (project: string) => void }) {
  const projects = useProjects();
  const options = [
    ...(projects.data?.items ?? []).map(({ id, name }) => ({ key: id, label: plainText(name) })),
    { key: UNASSIGNED_PROJECT, label: 'unassigned' },
  ];
  const selected = options.filter((option) => option.key === value);
  return (
    <EuiFormRow label="Project" display="rowCompressed" fullWidth>
      <EuiComboBox
        compressed
        fullWidth
        placeholder="Every project"
        singleSelection={{ asPlainText: true }}
        isLoading={projects.isLoading}
        options={options}
        selectedOptions={value === '' || selected.length > 0 ? selected : [{ key: value, label: value }]}
        onChange={([option]) => onChange(option?.key ?? '')}
      />
    </EuiFormRow>
  );
}
