import React from 'react';
import {
  EuiButton,
  EuiFieldSearch,
  EuiFlexGroup,
  EuiFlexItem,
  EuiSpacer,
  EuiSwitch,
  EuiText,
} from '@elastic/eui';
import { isClosed } from '../../common';
import type { Project } from '../../common';
import { useProjectsWithClosed } from '../api/projects';
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
const STATE = { text: textParam(200), closed: flag, new: flag, host: textParam(253) };

/** "3 projects, 1 of them closed", or how many of them match. */
function countWords(matching: readonly Project[], projects: readonly Project[]): string {
  const closed = matching.filter(isClosed).length;
  const count =
    matching.length === projects.length
      ? `${projects.length} ${projects.length === 1 ? 'project' : 'projects'}`
      : `${matching.length} of ${projects.length} projects`;
  return closed === 0 ? count : `${count}, ${closed} of them closed`;
}

/** The registry: which hosts and people belong to which project, and what holds for it. */
export function ProjectsPage() {
  const { capabilities } = useServices();
  const [state, setState] = useUrlState(STATE);
  const answer = useProjectsWithClosed();
  const all = answer.data?.items ?? [];
  const open = all.filter((project) => !isClosed(project));
  const projects = state.closed ? all : open;
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
          {all.length === 0 ? (
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
              <EuiFlexGroup gutterSize="m" alignItems="center">
                <EuiFlexItem>
                  <EuiFieldSearch
                    fullWidth
                    placeholder="Name, id, host or user"
                    aria-label="Search the projects"
                    value={state.text}
                    onChange={(event) => setState({ text: event.target.value }, { replace: true })}
                  />
                </EuiFlexItem>
                <EuiFlexItem grow={false}>
                  <EuiSwitch
                    label="Show closed projects"
                    checked={state.closed}
                    onChange={(event) => setState({ closed: event.target.checked })}
                  />
                </EuiFlexItem>
              </EuiFlexGroup>
              <EuiSpacer size="s" />
              <EuiText size="s" color="subdued" role="status">
                {countWords(matching, projects)}
              </EuiText>
              <EuiSpacer size="s" />
              {projects.length > 0 ? (
                <ProjectsTable projects={matching} />
              ) : (
                <EmptyState
                  title="No project is open"
                  iconType="lock"
                  actions={capabilities.manage ? button : undefined}
                >
                  <p>
                    {all.length === 1 ? 'The only one is' : `All ${all.length} are`} closed. “Show closed
                    projects” lists {all.length === 1 ? 'it' : 'them'}; a closed project can be opened again
                    on its page.
                  </p>
                </EmptyState>
              )}
            </>
          )}
          <EuiSpacer size="l" />
          <UnassignedHosts projects={open} onNewProject={openNew} />
        </>
      )}
      {state.new && capabilities.manage ? (
        <NewProjectFlyout host={state.host || undefined} onClose={() => setState({ new: false, host: '' })} />
      ) : null}
    </PageFrame>
  );
}
