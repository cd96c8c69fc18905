import { ACTIVITY_LABELS, PROCESS_CATEGORIES, UNASSIGNED_PROJECT } from '../../common';
import type { ActivityLabel, ProcessCategory, ProcessParent, ProcessRow } from '../../common';
import { timeOfHit } from './event_reader';
import type { EventHit } from './event_reader';
import { reasonsFor } from './reasons';
import { booleanAt, integerAt, textAt, textsAt } from './source';
import type { Source } from './source';

/** UTF-16 code units of a field that go into an answer; whoever runs a process writes its names. */
const MAX = { id: 1_024, name: 255, path: 1_024, user: 300 } as const;

export interface RowOptions {
  /** UTF-16 code units of a command line; Windows allows 32,767, Linux megabytes. */
  commandLine: number;
  isRenamedParent(host: string, entityId: string | undefined): boolean;
}

const fileName = (path: string | undefined) => path?.split(/[/\\]/).pop() || undefined;

function defined<T extends object>(value: T): T {
  const result = {} as T;
  for (const key in value) if (value[key] !== undefined) result[key] = value[key];
  return result;
}

function parentOf(source: Source, commandLine: number): ProcessParent | undefined {
  const executable = textAt(source, 'process.parent.executable', MAX.path);
  const parent: ProcessParent = defined({
    entity_id: textAt(source, 'process.parent.entity_id', MAX.id),
    pid: integerAt(source, 'process.parent.pid'),
    name: textAt(source, 'process.parent.name', MAX.name) ?? fileName(executable),
    executable,
    command_line: textAt(source, 'process.parent.command_line', commandLine),
  });
  return Object.keys(parent).length > 0 ? parent : undefined;
}

function userOf(source: Source): string | undefined {
  const name = textAt(source, 'user.name', MAX.user);
  const domain = textAt(source, 'user.domain', MAX.user);
  return name !== undefined && domain !== undefined ? `${domain}\\${name}` : name;
}

function projectOf(source: Source): ProcessRow['project'] {
  const id = textAt(source, 'tre.project.id', MAX.name);
  if (id === undefined || id === UNASSIGNED_PROJECT) return undefined;
  return defined({ id, name: textAt(source, 'tre.project.name', MAX.name) });
}

export const entityIdOf = (source: Source) => textAt(source, 'process.entity_id', MAX.id);

/**
 * A process start as a row. Needs a hit that was sorted by `@timestamp` first, and the fields in ROW_FIELDS;
 * any of them may be missing or be something else than its name says.
 */
export function toProcessRow(hit: EventHit, options: RowOptions): ProcessRow {
  const source = hit._source ?? {};
  const executable = textAt(source, 'process.executable', MAX.path);
  const name = textAt(source, 'process.name', MAX.name) ?? fileName(executable) ?? 'unknown program';
  const host = textAt(source, 'host.name', MAX.name) ?? 'unknown host';
  const parent = parentOf(source, options.commandLine);
  const given = new Set(textsAt(source, 'tre.activity'));
  const labels: ActivityLabel[] = ACTIVITY_LABELS.filter((label) => given.has(label));
  const kind = textAt(source, 'tre.process.category', MAX.name);
  const category =
    kind !== undefined && Object.prototype.hasOwnProperty.call(PROCESS_CATEGORIES, kind)
      ? (kind as ProcessCategory)
      : undefined;
  const expected = booleanAt(source, 'tre.process.expected');
  const renamedParent = options.isRenamedParent(host, parent?.entity_id)
    ? (parent?.name ?? 'Its parent')
    : undefined;
  return defined({
    id: hit._id,
    index: hit._index,
    entity_id: entityIdOf(source),
    pid: integerAt(source, 'process.pid'),
    name,
    executable,
    command_line: textAt(source, 'process.command_line', options.commandLine),
    started_at: new Date(timeOfHit(hit)).toISOString(),
    host,
    environment: textAt(source, 'tre.environment', MAX.name),
    user: userOf(source),
    project: projectOf(source),
    parent,
    labels,
    category,
    expected,
    reasons: reasonsFor({ name, labels, category, expected, renamedParent }),
    agent_type: textAt(source, 'agent.type', MAX.name),
    event_module: textAt(source, 'event.module', MAX.name),
  });
}
