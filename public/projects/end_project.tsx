import React, { useState } from 'react';
import { EuiButton, EuiCallOut, EuiConfirmModal, EuiSpacer } from '@elastic/eui';
import type { Project } from '../../common';
import { ApiError } from '../api/client';
import { isStored, useEndProject } from '../api/projects';
import { useRequestsPage } from '../api/requests';
import { PATHS, links } from '../app/paths';
import { useServices } from '../app/services';
import { AppLink } from '../components/app_link';
import { ErrorState } from '../components/error_state';
import { plainText } from '../components/hidden_text';

/**
 * Closes a project that has requests, or deletes one that never had any, after saying what that means. Where the
 * requests cannot be counted it is taken for one that has some; the server knows in the end.
 */
export function EndProject({ project }: { project: Project }) {
  const requests = useRequestsPage({ project: project.id, size: '10' });
  const [asking, setAsking] = useState(false);
  const deletes = requests.data?.total === 0;

  return (
    <>
      <EuiButton
        color={deletes ? 'danger' : 'text'}
        iconType={deletes ? 'trash' : 'lock'}
        size="s"
        isLoading={requests.isLoading}
        onClick={() => setAsking(true)}
      >
        {deletes ? 'Delete' : 'Close project'}
      </EuiButton>
      {asking ? <EndModal project={project} deletes={deletes} onCancel={() => setAsking(false)} /> : null}
    </>
  );
}

interface ModalProps {
  project: Project;
  deletes: boolean;
  onCancel: () => void;
}

function EndModal({ project, deletes, onCancel }: ModalProps) {
  const { navigation, toasts } = useServices();
  const end = useEndProject();
  const name = plainText(project.name, 80);
  const [verb, did] = deletes ? ['Delete', 'deleted'] : ['Close', 'closed'];

  const confirm = async () => {
    try {
      const answer = await end.mutateAsync(project.id);
      if ('closed' in answer) {
        toasts.success(`Closed the project "${name}"`);
        return navigation.to(`${PATHS.projects}?closed=true`);
      }
      toasts.success(`Deleted the project "${name}"`);
    } catch (error) {
      if (!(error instanceof ApiError) || !isStored(error)) return;
      toasts.danger(`${verb}d, but something is left to do`, error.message);
    }
    navigation.to(PATHS.projects);
  };

  return (
    <EuiConfirmModal
      role="alertdialog"
      title={`${verb} the project "${name}"?`}
      aria-label={`${verb} the project ${name}`}
      buttonColor={deletes ? 'danger' : 'primary'}
      cancelButtonText={deletes ? 'Keep it' : 'Keep it open'}
      confirmButtonText={`${verb} the project`}
      defaultFocusedButton="cancel"
      isLoading={end.isLoading}
      onCancel={onCancel}
      onConfirm={() => void confirm()}
    >
      {deletes ? <WhatDeletingMeans project={project} /> : <WhatClosingMeans project={project} />}
      {end.isError ? (
        <>
          <EuiSpacer size="m" />
          {'open_requests' in end.error.attributes ? (
            <OpenRequests project={project} message={end.error.message} />
          ) : (
            <ErrorState error={end.error} title={`The project was not ${did}`} need="manage" />
          )}
        </>
      ) : null}
    </EuiConfirmModal>
  );
}

/** Nobody else changed anything: there is something to do first. */
function OpenRequests({ project, message }: { project: Project; message: string }) {
  return (
    <div role="alert">
      <EuiCallOut color="warning" iconType="alert" title={message} />
      <EuiSpacer size="s" />
      <AppLink to={links.requests({ project: project.id })}>Its open requests</AppLink>
    </div>
  );
}

const hostsOf = ({ hosts }: Project) => `its ${hosts.length} ${hosts.length === 1 ? 'host' : 'hosts'}`;

function WhatDeletingMeans({ project }: { project: Project }) {
  return (
    <p>
      New events of {hostsOf(project)} will belong to no project, and scanners that send verdicts for{' '}
      {project.id} will be refused. It never had a request, so nothing of it is kept but its events and the
      entries of the audit stream.
    </p>
  );
}

function WhatClosingMeans({ project }: { project: Project }) {
  return (
    <>
      <p>
        <strong>What stays:</strong> its requests with their verdicts, votes and releases can be read as
        before, by whoever may read them now. So can its events. It can be opened again at any time.
      </p>
      <p>
        <strong>What ends:</strong> new events of {hostsOf(project)} will belong to no project, unless another
        one names them, and scanners that send a new request for {project.id} will be refused. A project with
        open requests cannot be closed.
      </p>
    </>
  );
}
