import React from 'react';
import { EuiButton, EuiPanel, EuiSpacer, EuiText, EuiTitle } from '@elastic/eui';
import type { Project } from '../../common';
import { ApiError } from '../api/client';
import { isStored, useSaveProject } from '../api/projects';
import { links } from '../app/paths';
import { useServices } from '../app/services';
import { AppLink } from '../components/app_link';
import { ErrorState } from '../components/error_state';
import { plainText } from '../components/hidden_text';
import { checkForm, formOf } from './form_state';

interface Props {
  project: Project;
  /** Loads the project, opened by us or changed by another. */
  onReload: () => void;
}

/** What it means that a project is closed, and the way back for those who may. */
export function ClosedNotice({ project, onReload }: Props) {
  const { capabilities } = useServices();
  return (
    <EuiPanel hasBorder hasShadow={false} style={{ maxWidth: 900 }}>
      <EuiTitle size="s">
        <h2>This project is closed</h2>
      </EuiTitle>
      <EuiSpacer size="s" />
      <EuiText size="s">
        <p>
          <AppLink to={links.requests({ project: project.id, status: 'none' })}>Its requests</AppLink> can be
          read as before. New ones are refused, and events are no longer counted to it.
        </p>
      </EuiText>
      {capabilities.manage ? <OpenAgain project={project} onReload={onReload} /> : null}
    </EuiPanel>
  );
}

/** Opens a project again as it was, at the revision that is shown. */
function OpenAgain({ project, onReload }: Props) {
  const { toasts } = useServices();
  const save = useSaveProject();
  const checked = checkForm(formOf(project), project.revision);

  const open = async () => {
    if (!checked.ok) return;
    // What is stored comes back open and takes this button away, so this must outlive it.
    try {
      await save.mutateAsync({ id: project.id, input: checked.input });
      toasts.success(`Opened the project "${plainText(project.name, 80)}" again`);
    } catch (error) {
      if (!(error instanceof ApiError) || !isStored(error)) return;
      toasts.danger('Opened, but something is left to do', error.message);
    }
    onReload();
  };

  return (
    <>
      <EuiSpacer size="s" />
      <EuiText size="s">
        <p>
          Opened again, it takes requests, and new events of its hosts and users belong to it. Where another
          project names the same host by now, the user decides.
        </p>
      </EuiText>
      <EuiSpacer size="m" />
      <EuiButton fill size="s" iconType="lockOpen" isLoading={save.isLoading} onClick={() => void open()}>
        Open again
      </EuiButton>
      {save.isError ? (
        <>
          <EuiSpacer size="m" />
          <ErrorState
            error={save.error}
            title="The project was not opened"
            need="manage"
            onRetry={save.error.status === 409 ? onReload : undefined}
          />
        </>
      ) : null}
    </>
  );
}
