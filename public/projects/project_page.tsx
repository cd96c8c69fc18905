import React, { useRef } from 'react';
import { EuiCallOut, EuiPanel, EuiSpacer } from '@elastic/eui';
import { useParams } from 'react-router-dom';
import { isClosed } from '../../common';
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
import { ClosedBadge } from './closed_badge';
import { ClosedNotice } from './closed_notice';
import { EndProject } from './end_project';
import { ProjectForm } from './project_form';

const PARENTS = [{ text: 'Projects', path: PATHS.projects }];

/** One project: to read, and to change for those who may. */
export function ProjectPage() {
  const id = readPathParam(useParams<{ id: string }>().id);
  const { capabilities } = useServices();
  const answer = useProject(id);
  const project = answer.data;
  const page = useRef<HTMLDivElement>(null);
  // The button that had the focus is gone once the project is open.
  const reloadOpened = async () => {
    await answer.refetch();
    page.current?.focus();
  };
  return (
    <PageFrame
      title={project ? plainText(project.name, 120) : 'Project'}
      description={project ? <ProjectSummary project={project} /> : undefined}
      parents={PARENTS}
      actions={
        project && capabilities.manage && !isClosed(project)
          ? [<EndProject key={project.id} project={project} />]
          : []
      }
    >
      {answer.isError ? (
        <ErrorState
          error={answer.error}
          title="The project could not be loaded"
          need="read"
          onRetry={() => void answer.refetch()}
        />
      ) : project ? (
        <div ref={page} tabIndex={-1}>
          {isClosed(project) ? (
            <>
              <ClosedNotice project={project} onReload={() => void reloadOpened()} />
              <EuiSpacer size="m" />
            </>
          ) : null}
          <EditProject
            project={project}
            readOnly={!capabilities.manage || isClosed(project)}
            onReload={() => void answer.refetch()}
          />
        </div>
      ) : (
        <LoadingState what="the project" />
      )}
    </PageFrame>
  );
}

function ProjectSummary({ project }: { project: Project }) {
  const closed = isClosed(project);
  return (
    <>
      <ClosedBadge project={project} />
      {closed ? '. ' : ''}Changed <TimeValue at={project.updated_at} /> by{' '}
      <TextValue text={project.updated_by} limit={80} />.{' '}
      {/* Those of a closed project are closed too, which the queue leaves out unless it is asked for every state. */}
      <AppLink to={links.requests({ project: project.id, status: closed ? 'none' : undefined })}>
        Its requests
      </AppLink>
      , <AppLink to={links.processes({ project: project.id })}>its processes</AppLink>
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
      {readOnly && !isClosed(project) ? (
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
