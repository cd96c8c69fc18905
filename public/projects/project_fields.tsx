import React from 'react';
import type { ReactNode } from 'react';
import {
  EuiFieldNumber,
  EuiFieldText,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiSpacer,
  EuiSwitch,
  EuiTextArea,
  EuiTitle,
} from '@elastic/eui';
import { deriveId } from './form_state';
import type { FieldProblems, FormState } from './form_state';
import { NamesField } from './names_field';
import { SharesField } from './shares_field';

interface Props {
  form: FormState;
  problems: FieldProblems;
  /** A stored project keeps its id: requests and events carry it. */
  isNew: boolean;
  readOnly: boolean;
  onChange: (change: Partial<FormState>) => void;
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <EuiSpacer size="l" />
      <EuiTitle size="xs">
        <h3>{title}</h3>
      </EuiTitle>
      <EuiSpacer size="m" />
      {children}
    </>
  );
}

export function ProjectFields({ form, problems, isNew, readOnly, onChange }: Props) {
  const text = (label: string, key: 'name' | 'id' | 'space', field: string, help: string, fixed = false) => (
    <EuiFormRow
      label={label}
      helpText={help}
      isInvalid={problems[field] !== undefined}
      error={problems[field]}
      fullWidth
    >
      <EuiFieldText
        fullWidth
        readOnly={readOnly || fixed}
        isInvalid={problems[field] !== undefined}
        value={form[key]}
        onChange={(event) => {
          const { value } = event.target;
          // The id follows the name until someone writes one of their own.
          const follows = key === 'name' && isNew && form.id === deriveId(form.name);
          onChange({ [key]: value, ...(follows ? { id: deriveId(value) } : {}) });
        }}
      />
    </EuiFormRow>
  );
  const names = (label: string, key: 'hosts' | 'users' | 'reviewers' | 'expectedChildren', help: string) => {
    const field = key === 'expectedChildren' ? 'expected_children' : key;
    return (
      <NamesField
        label={label}
        help={help}
        names={form[key]}
        problem={problems[field]}
        readOnly={readOnly}
        onChange={(list) => onChange({ [key]: list })}
      />
    );
  };
  return (
    <>
      {text('Name', 'name', 'name', 'What people call the project.')}
      {text(
        'Id',
        'id',
        'id',
        isNew
          ? 'Scanners and events name the project by it; it cannot be changed later.'
          : 'Scanners and events name the project by it.',
        !isNew
      )}
      <EuiFormRow
        label="Description"
        isInvalid={problems.description !== undefined}
        error={problems.description}
        fullWidth
      >
        <EuiTextArea
          fullWidth
          compressed
          rows={3}
          readOnly={readOnly}
          value={form.description}
          onChange={(event) => onChange({ description: event.target.value })}
        />
      </EuiFormRow>

      <Section title="Who and where">
        {names('Hosts', 'hosts', 'Names of its machines, full or short. Their events belong to the project.')}
        {names('Users', 'users', 'user or DOMAIN\\user. Decides where two projects share a host.')}
        {text('Kibana space', 'space', 'space', 'Where the project is seen. Empty: in every space.')}
      </Section>

      <Section title="Shares">
        <SharesField
          shares={form.shares}
          problems={problems}
          readOnly={readOnly}
          onChange={(shares) => onChange({ shares })}
        />
        {problems.shares ? <p role="alert">{problems.shares}</p> : null}
      </Section>

      <Section title="Review">
        <EuiFormRow
          label="Approvals needed"
          helpText="Reviewers who must approve each file, 1 to 5."
          isInvalid={problems.approvals_needed !== undefined}
          error={problems.approvals_needed}
        >
          <EuiFieldNumber
            min={1}
            max={5}
            readOnly={readOnly}
            isInvalid={problems.approvals_needed !== undefined}
            value={Number.isNaN(form.approvalsNeeded) ? '' : form.approvalsNeeded}
            onChange={(event) => onChange({ approvalsNeeded: Number.parseInt(event.target.value, 10) })}
          />
        </EuiFormRow>
        {names('Reviewers', 'reviewers', 'Kibana user names. Empty: everyone who may review.')}
        <EuiFormRow
          label="Approve without a vote"
          helpText="Only where the scan found nothing at all."
          fullWidth
        >
          <EuiFlexGroup gutterSize="l">
            <EuiFlexItem grow={false}>
              <EuiSwitch
                label="Egress"
                disabled={readOnly}
                checked={form.autoApprove.egress}
                onChange={(event) =>
                  onChange({ autoApprove: { ...form.autoApprove, egress: event.target.checked } })
                }
              />
            </EuiFlexItem>
            <EuiFlexItem grow={false}>
              <EuiSwitch
                label="Ingress"
                disabled={readOnly}
                checked={form.autoApprove.ingress}
                onChange={(event) =>
                  onChange({ autoApprove: { ...form.autoApprove, ingress: event.target.checked } })
                }
              />
            </EuiFlexItem>
          </EuiFlexGroup>
        </EuiFormRow>
        <EuiSpacer size="m" />
        <PolicyFields form={form} problems={problems} readOnly={readOnly} onChange={onChange} />
      </Section>

      <Section title="Monitoring">
        {names(
          'Expected children of Python',
          'expectedChildren',
          'File names of programs that Python may start here without being shown as unexpected, such as gcc.exe.'
        )}
      </Section>
    </>
  );
}

function PolicyFields({ form, problems, readOnly, onChange }: Omit<Props, 'isNew'>) {
  const field = (label: string, key: 'policyId' | 'policyVersion', problem?: string) => (
    <EuiFlexItem>
      <EuiFormRow label={label} isInvalid={problem !== undefined} error={problem} fullWidth>
        <EuiFieldText
          fullWidth
          readOnly={readOnly}
          isInvalid={problem !== undefined}
          value={form[key]}
          onChange={(event) => onChange({ [key]: event.target.value })}
        />
      </EuiFormRow>
    </EuiFlexItem>
  );
  return (
    <EuiFlexGroup gutterSize="m">
      {field('Scan policy (may be left out)', 'policyId', problems['policy.id'])}
      {field('Version of the policy', 'policyVersion', problems['policy.version'])}
    </EuiFlexGroup>
  );
}
