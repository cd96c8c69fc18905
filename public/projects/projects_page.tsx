import React from 'react';
import { EuiButton, EuiFieldSearch, EuiSpacer, EuiText } from '@elastic/eui';
import { useProjects } from '../api/projects';
import { useServices } from '../app/services';
import { ErrorState } from '../components/error_state';
import { PageFrame } from '../components/page_frame';
import { EmptyState, LoadingState } from '../components/states';
import { textParam, useUrlState } from '../components/use_url_state';
import type { UrlParam } from '../components/use_url_state';
import { NewProjectFlyout } from './new_project_flyout';
import { ProjectsTable, matchesText } from './projects_table';
import { UnassignedHosts } from './unassigned_hosts';

const flag: UrlParam<boolean> = {
  read: (text) => text === 'true',
  write: (value) => (value ? 'true' : undefined),
};
const STATE = { text: textParam(200), new: flag, host: textParam(253) };

/** The registry: which hosts and people belong to which project, and what holds for it. */
export function ProjectsPage() {
  const { capabilities } = useServices();
  const [state, setState] = useUrlState(STATE);
  const answer = useProjects();
  const projects = answer.data?.items ?? [];
  const matching = projects.filter((project) => matchesText(project, state.text));
  const openNew = (host = '') => setState({ new: true, host });
  const button = (
    <EuiButton key="new" fill iconType="plusInCircle" onClick={() => openNew()}>
      New project
    </EuiButton>
  );

  return (
    <PageFrame
      title="Projects"
      description="Who works where, which shares are theirs, and what holds for their requests."
      actions={capabilities.manage && projects.length > 0 ? [button] : []}
    >
      {answer.isError ? (
        <ErrorState
          error={answer.error}
          title="The projects could not be loaded"
          need="read"
          onRetry={() => void answer.refetch()}
        />
      ) : !answer.data ? (
        <LoadingState what="projects" />
      ) : (
        <>
          {projects.length === 0 ? (
            <EmptyState
              title="There are no projects yet"
              iconType="users"
              actions={capabilities.manage ? button : undefined}
            >
              <p>
                A project names its hosts and users. From then on their events, and the requests of its
                scanners, are known by it.
                {capabilities.manage ? '' : ' An operator can make the first one.'}
              </p>
            </EmptyState>
          ) : (
            <>
              <EuiFieldSearch
                fullWidth
                placeholder="Name, id, host or user"
                aria-label="Search the projects"
                value={state.text}
                onChange={(event) => setState({ text: event.target.value }, { replace: true })}
              />
              <EuiSpacer size="s" />
              <EuiText size="s" color="subdued" role="status">
                {matching.length === projects.length
                  ? `${projects.length} ${projects.length === 1 ? 'project' : 'projects'}`
                  : `${matching.length} of ${projects.length} projects`}
              </EuiText>
              <EuiSpacer size="s" />
              <ProjectsTable projects={matching} />
            </>
          )}
          <EuiSpacer size="l" />
          <UnassignedHosts projects={projects} onNewProject={openNew} />
        </>
      )}
      {state.new && capabilities.manage ? (
        <NewProjectFlyout host={state.host || undefined} onClose={() => setState({ new: false, host: '' })} />
      ) : null}
    </PageFrame>
  );
}
