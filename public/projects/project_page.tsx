import React from 'react';
import { EuiCallOut, EuiPanel, EuiSpacer } from '@elastic/eui';
import { useParams } from 'react-router-dom';
import type { Project } from '../../common';
import { useProject } from '../api/projects';
import { PATHS, links, readPathParam } from '../app/paths';
import { useServices } from '../app/services';
import { AppLink } from '../components/app_link';
import { ErrorState } from '../components/error_state';
import { plainText } from '../components/hidden_text';
import { PageFrame } from '../components/page_frame';
import { LoadingState } from '../components/states';
import { TextValue } from '../components/text_value';
import { TimeValue } from '../components/time_value';
import { DeleteProject } from './delete_project';
import { ProjectForm } from './project_form';

const PARENTS = [{ text: 'Projects', path: PATHS.projects }];

/** One project: to read, and to change for those who may. */
export function ProjectPage() {
  const id = readPathParam(useParams<{ id: string }>().id);
  const { capabilities } = useServices();
  const answer = useProject(id);
  const project = answer.data;
  return (
    <PageFrame
      title={project ? plainText(project.name, 120) : 'Project'}
      description={project ? <ProjectSummary project={project} /> : undefined}
      parents={PARENTS}
      actions={project && capabilities.manage ? [<DeleteProject key="delete" project={project} />] : []}
    >
      {answer.isError ? (
        <ErrorState
          error={answer.error}
          title="The project could not be loaded"
          need="read"
          onRetry={() => void answer.refetch()}
        />
      ) : project ? (
        <EditProject
          project={project}
          readOnly={!capabilities.manage}
          onReload={() => void answer.refetch()}
        />
      ) : (
        <LoadingState what="the project" />
      )}
    </PageFrame>
  );
}

function ProjectSummary({ project }: { project: Project }) {
  return (
    <>
      Changed <TimeValue at={project.updated_at} /> by <TextValue text={project.updated_by} limit={80} />.{' '}
      <AppLink to={links.requests({ project: project.id })}>Its requests</AppLink>,{' '}
      <AppLink to={links.processes({ project: project.id })}>its processes</AppLink>
    </>
  );
}

interface EditProps {
  project: Project;
  readOnly: boolean;
  onReload: () => void;
}

function EditProject({ project, readOnly, onReload }: EditProps) {
  return (
    <EuiPanel hasBorder hasShadow={false} style={{ maxWidth: 900 }}>
      {readOnly ? (
        <>
          <EuiCallOut
            size="s"
            iconType="lock"
            title="You can read this project. Changing it needs the Kibana feature “TRE Airlock” with all rights."
          />
          <EuiSpacer size="m" />
        </>
      ) : null}
      <ProjectForm
        // What another person stored starts the form again.
        key={`${project.id} ${project.revision}`}
        project={project}
        readOnly={readOnly}
        onSaved={onReload}
        onReload={onReload}
      />
    </EuiPanel>
  );
}
