import React, { useState } from 'react';
import { EuiConfirmModal, EuiFormRow, EuiSelect, EuiSpacer } from '@elastic/eui';
import type { Project } from '../../common';
import { ApiError } from '../api/client';
import { isStored, useSaveProject } from '../api/projects';
import { useServices } from '../app/services';
import { ErrorState } from '../components/error_state';
import { plainText } from '../components/hidden_text';
import { TextValue } from '../components/text_value';
import { checkForm, formOf } from './form_state';

interface Props {
  host: string;
  projects: Project[];
  onClose: () => void;
}

/** Adds one host to one project, at the revision that is shown. */
export function AddHostModal({ host, projects, onClose }: Props) {
  const { toasts } = useServices();
  const [id, setId] = useState(projects[0]?.id ?? '');
  const [refusal, setRefusal] = useState<string | undefined>();
  const save = useSaveProject();

  const add = async () => {
    const project = projects.find((candidate) => candidate.id === id);
    if (!project) return;
    const form = formOf(project);
    const checked = checkForm({ ...form, hosts: [...form.hosts, host] }, project.revision);
    if (!checked.ok) {
      setRefusal(Object.values(checked.problems).join(' '));
      return;
    }
    try {
      await save.mutateAsync({ id, input: checked.input });
      toasts.success(`Added ${plainText(host, 80)} to "${plainText(project.name, 80)}"`);
    } catch (error) {
      if (!(error instanceof ApiError) || !isStored(error)) return;
      toasts.danger('Added, but something is left to do', error.message);
    }
    onClose();
  };

  return (
    <EuiConfirmModal
      role="alertdialog"
      title="Add the host to a project"
      aria-label="Add the host to a project"
      cancelButtonText="Cancel"
      confirmButtonText="Add"
      isLoading={save.isLoading}
      onCancel={onClose}
      onConfirm={() => void add()}
    >
      <p>
        New events of <TextValue text={host} /> will belong to the project. What came before stays without
        one.
      </p>
      <EuiFormRow label="Project" isInvalid={refusal !== undefined} error={refusal} fullWidth>
        <EuiSelect
          fullWidth
          value={id}
          options={projects.map((project) => ({ value: project.id, text: plainText(project.name, 80) }))}
          onChange={(event) => setId(event.target.value)}
        />
      </EuiFormRow>
      {save.isError ? (
        <>
          <EuiSpacer size="m" />
          <ErrorState error={save.error} title="The host was not added" need="manage" />
        </>
      ) : null}
    </EuiConfirmModal>
  );
}
