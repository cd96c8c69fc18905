import React, { useState } from 'react';
import {
  EuiBasicTable,
  EuiButtonEmpty,
  EuiFlexGroup,
  EuiFlexItem,
  EuiPanel,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import type { EuiBasicTableColumn } from '@elastic/eui';
import type { Project, UnassignedHost } from '../../common';
import { useUnassignedHosts } from '../api/projects';
import { useServices } from '../app/services';
import { ErrorState } from '../components/error_state';
import { LoadingState } from '../components/states';
import { TextValue } from '../components/text_value';
import { TimeValue } from '../components/time_value';
import { RightsBanner } from '../processes/rights_banner';
import { AddHostModal } from './add_host_modal';

interface Props {
  projects: Project[];
  onNewProject: (host: string) => void;
}

/** Machines that send events and belong to no project: whatever runs there is nobody's. */
export function UnassignedHosts({ projects, onNewProject }: Props) {
  const { capabilities } = useServices();
  const answer = useUnassignedHosts();
  const [adding, setAdding] = useState<string | undefined>();

  const columns: Array<EuiBasicTableColumn<UnassignedHost>> = [
    { name: 'Host', render: ({ host }: UnassignedHost) => <TextValue text={host} /> },
    {
      name: 'Events',
      align: 'right',
      width: '120px',
      render: ({ events }: UnassignedHost) => events.toLocaleString('en-GB'),
    },
    {
      name: 'Users',
      render: ({ users }: UnassignedHost) => (users.length ? <TextValue text={users.join(', ')} /> : '–'),
    },
    { name: 'Last seen', render: ({ last_seen: at }: UnassignedHost) => <TimeValue at={at} ago /> },
  ];
  if (capabilities.manage)
    columns.push({
      name: 'Belongs to',
      width: '320px',
      render: ({ host }: UnassignedHost) => (
        <EuiFlexGroup gutterSize="s" responsive={false} wrap>
          {projects.length > 0 ? (
            <EuiFlexItem grow={false}>
              <EuiButtonEmpty
                size="xs"
                onClick={() => setAdding(host)}
                aria-label={`Add ${host} to a project`}
              >
                Add to project…
              </EuiButtonEmpty>
            </EuiFlexItem>
          ) : null}
          <EuiFlexItem grow={false}>
            <EuiButtonEmpty
              size="xs"
              onClick={() => onNewProject(host)}
              aria-label={`New project with ${host}`}
            >
              New project with this host
            </EuiButtonEmpty>
          </EuiFlexItem>
        </EuiFlexGroup>
      ),
    });

  return (
    <EuiPanel hasBorder hasShadow={false}>
      <EuiTitle size="s">
        <h2>Hosts without a project</h2>
      </EuiTitle>
      <EuiSpacer size="s" />
      {answer.isError ? (
        <ErrorState
          error={answer.error}
          title="The hosts could not be loaded"
          need="events"
          onRetry={() => void answer.refetch()}
        />
      ) : !answer.data ? (
        <LoadingState what="hosts" />
      ) : (
        <>
          <RightsBanner rights={answer.data.rights} />
          {answer.data.items.length === 0 ? (
            <EuiText size="s" color="subdued">
              <p>Every host that sent events in the last seven days belongs to a project.</p>
            </EuiText>
          ) : (
            <EuiBasicTable<UnassignedHost>
              tableCaption="Hosts without a project"
              items={answer.data.items}
              itemId="host"
              columns={columns}
            />
          )}
        </>
      )}
      {adding === undefined ? null : (
        <AddHostModal host={adding} projects={projects} onClose={() => setAdding(undefined)} />
      )}
    </EuiPanel>
  );
}
