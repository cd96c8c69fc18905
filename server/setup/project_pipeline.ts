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

/** Up to here each host is found by a condition of its own, which is cheaper than the script that finds any. */
const MAX_CONDITIONS = 8;

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

/** A host that tells its project, by the names that events may have for it. */
interface KnownHost {
  environment: string;
  project: PipelineProject;
  /** False for the full names of others' hosts whose short name is this one's. */
  names: Record<string, boolean>;
}

/** The hosts that one project claims alone; none where they are more than conditions should look at. */
function knownHosts(projects: readonly PipelineProject[], hosts: Record<string, string[]>): KnownHost[] {
  const byId = new Map(projects.map((project) => [project.id, project]));
  const known = new Map<string, KnownHost>();
  for (const [name, [id = '', ...others]] of Object.entries(hosts)) {
    const project = byId.get(id);
    if (!project || others.length > 0) continue;
    const environment = shortName(name) || name;
    const key = JSON.stringify([id, environment]);
    const { names } = known.get(key) ?? { names: {} };
    known.set(key, { environment, project, names: { ...names, [name]: true } });
    if (known.size > MAX_CONDITIONS) return [];
  }
  for (const { names } of known.values())
    for (const name of Object.keys(hosts))
      if (names[shortName(name)] === true && names[name] !== true) names[name] = false;
  return [...known.values()];
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
  // The engine takes a text with {{ in it for a template.
  const known = knownHosts(projects, registry.hosts).filter(
    ({ environment, project: { id, name } }) => !`${environment}${id}${name}`.includes('{{')
  );
  const needed: Record<string, boolean> = {
    registry: entries.some(([, project]) => Object.keys(project).length > 1),
  };
  const body: PipelineBody = stub as unknown as PipelineBody;
  const processors = body.processors.flatMap((processor) =>
    Object.entries(processor).flatMap(([kind, settings]) => {
      if (settings.tag === 'one') {
        return known.map(({ environment, project: { id, name }, names }) => ({
          [kind]: {
            ...filled(settings, { mine: names }),
            tag: `one ${environment}`,
            value: { environment, project: { id, name } },
          },
        }));
      }
      return needed[settings.tag ?? ''] === false ? [] : [{ [kind]: filled(settings, registry) }];
    })
  );
  return { ...body, processors };
}
