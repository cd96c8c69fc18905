import React from 'react';
import { EuiFlyout, EuiFlyoutBody, EuiFlyoutHeader, EuiTitle } from '@elastic/eui';
import { links } from '../app/paths';
import { useServices } from '../app/services';
import { ProjectForm } from './project_form';

const TITLE_ID = 'treAirlockNewProject';

/** The form of a new project, maybe with its first host. */
export function NewProjectFlyout({ host, onClose }: { host?: string; onClose: () => void }) {
  const { navigation } = useServices();
  return (
    <EuiFlyout onClose={onClose} size="m" ownFocus aria-labelledby={TITLE_ID}>
      <EuiFlyoutHeader hasBorder>
        <EuiTitle size="m">
          <h2 id={TITLE_ID}>New project</h2>
        </EuiTitle>
      </EuiFlyoutHeader>
      <EuiFlyoutBody>
        <ProjectForm
          start={host === undefined ? {} : { hosts: [host] }}
          onSaved={(id) => navigation.to(links.project(id))}
          onCancel={onClose}
        />
      </EuiFlyoutBody>
    </EuiFlyout>
  );
}
