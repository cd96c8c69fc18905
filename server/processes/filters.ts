import { FLAGGED_LABELS, UNASSIGNED_PROJECT } from '../../common';
import type { ActivityLabel, ProcessCategory, ProcessesQuery } from '../../common';
import { BACKWARDS_MS, PROCESS_START, anyOf, between, equals, hasLabel } from './event_reader';
import type { Query, TimeRange } from './event_reader';
import { NO_PROCESSES, joinedBy } from './process_set';
import type { ProcessSet } from './process_set';

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

const inEnvironment = (environment: string): Query =>
  anyOf([equals('tre.environment', environment), equals('host.name', environment)]);

function byUser(user: string): Query {
  const cut = user.indexOf('\\');
  if (cut < 0) return equals('user.name', user);
  const filter = [equals('user.domain', user.slice(0, cut)), equals('user.name', user.slice(cut + 1))];
  return { bool: { filter } };
}

/**
 * Not ordinary, or flagged all the same. Said in this way and not as "none that is expected": of the children of
 * Python most are, and an engine would look at each of them.
 */
const SUSPICIOUS: Query = anyOf([{ term: { 'tre.process.expected': false } }, hasLabel(FLAGGED_LABELS)]);

/** Processes that other searches found, which the search for rows joins with. */
export interface Joins {
  /** Python under another name: its children belong to the view of Python's children. */
  renamed: ProcessSet;
  /** Did something flagged in the range, whenever they started. */
  flagged: ProcessSet;
  /** Did something in the range that has the label asked for, whenever they started. */
  labelled: ProcessSet;
}

export const NO_JOINS: Joins = { renamed: NO_PROCESSES, flagged: NO_PROCESSES, labelled: NO_PROCESSES };

/** Started in the range, or did in it what is looked for. */
function inTime({ from, to }: TimeRange, { flagged, labelled }: Joins): Query[] {
  const busy = [flagged, labelled].flatMap((set) => joinedBy(set, 'process.entity_id'));
  const started = between(from, to);
  return busy.length === 0 ? [started] : [between(from - BACKWARDS_MS, to), anyOf([started, ...busy])];
}

function ofView({ view, expected }: ProcessFilters, { renamed, flagged }: Joins): Query[] {
  switch (view) {
    case 'python': {
      const known: Query = {
        bool: { filter: [hasLabel(['python_child']), ...(expected ? [] : [SUSPICIOUS])] },
      };
      return [anyOf([known, ...joinedBy(renamed, 'process.parent.entity_id')])];
    }
    case 'powershell':
      return [hasLabel(['powershell_child'])];
    case 'flagged':
      return [anyOf([hasLabel(FLAGGED_LABELS), ...joinedBy(flagged, 'process.entity_id')])];
    case 'any':
      return [];
  }
}

/** What belongs to one place, for searches that find what to join with. */
export const placeQueries = ({
  environment,
  project,
}: Pick<ProcessFilters, 'environment' | 'project'>): Query[] => [
  ...(environment ? [inEnvironment(environment)] : []),
  ...(project ? [ofProject(project)] : []),
];

/** All that narrows the rows, the time first; every part is a filter, so nothing is scored. */
export function filterQueries(filters: ProcessFilters, range: TimeRange, joins: Joins): Query[] {
  const { user, parent, words, label, category } = filters;
  return [
    ...inTime(range, joins),
    ...PROCESS_START,
    ...ofView(filters, joins),
    ...(label ? [anyOf([hasLabel([label]), ...joinedBy(joins.labelled, 'process.entity_id')])] : []),
    ...(category ? [{ term: { 'tre.process.category': category } }] : []),
    ...placeQueries(filters),
    ...(user ? [byUser(user)] : []),
    ...(parent ? [equals('process.parent.name', parent)] : []),
    ...words.map((word) => anyOf([contains('process.command_line', word), contains('process.name', word)])),
  ];
}
