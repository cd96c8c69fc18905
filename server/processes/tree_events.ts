import type { estypes } from '@elastic/elasticsearch';
import { TREE_BOUNDS } from '../../common';
import type { ProcessEvent, ProcessRow } from '../../common';
import { findEnds, withEnds } from './ends';
import { PROCESS_START, between, equals, timeOfHit } from './event_reader';
import type { EventHit, EventReader, Query } from './event_reader';
import { findLabels, withLabels } from './labelled';
import { toProcessRow } from './map';
import { ROW_FIELDS } from './row_fields';
import { textAt } from './source';

/** Steps up from the process asked for, each of them a search. Real trees have fewer than 15. */
const MAX_ANCESTORS = 32;
/** Steps down, each of them at least one search. */
const MAX_LEVELS = 64;
/** Processes in one search, which is also what one answer of the engine holds in memory. */
const PAGE = 1_000;
const IDS_PER_SEARCH = 1_000;
/** After this a person has gone away, or will be glad of what there is. */
const BUDGET_MS = 20_000;
/** UTF-16 code units; 5,000 rows of a list's length would be 20 MB. */
const COMMAND_LINE = 600;
/** A clock may be set back while a process runs; indices from before that need not be opened. */
const SKEW_MS = 24 * 60 * 60 * 1000;

const TREE_FIELDS = [...ROW_FIELDS, 'tre.process.interpreter'];
const SORT: estypes.SortCombinations[] = [
  { '@timestamp': { order: 'asc', unmapped_type: 'date' } },
  { 'process.entity_id': { order: 'asc', unmapped_type: 'keyword' } },
];

export interface TreeEvents {
  events: ProcessEvent[];
  /** Bounds that were reached, in words. */
  limits: string[];
}

/** Gathers the starts around one process of one host. */
class Gathering {
  readonly rows: ProcessRow[] = [];
  readonly limits: string[] = [];
  private readonly ids = new Set<string>();
  /** Entity ids of Python under another name, which its children's events do not tell. */
  private readonly renamed = new Set<string>();
  private readonly deadline = Date.now() + BUDGET_MS;
  private late = false;

  constructor(
    private readonly read: EventReader,
    private readonly host: string,
    private readonly nodes: number
  ) {}

  isFull(): boolean {
    return this.ids.size >= this.nodes;
  }

  isLate(): boolean {
    if (this.late || Date.now() < this.deadline) return this.late;
    this.late = true;
    this.limits.push(
      `Reading took longer than ${BUDGET_MS / 1000} seconds and was ended, so processes may be missing.`
    );
    return true;
  }

  private add(hit: EventHit): ProcessRow {
    const row = toProcessRow(hit, {
      commandLine: COMMAND_LINE,
      isRenamedParent: (_host, id) => id !== undefined && this.renamed.has(id),
    });
    this.rows.push(row);
    if (row.entity_id !== undefined) {
      this.ids.add(row.entity_id);
      const interpreter = textAt(hit._source ?? {}, 'tre.process.interpreter', COMMAND_LINE);
      if (row.labels.includes('renamed_interpreter') && interpreter === 'python')
        this.renamed.add(row.entity_id);
    }
    return row;
  }

  private async starts(filter: Query[], size: number, after?: EventHit['sort']): Promise<EventHit[]> {
    const answer = await this.read({
      query: { bool: { filter: [...PROCESS_START, equals('host.name', this.host), ...filter] } },
      size,
      sort: SORT,
      ...(after ? { search_after: after } : {}),
      track_total_hits: false,
      _source: TREE_FIELDS,
    });
    return answer.hits.hits;
  }

  /** The process and its ancestors; oldest first, so that a renamed parent is known before its child. */
  async addLine(entityId: string): Promise<void> {
    const line: EventHit[][] = [];
    const seen = new Set<string>();
    let next: string | undefined = entityId;
    let before: number | undefined;
    while (next !== undefined && !seen.has(next) && line.length <= MAX_ANCESTORS && !this.isLate()) {
      seen.add(next);
      const id: string = next;
      // Two sources may tell of one start.
      const hits: EventHit[] = await this.starts(
        [{ term: { 'process.entity_id': id } }, between(undefined, before)],
        2
      );
      const [first] = hits;
      if (!first) break;
      line.push(hits);
      before = timeOfHit(first) + SKEW_MS;
      next = hits
        .map(({ _source: source = {} }) => textAt(source, 'process.parent.entity_id', 1_024))
        .find(Boolean);
    }
    if (line.length > MAX_ANCESTORS)
      this.limits.push(`Ancestors more than ${MAX_ANCESTORS} steps above are not shown.`);
    for (const hits of line.reverse()) for (const hit of hits) this.add(hit);
  }

  /** All that the process started and what that started, level by level, so that the nearest are kept. */
  async addDescendants(entityId: string): Promise<void> {
    const own = this.rows.find((row) => row.entity_id === entityId);
    const since = between(own && Date.parse(own.started_at) - SKEW_MS, undefined);
    let level = [entityId];
    for (let depth = 0; level.length > 0; depth++) {
      if (depth === MAX_LEVELS) {
        this.limits.push(`Processes more than ${MAX_LEVELS} steps below are not shown.`);
        return;
      }
      const next: string[] = [];
      for (let at = 0; at < level.length; at += IDS_PER_SEARCH) {
        const whole = await this.addChildren(level.slice(at, at + IDS_PER_SEARCH), since, next);
        if (!whole) return;
      }
      level = next;
    }
  }

  /** False when a bound ended it; `found` gets the ids that were not known before. */
  private async addChildren(parents: string[], since: Query, found: string[]): Promise<boolean> {
    const ofParents: Query = { terms: { 'process.parent.entity_id': parents } };
    for (let after: EventHit['sort']; ;) {
      if (this.isLate()) return false;
      const hits = await this.starts([since, ofParents], PAGE, after);
      for (const hit of hits) {
        const id = textAt(hit._source ?? {}, 'process.entity_id', 1_024);
        const known = id !== undefined && this.ids.has(id);
        if (!known && this.isFull()) {
          this.limits.push(
            `More than ${this.nodes.toLocaleString('en-GB')} processes belong to this tree; the nearest of them were read.`
          );
          return false;
        }
        this.add(hit);
        if (id !== undefined && !known) found.push(id);
      }
      after = hits[hits.length - 1]?.sort;
      if (hits.length < PAGE) return true;
    }
  }
}

function toStart(row: ProcessRow): ProcessEvent {
  const { parent, ...rest } = row;
  return {
    kind: 'start',
    at: row.started_at,
    host: row.host,
    entity_id: row.entity_id,
    pid: row.pid,
    parent_entity_id: parent?.entity_id,
    parent_pid: parent?.pid,
    // The parent's command line is in the parent's own node.
    row: parent
      ? { ...rest, parent: { entity_id: parent.entity_id, pid: parent.pid, name: parent.name } }
      : rest,
    parent,
  };
}

/** The events of one process of one host, its ancestors and its descendants, for `buildProcessTree`. */
export async function gatherTreeEvents(
  read: EventReader,
  entityId: string,
  host: string,
  nodes: number = TREE_BOUNDS.nodes
): Promise<TreeEvents> {
  const gathering = new Gathering(read, host, nodes);
  await gathering.addLine(entityId);
  await gathering.addDescendants(entityId);
  const ids = gathering.rows.flatMap(({ entity_id: id }) => id ?? []);
  const first = gathering.rows.reduce((least, row) => Math.min(least, Date.parse(row.started_at)), Infinity);
  const from = Number.isFinite(first) ? first - SKEW_MS : undefined;
  const [ends, labels] = await Promise.all([
    findEnds(read, [entityId, ...ids], from),
    findLabels(read, ids, { from }),
  ]);
  return {
    events: [
      ...withLabels(withEnds(gathering.rows, ends), labels).map(toStart),
      ...ends.map((end) => ({
        kind: 'end' as const,
        at: new Date(end.at).toISOString(),
        host: end.host,
        entity_id: end.entityId,
      })),
    ],
    limits: gathering.limits,
  };
}
