import type { Project } from '../../common';
import stub from '../../ingest-pipelines/tre-airlock-project.json';
import { comparedPath } from './compared_path';

/** What of a project the pipeline needs. */
export type PipelineProject = Pick<
  Project,
  'id' | 'name' | 'hosts' | 'users' | 'shares' | 'expected_children'
>;

type Json = Record<string, unknown>;

/** Body of `PUT _ingest/pipeline/tre-airlock-project`. */
export interface PipelineBody {
  description: string;
  version: number;
  /** One key each, the kind of the processor. */
  processors: Array<Record<string, Processor>>;
}

interface Processor extends Json {
  tag?: string;
  params?: Json;
  if?: { source: string; params?: Json };
}

/** Up to here each project is found by a condition of its own, which is cheaper than the script that finds any. */
const MAX_CONDITIONS = 16;

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
 * Host names that tell one project: those that it claims alone, and, as false, the full names of others' hosts
 * whose short name it claims.
 */
function namesOf(id: string, hosts: Record<string, string[]>): Record<string, boolean> {
  const alone = (name: string) => hosts[name]?.length === 1 && hosts[name]?.[0] === id;
  return Object.fromEntries(
    Object.keys(hosts).flatMap((name): Array<[string, boolean]> => {
      if (alone(name)) return [[name, true]];
      return alone(shortName(name)) ? [[name, false]] : [];
    })
  );
}

/** The processor with what it takes of the registry in its own and its condition's parameters. */
function filled(processor: Processor, registry: Json): Processor {
  const fill = (params: Json) =>
    Object.fromEntries(Object.entries(params).map(([key, value]) => [key, registry[key] ?? value]));
  return {
    ...processor,
    ...(processor.params ? { params: fill(processor.params) } : {}),
    ...(processor.if?.params ? { if: { ...processor.if, params: fill(processor.if.params) } } : {}),
  };
}

/** The projects that a condition can find: those that are the only ones on a host. */
function found(projects: readonly PipelineProject[], hosts: Record<string, string[]>): PipelineProject[] {
  const alone = new Set(Object.values(hosts).flatMap((ids) => (ids.length === 1 ? ids : [])));
  const few = alone.size <= MAX_CONDITIONS;
  // The engine takes a text with {{ in it for a template.
  return few ? projects.filter(({ id, name }) => alone.has(id) && !`${id}${name}`.includes('{{')) : [];
}

/**
 * The pipeline `tre-airlock-project` for these projects: the one in the repository with the registry in the
 * parameters of its scripts. Nothing of a project becomes part of a script itself. The same projects, in
 * whatever order, give the same pipeline.
 */
export function projectPipeline(unsorted: readonly PipelineProject[]): PipelineBody {
  const projects = [...unsorted].sort((a, b) => byKey([a.id, a], [b.id, b]));
  const entries = projects.map(entry);
  const registry = {
    hosts: claims(projects, ({ hosts }) => hosts.map(hostName)),
    short_hosts: claims(projects, ({ hosts }) => hosts.map((host) => shortName(hostName(host)))),
    users: claims(projects, ({ users }) => users.map(small)),
    projects: Object.fromEntries(entries),
  };
  const known = found(projects, registry.hosts);
  const needed: Record<string, boolean> = {
    // Where there are projects, the script also tells that a host belongs to none: hosts of research are registered.
    none: projects.length === 0,
    registry: entries.some(([, project]) => Object.keys(project).length > 1),
  };
  const body: PipelineBody = stub as unknown as PipelineBody;
  const processors = body.processors.flatMap((processor) =>
    Object.entries(processor).flatMap(([kind, settings]) => {
      if (settings.tag === 'one') {
        return known.map(({ id, name }) => ({
          [kind]: {
            ...filled(settings, { mine: namesOf(id, registry.hosts) }),
            tag: `one ${id}`,
            value: { id, name },
          },
        }));
      }
      return needed[settings.tag ?? ''] === false ? [] : [{ [kind]: filled(settings, registry) }];
    })
  );
  return { ...body, processors };
}
