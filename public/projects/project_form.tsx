import React, { useState } from 'react';
import type { FormEvent } from 'react';
import {
  EuiButton,
  EuiButtonEmpty,
  EuiCallOut,
  EuiFlexGroup,
  EuiFlexItem,
  EuiForm,
  EuiSpacer,
} from '@elastic/eui';
import type { Project } from '../../common';
import { ApiError } from '../api/client';
import { isStored, useSaveProject } from '../api/projects';
import { useServices } from '../app/services';
import { ErrorState } from '../components/error_state';
import { EMPTY_FORM, checkForm, formOf } from './form_state';
import type { FieldProblems, FormState } from './form_state';
import { ProjectFields } from './project_fields';

interface Props {
  /** The project as it was read; absent for a new one. */
  project?: Project;
  /** What a new one starts with. */
  start?: Partial<FormState>;
  readOnly?: boolean;
  onSaved: (id: string) => void;
  onCancel?: () => void;
  /** Loads the project again, after another person changed it. */
  onReload?: () => void;
}

/** The form of a project, new or stored. What was typed stays when saving fails. */
export function ProjectForm({ project, start, readOnly = false, onSaved, onCancel, onReload }: Props) {
  const { toasts } = useServices();
  const [form, setForm] = useState<FormState>(() =>
    project ? formOf(project) : { ...EMPTY_FORM, ...start }
  );
  const [problems, setProblems] = useState<FieldProblems>({});
  const save = useSaveProject();

  const change = (part: Partial<FormState>) => {
    const next = { ...form, ...part };
    setForm(next);
    // Once told, a problem goes away as soon as it is mended.
    if (Object.keys(problems).length > 0) {
      const checked = checkForm(next, project?.revision);
      setProblems(checked.ok ? {} : checked.problems);
    }
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const checked = checkForm(form, project?.revision);
    setProblems(checked.ok ? {} : checked.problems);
    if (!checked.ok) return;
    const { id, input } = checked;
    // What is stored comes back with a new revision and starts the form afresh, so this must outlive it.
    try {
      await save.mutateAsync({ id, input });
      toasts.success(`${project ? 'Saved' : 'Made'} the project ${id}`);
    } catch (error) {
      if (!(error instanceof ApiError) || !isStored(error)) return;
      toasts.danger('Stored, but something is left to do', error.message);
    }
    onSaved(id);
  };

  const count = Object.keys(problems).length;
  return (
    <EuiForm component="form" onSubmit={(event: FormEvent) => void submit(event)}>
      {save.isError ? (
        <>
          <ErrorState
            error={save.error}
            title="The project could not be saved"
            need="manage"
            onRetry={save.error.status === 409 ? onReload : undefined}
          />
          <EuiSpacer size="m" />
        </>
      ) : null}
      {count > 0 ? (
        <>
          <EuiCallOut
            role="alert"
            size="s"
            color="danger"
            title={`${count} ${count === 1 ? 'field needs' : 'fields need'} a change before it can be saved`}
          />
          <EuiSpacer size="m" />
        </>
      ) : null}
      <ProjectFields form={form} problems={problems} isNew={!project} readOnly={readOnly} onChange={change} />
      {readOnly ? null : (
        <>
          <EuiSpacer size="l" />
          <EuiFlexGroup gutterSize="s" responsive={false}>
            <EuiFlexItem grow={false}>
              <EuiButton fill type="submit" isLoading={save.isLoading}>
                {project ? 'Save' : 'Make the project'}
              </EuiButton>
            </EuiFlexItem>
            {onCancel ? (
              <EuiFlexItem grow={false}>
                <EuiButtonEmpty onClick={onCancel}>Cancel</EuiButtonEmpty>
              </EuiFlexItem>
            ) : null}
          </EuiFlexGroup>
        </>
      )}
    </EuiForm>
  );
}
