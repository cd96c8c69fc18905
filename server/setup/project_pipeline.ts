import type { Project } from '../../common';
import stub from '../../ingest-pipelines/tre-airlock-project.json';
import { comparedPath } from './compared_path';

/** What of a project the pipeline needs. */
export type PipelineProject = Pick<
  Project,
  'id' | 'name' | 'hosts' | 'users' | 'shares' | 'expected_children'
>;

/** Body of `PUT _ingest/pipeline/tre-airlock-project`. */
export interface PipelineBody {
  description: string;
  version: number;
  processors: Array<{
    script: { tag: string; lang: string; source: string; params: Record<string, unknown> };
  }>;
}

const small = (value: string) => value.trim().toLowerCase();
const hostName = (value: string) => small(value).replace(/\.$/, '');
const programName = (value: string) => small(value).replace(/\.(exe|com|dll)$/, '');

/** Which projects claim a name, sorted; from entries, so that a name like `__proto__` is one like any other. */
function claims(projects: readonly PipelineProject[], namesOf: (project: PipelineProject) => string[]) {
  const found = new Map<string, Set<string>>();
  for (const project of projects) {
    for (const name of namesOf(project)) {
      if (name !== '') found.set(name, (found.get(name) ?? new Set()).add(project.id));
    }
  }
  return Object.fromEntries([...found].sort(byKey).map(([name, ids]) => [name, [...ids].sort()]));
}

const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : a > b ? 1 : 0);

/** The first part of a full name; a plain name and an IPv4 address have none. */
function shortName(host: string): string {
  const dot = host.indexOf('.');
  return dot > 0 && !/^[\d.]+$/.test(host) ? host.slice(0, dot) : '';
}

function entry(project: PipelineProject): [string, object] {
  const folders = (direction: 'egress' | 'ingress') =>
    project.shares
      .filter((share) => share.direction === direction)
      .map((share) => comparedPath(share.inside))
      .filter((folder) => folder !== '');
  const egress = folders('egress');
  const ingress = folders('ingress');
  const children = project.expected_children.map(programName).filter((name) => name !== '');
  return [
    project.id,
    {
      name: project.name,
      ...(egress.length > 0 ? { egress } : {}),
      ...(ingress.length > 0 ? { ingress } : {}),
      ...(children.length > 0
        ? { children: Object.fromEntries(children.sort().map((name) => [name, true])) }
        : {}),
    },
  ];
}

/**
 * The pipeline `tre-airlock-project` for these projects: the one in the repository with the registry as the
 * parameters of its script. Nothing of a project becomes part of the script itself. The same projects, in
 * whatever order, give the same pipeline.
 */
export function projectPipeline(projects: readonly PipelineProject[]): PipelineBody {
  const registry = {
    hosts: claims(projects, ({ hosts }) => hosts.map(hostName)),
    short_hosts: claims(projects, ({ hosts }) => hosts.map((host) => shortName(hostName(host)))),
    users: claims(projects, ({ users }) => users.map(small)),
    projects: Object.fromEntries(projects.map(entry).sort(byKey)),
  };
  return {
    ...stub,
    processors: stub.processors.map(({ script }) => ({
      script: { ...script, params: { ...script.params, ...registry } },
    })),
  };
}
