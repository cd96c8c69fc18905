import { LABELS, PROCESS_CATEGORIES } from '../../common';
import type { ProcessNode, ProcessRow } from '../../common';
import { formatDuration } from '../components/duration';

export interface Field {
  title: string;
  /** As it was recorded; a list is one line each. */
  value: string;
  kind: 'text' | 'code' | 'time';
}

/** Everything that a row says of a process, in the order in which a person asks for it. */
export function rowFields(row: ProcessRow): Field[] {
  const { parent = {}, project } = row;
  return compact([
    ['Why it is here', row.reasons.join('\n'), 'text'],
    ['Labels', row.labels.map((label) => LABELS[label]?.title ?? label).join(', '), 'text'],
    ['Kind of program', row.category && PROCESS_CATEGORIES[row.category], 'text'],
    ['Expected', row.expected === undefined ? undefined : row.expected ? 'yes' : 'no', 'text'],
    ['Started', row.started_at, 'time'],
    ['Ended', row.ended_at, 'time'],
    ['Ran for', row.duration_ms === undefined ? undefined : formatDuration(row.duration_ms), 'text'],
    ['Project', project && (project.name ? `${project.name} (${project.id})` : project.id), 'text'],
    ['Environment', row.environment, 'text'],
    ['Host', row.host, 'text'],
    ['User', row.user, 'text'],
    ['Process', row.name, 'code'],
    ['Program', row.executable, 'code'],
    ['Command line', row.command_line, 'code'],
    ['Process id', row.pid?.toString(), 'code'],
    ['Entity id', row.entity_id, 'code'],
    ['Parent', parent.name, 'code'],
    ["Parent's program", parent.executable, 'code'],
    ["Parent's command line", parent.command_line, 'code'],
    ["Parent's process id", parent.pid?.toString(), 'code'],
    ["Parent's entity id", parent.entity_id, 'code'],
    ['Source', [row.agent_type, row.event_module].filter(Boolean).join(', '), 'text'],
    ['Index', row.index, 'code'],
    ['Document id', row.id, 'code'],
  ]);
}

/** Everything that is known of a node; the tree has seen ends that the row's own event could not know. */
export function nodeFields(node: ProcessNode): Field[] {
  if (node.row)
    return rowFields({
      ...node.row,
      ended_at: node.ended_at ?? node.row.ended_at,
      duration_ms: node.duration_ms ?? node.row.duration_ms,
    });
  return compact([
    ['Process', node.name, 'code'],
    ['Command line', node.command_line, 'code'],
    ['Started', node.started_at, 'time'],
    ['Ended', node.ended_at, 'time'],
    ['Ran for', node.duration_ms === undefined ? undefined : formatDuration(node.duration_ms), 'text'],
  ]);
}

function compact(fields: Array<[string, string | undefined, Field['kind']]>): Field[] {
  return fields.flatMap(([title, value, kind]) => (value ? [{ title, value, kind }] : []));
}

/** The fields as text for the clipboard, exactly as recorded. */
export function fieldsAsText(fields: readonly Field[]): string {
  return fields.map(({ title, value }) => `${title}: ${value}`).join('\n');
}
