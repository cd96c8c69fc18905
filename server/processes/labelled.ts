import { ACTIVITY_LABELS, LABELS } from '../../common';
import type { ActivityLabel, ProcessRow } from '../../common';
import { PROCESS_START, between, hasLabel } from './event_reader';
import type { EventAnswer, EventReader, EventSearch, Query, TimeRange } from './event_reader';
import { processSet } from './process_set';
import type { ProcessSet } from './process_set';

/**
 * Much of what a process does is told by other events than its start: a connection, a file, the clipboard. Their
 * labels are the process's too.
 */

/** Processes joined, those with most labelled events first. */
const MAX_LABELLED = 1_000;
const IDS_PER_SEARCH = 1_000;
/** An id of one host; a second host of the same id is told apart, a third is not looked for. */
export const HOSTS_PER_ID = 2;

interface Bucket {
  key: string;
  hosts: { buckets: Array<{ key: string; labels?: { buckets: Array<{ key: string }> } }> };
}
interface Processes {
  processes?: { buckets: Bucket[]; sum_other_doc_count: number };
}

export const NOT_START: Query = { bool: { must_not: [{ bool: { filter: PROCESS_START } }] } };

function aggregation(size: number, withLabels: boolean): NonNullable<EventSearch['aggs']> {
  const labels = { terms: { field: 'tre.activity', size: ACTIVITY_LABELS.length } };
  const hosts = {
    terms: { field: 'host.name', size: HOSTS_PER_ID },
    ...(withLabels ? { aggs: { labels } } : {}),
  };
  // Without the hint the engine numbers every id of the index first, anew whenever an event has come in.
  const terms = { field: 'process.entity_id', size, execution_hint: 'map' as const };
  return { processes: { terms, aggs: { hosts } } };
}

const processesOf = ({ aggregations }: Pick<EventAnswer, 'aggregations'>) =>
  ((aggregations ?? {}) as unknown as Processes).processes;

/** Events in the range, other than starts, that carry one of the labels. */
export function labelledSearch(
  { from, to }: TimeRange,
  labels: readonly ActivityLabel[],
  narrowed: readonly Query[]
): EventSearch {
  const filter = [between(from, to), hasLabel(labels), NOT_START, ...narrowed];
  return {
    query: { bool: { filter } },
    size: 0,
    track_total_hits: false,
    aggs: aggregation(MAX_LABELLED, false),
  };
}

/** Processes that did something in the range which has one of the labels. */
export async function findLabelled(
  read: EventReader,
  range: TimeRange,
  labels: readonly ActivityLabel[],
  narrowed: readonly Query[]
): Promise<ProcessSet> {
  const found = processesOf(await read(labelledSearch(range, labels, narrowed)));
  const processes = (found?.buckets ?? []).flatMap(({ key: entityId, hosts }) =>
    hosts.buckets.map(({ key: host }) => ({ host, entityId }))
  );
  return processSet(processes, (found?.sum_other_doc_count ?? 0) > 0);
}

export function labelsSearch(entityIds: readonly string[], { from, to }: Partial<TimeRange>): EventSearch {
  const filter = [
    between(from, to),
    { terms: { 'process.entity_id': [...entityIds] } },
    { exists: { field: 'tre.activity' } },
    NOT_START,
  ];
  return {
    query: { bool: { filter } },
    size: 0,
    track_total_hits: false,
    aggs: aggregation(entityIds.length, true),
  };
}

export const keyOf = (host: string, entityId: string) => JSON.stringify([host.toLowerCase(), entityId]);

/** Labels of processes by `keyOf` host and id. */
export type LabelsByProcess = ReadonlyMap<string, ReadonlySet<string>>;

/** Labels of these processes' events in the range, other than their starts. */
export async function findLabels(
  read: EventReader,
  entityIds: readonly string[],
  range: Partial<TimeRange>
): Promise<LabelsByProcess> {
  const ids = [...new Set(entityIds)];
  const groups: string[][] = [];
  for (let at = 0; at < ids.length; at += IDS_PER_SEARCH) groups.push(ids.slice(at, at + IDS_PER_SEARCH));
  const answers = await Promise.all(groups.map((group) => read(labelsSearch(group, range))));
  const found = new Map<string, Set<string>>();
  for (const answer of answers)
    for (const { key: entityId, hosts } of processesOf(answer)?.buckets ?? [])
      for (const { key: host, labels } of hosts.buckets)
        for (const { key: label } of labels?.buckets ?? []) {
          const key = keyOf(host, entityId);
          found.set(key, (found.get(key) ?? new Set()).add(label));
        }
  return found;
}

const isFlagged = (label: ActivityLabel) => LABELS[label].flagged;

/** That a process is ordinary is said only while nothing speaks against it. */
function withReasons(row: ProcessRow, added: readonly ActivityLabel[]): string[] {
  const ordinary = row.expected && !row.labels.some(isFlagged) && added.some(isFlagged);
  return [...(ordinary ? [] : row.reasons), ...added.map((label) => LABELS[label].why)];
}

/** Rows with the labels of what the process did, and their reasons after those of its start. */
export function withLabels(rows: readonly ProcessRow[], byProcess: LabelsByProcess): ProcessRow[] {
  return rows.map((row) => {
    const also = row.entity_id === undefined ? undefined : byProcess.get(keyOf(row.host, row.entity_id));
    if (!also) return row;
    const added = ACTIVITY_LABELS.filter((label) => also.has(label) && !row.labels.includes(label));
    return {
      ...row,
      labels: ACTIVITY_LABELS.filter((label) => row.labels.includes(label) || added.includes(label)),
      reasons: withReasons(row, added),
    };
  });
}
