import { FLAGGED_LABELS, UNASSIGNED_PROJECT } from '../../common';
import type { ActivityLabel, ProcessCategory, ProcessesQuery } from '../../common';
import { anyOf, equals } from './event_reader';
import type { Query } from './event_reader';
import type { RenamedParents } from './renamed';

/** The project that rows are narrowed to, with the hosts that belong to it now. */
export interface ProjectFilter {
  id: string;
  hosts: readonly string[];
}

export interface ProcessFilters {
  view: NonNullable<ProcessesQuery['view']>;
  project?: ProjectFilter;
  environment?: string;
  user?: string;
  parent?: string;
  /** Each must be in the command line or in the program's name. */
  words: readonly string[];
  label?: ActivityLabel;
  category?: ProcessCategory;
  /** Also the children that ordinary use or the project expects. */
  expected: boolean;
}

/** What a person typed, for a wildcard query, in which none of it has a meaning. */
export const literal = (text: string) => text.replace(/[\\*?]/g, '\\$&');

const contains = (field: string, text: string): Query => ({
  wildcard: { [field]: { value: `*${literal(text)}*`, case_insensitive: true } },
});

/** Where an event may have its host's name, one of them with the domain. */
const HOST_NAMES = ['host.name', 'host.hostname', 'winlog.computer_name'] as const;

const startsWith = (field: string, value: string): Query => ({
  prefix: { [field]: { value, case_insensitive: true } },
});

/**
 * As the pipeline matches hosts: a name without a domain is any domain's host of that name; a name with one also
 * matches where the event says no domain.
 */
function onHost(host: string): Query[] {
  const whole = HOST_NAMES.map((field) => equals(field, host));
  const [short = host] = host.split('.');
  if (short === host) return [...whole, ...HOST_NAMES.map((field) => startsWith(field, `${host}.`))];
  const filter = [equals('host.name', short)];
  return [...whole, { bool: { filter, must_not: [startsWith('winlog.computer_name', `${short}.`)] } }];
}

/**
 * Events of a project: tagged with it, or tagged with none and sent by one of its hosts, since a host may send
 * before somebody registers it.
 */
export function ofProject({ id, hosts }: ProjectFilter): Query {
  const tagged: Query = { term: { 'tre.project.id': id } };
  if (hosts.length === 0) return tagged;
  const untagged = anyOf([
    { term: { 'tre.project.id': UNASSIGNED_PROJECT } },
    { bool: { must_not: [{ exists: { field: 'tre.project.id' } }] } },
  ]);
  return anyOf([tagged, { bool: { filter: [untagged, anyOf(hosts.flatMap(onHost))] } }]);
}

export const inEnvironment = (environment: string): Query =>
  anyOf([equals('tre.environment', environment), equals('host.name', environment)]);

function byUser(user: string): Query {
  const cut = user.indexOf('\\');
  if (cut < 0) return equals('user.name', user);
  const filter = [equals('user.domain', user.slice(0, cut)), equals('user.name', user.slice(cut + 1))];
  return { bool: { filter } };
}

/** An expected child is shown all the same when something about it is flagged. */
const EXPECTED: Query = {
  bool: {
    filter: [{ term: { 'tre.process.expected': true } }],
    must_not: [{ terms: { 'tre.activity': FLAGGED_LABELS } }],
  },
};

const childOf = ({ host, entityIds }: { host: string; entityIds: readonly string[] }): Query => ({
  bool: {
    filter: [{ term: { 'host.name': host } }, { terms: { 'process.parent.entity_id': [...entityIds] } }],
  },
});

function ofView({ view, expected }: ProcessFilters, renamed: RenamedParents): Query[] {
  switch (view) {
    case 'python': {
      const known: Query = {
        bool: {
          filter: [{ term: { 'tre.activity': 'python_child' satisfies ActivityLabel } }],
          ...(expected ? {} : { must_not: [EXPECTED] }),
        },
      };
      return renamed.hosts.length === 0 ? [known] : [anyOf([known, ...renamed.hosts.map(childOf)])];
    }
    case 'powershell':
      return [{ term: { 'tre.activity': 'powershell_child' satisfies ActivityLabel } }];
    case 'flagged':
      return [{ terms: { 'tre.activity': FLAGGED_LABELS } }];
    case 'any':
      return [];
  }
}

/** All that narrows the rows besides their time; every part is a filter, so nothing is scored. */
export function filterQueries(filters: ProcessFilters, renamed: RenamedParents): Query[] {
  const { project, environment, user, parent, words, label, category } = filters;
  return [
    ...ofView(filters, renamed),
    ...(label ? [{ term: { 'tre.activity': label } }] : []),
    ...(category ? [{ term: { 'tre.process.category': category } }] : []),
    ...(project ? [ofProject(project)] : []),
    ...(environment ? [inEnvironment(environment)] : []),
    ...(user ? [byUser(user)] : []),
    ...(parent ? [equals('process.parent.name', parent)] : []),
    ...words.map((word) => anyOf([contains('process.command_line', word), contains('process.name', word)])),
  ];
}
