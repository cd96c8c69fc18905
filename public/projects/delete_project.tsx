import React, { useState } from 'react';
import { EuiButton, EuiConfirmModal, EuiSpacer } from '@elastic/eui';
import type { Project } from '../../common';
import { ApiError } from '../api/client';
import { isStored, useDeleteProject } from '../api/projects';
import { PATHS } from '../app/paths';
import { useServices } from '../app/services';
import { ErrorState } from '../components/error_state';
import { plainText } from '../components/hidden_text';

/** Deletes a project after saying what that means. */
export function DeleteProject({ project }: { project: Project }) {
  const { navigation, toasts } = useServices();
  const [asking, setAsking] = useState(false);
  const remove = useDeleteProject();
  const name = plainText(project.name, 80);

  const confirm = async () => {
    try {
      await remove.mutateAsync(project.id);
      toasts.success(`Deleted the project "${name}"`);
    } catch (error) {
      if (!(error instanceof ApiError) || !isStored(error)) return;
      toasts.danger('Deleted, but something is left to do', error.message);
    }
    navigation.to(PATHS.projects);
  };

  return (
    <>
      <EuiButton color="danger" iconType="trash" size="s" onClick={() => setAsking(true)}>
        Delete
      </EuiButton>
      {asking ? (
        <EuiConfirmModal
          role="alertdialog"
          title={`Delete the project "${name}"?`}
          aria-label={`Delete the project ${name}`}
          buttonColor="danger"
          cancelButtonText="Keep it"
          confirmButtonText="Delete the project"
          defaultFocusedButton="cancel"
          isLoading={remove.isLoading}
          onCancel={() => {
            setAsking(false);
            remove.reset();
          }}
          onConfirm={() => void confirm()}
        >
          <p>
            New events of its {project.hosts.length} {project.hosts.length === 1 ? 'host' : 'hosts'} will
            belong to no project, and scanners that send verdicts for {project.id} will be refused. Events and
            closed requests stay as they are. A project with open requests cannot be deleted.
          </p>
          {remove.isError ? (
            <>
              <EuiSpacer size="m" />
              <ErrorState error={remove.error} title="The project was not deleted" need="manage" />
            </>
          ) : null}
        </EuiConfirmModal>
      ) : null}
    </>
  );
}
