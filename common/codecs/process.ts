import { object, oneOf, text } from './codec';
import type { TypeOf } from './codec';
import { projectId, timestamp } from './primitives';
import { ACTIVITY_LABELS, PROCESS_CATEGORIES } from '../labels';
import type { ActivityLabel, ProcessCategory } from '../labels';

/**
 * Whose children are shown. `python`: children of Python, of a renamed one too. `powershell`: the study's
 * other lens. `any`: every process, narrowed by the other filters. `flagged`: executions with a flagged label.
 */
export const PROCESS_VIEWS = ['python', 'powershell', 'flagged', 'any'] as const;

/** GET /processes. Times are ISO 8601; the default range is the last 24 hours. */
export const processesQuery = object(
  {},
  {
    view: oneOf(PROCESS_VIEWS),
    from: timestamp,
    to: timestamp,
    project: projectId,
    environment: text(253),
    user: text(256),
    /** File name of the parent, matched whole in small letters. */
    parent: text(255),
    /** Words in the command line or the program's name. */
    text: text(200),
    label: oneOf(ACTIVITY_LABELS),
    category: oneOf(Object.keys(PROCESS_CATEGORIES) as ProcessCategory[]),
    /** `true` also shows children that ordinary use or the project expects. */
    expected: oneOf(['true', 'false']),
    order: oneOf(['asc', 'desc']),
    size: oneOf(['10', '20', '25', '50', '100']),
    /** Where the page before ended, as its answer gave it: three keywords of 1,024 characters at most. */
    cursor: text(8_000),
  }
);
export type ProcessesQuery = TypeOf<typeof processesQuery>;

export interface ProcessParent {
  entity_id?: string;
  pid?: number;
  name?: string;
  executable?: string;
  command_line?: string;
}

/** A started process, as a row shows it. */
export interface ProcessRow {
  /** Document id and index of the start event, for Discover. */
  id: string;
  index: string;
  /** Identifies the process for its tree; absent where the event's source has none (Security 4688). */
  entity_id?: string;
  pid?: number;
  name: string;
  executable?: string;
  command_line?: string;
  started_at: string;
  ended_at?: string;
  /** Milliseconds from start to end; absent while it runs or where no end was seen. */
  duration_ms?: number;
  host: string;
  environment?: string;
  user?: string;
  project?: { id: string; name?: string };
  parent?: ProcessParent;
  labels: ActivityLabel[];
  category?: ProcessCategory;
  expected?: boolean;
  /** Why it is here, in sentences. */
  reasons: string[];
  /** Names of the event's producer, for Kibana's own Analyzer: `agent.type` and `event.module`. */
  agent_type?: string;
  event_module?: string;
}

/** Which of the event indices the caller may read; partial rights get a banner. */
export interface ReadRights {
  readable: string[];
  /** Patterns that hold events but are not the caller's to read. */
  refused: string[];
}

export interface ProcessesPage {
  items: ProcessRow[];
  total: number;
  more_than: boolean;
  next?: string;
  rights: ReadRights;
  /** Set when the join with renamed interpreters was cut, with the number taken. */
  renamed_limited?: number;
  /** Set when more processes than this have labelled events (connections, files); those with most were taken. */
  labelled_limited?: number;
}

export const processPath = object({ entityId: text(512, 1) });

/** GET /processes/{entityId}/tree. The host makes an id that two hosts share unambiguous. */
export const treeQuery = object({}, { host: text(253) });
export type TreeQuery = TypeOf<typeof treeQuery>;

/** What the tree builder takes: a start or an end, from any source. */
export interface ProcessEvent {
  kind: 'start' | 'end';
  at: string;
  host: string;
  entity_id?: string;
  pid?: number;
  parent_entity_id?: string;
  parent_pid?: number;
  row?: ProcessRow;
  /** What the event says of its parent, which may have left no event of its own. */
  parent?: ProcessParent;
}

export interface ProcessNode {
  /** Unique within the tree. */
  key: string;
  row?: ProcessRow;
  name: string;
  command_line?: string;
  started_at?: string;
  ended_at?: string;
  duration_ms?: number;
  /** `inferred`: known only from what its child says of it. */
  origin: 'event' | 'inferred';
  children: ProcessNode[];
  /** Children that were left out because of a bound. */
  cut?: number;
}

export interface ProcessTree {
  /** The oldest known ancestor; the process asked for is below it. */
  root: ProcessNode;
  /** Key of the process that was asked for. */
  focus: string;
  size: number;
  /** Bounds that were reached, in words; empty when the tree is whole. */
  limits: string[];
}

export interface ProcessTreeAnswer {
  tree: ProcessTree;
  rights: ReadRights;
}

/** GET /requests/{id}/activity: flagged executions of the project in the day before the request. */
export interface RequestActivity {
  from: string;
  to: string;
  page: ProcessesPage;
}
