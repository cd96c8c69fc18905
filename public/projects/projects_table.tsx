import React from 'react';
import { EuiInMemoryTable } from '@elastic/eui';
import type { EuiBasicTableColumn } from '@elastic/eui';
import type { Project } from '../../common';
import { links } from '../app/paths';
import { AppLink } from '../components/app_link';
import { TextValue } from '../components/text_value';
import { TimeValue } from '../components/time_value';
import { ClosedBadge } from './closed_badge';

/** Names of a list that a cell shows. */
const SHOWN = 3;

function few(names: readonly string[]) {
  if (names.length === 0) return '–';
  const more = names.length - SHOWN;
  return (
    <>
      <TextValue text={names.slice(0, SHOWN).join(', ')} limit={120} />
      {more > 0 ? ` and ${more} more` : ''}
    </>
  );
}

const COLUMNS: Array<EuiBasicTableColumn<Project>> = [
  {
    field: 'name',
    name: 'Name',
    sortable: true,
    render: (name: string, project: Project) => (
      <div>
        <AppLink to={links.project(project.id)}>
          <TextValue text={name} limit={120} />
        </AppLink>{' '}
        <ClosedBadge project={project} />
      </div>
    ),
  },
  { field: 'id', name: 'Id', sortable: true },
  { field: 'hosts', name: 'Hosts', render: few },
  { field: 'users', name: 'Users', render: few },
  { field: 'approvals_needed', name: 'Approvals', sortable: true, width: '110px' },
  {
    name: 'Reviewers',
    render: ({ reviewers }: Project) => (reviewers.length === 0 ? 'everyone who may review' : few(reviewers)),
  },
  { field: 'space', name: 'Space', render: (space: string) => space || 'every space' },
  {
    field: 'updated_at',
    name: 'Changed',
    sortable: true,
    render: (at: string) => <TimeValue at={at} />,
  },
];

/** EUI's search would read words as its own query language; names and hosts are matched as they are typed. */
export function matchesText(project: Project, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  return [project.name, project.id, project.description, ...project.hosts, ...project.users].some((text) =>
    text.toLowerCase().includes(wanted)
  );
}

export function ProjectsTable({ projects }: { projects: Project[] }) {
  return (
    <EuiInMemoryTable<Project>
      tableCaption="Projects"
      items={projects}
      itemId="id"
      columns={COLUMNS}
      sorting={{ sort: { field: 'name', direction: 'asc' } }}
      pagination={projects.length > 25 ? { initialPageSize: 25, pageSizeOptions: [25, 50, 100] } : false}
    />
  );
}
