import type { ProcessRow, ProcessesPage, ReadRights } from '../../common';
import { encodeCursor } from './cursor';
import { findEnds, withEnds } from './ends';
import type { EventReader } from './event_reader';
import { unavailable } from '../errors';
import { inEnvironment } from './filters';
import { toProcessRow } from './map';
import { processSearch } from './query';
import type { ProcessSearch } from './query';
import { NO_RENAMED, findRenamedParents, isRenamedParent } from './renamed';

/** UTF-16 code units of a command line in a row; all of it is a click away in Discover. */
const COMMAND_LINE = 4_096;
/** How far before its start an end may lie: clocks are set, and agents order by when they write. */
const SKEW_MS = 60_000;

async function addEnds(read: EventReader, rows: ProcessRow[]): Promise<ProcessRow[]> {
  const ids = rows.flatMap(({ entity_id: id }) => (id === undefined ? [] : [id]));
  if (ids.length === 0) return rows;
  const first = Math.min(...rows.map(({ started_at: at }) => Date.parse(at)));
  return withEnds(rows, await findEnds(read, ids, first - SKEW_MS));
}

/**
 * One page of process starts with their ends. `rights` runs beside the search, and its refusal is the answer:
 * what the caller may not read is never a short list.
 */
export async function listProcesses(
  read: EventReader,
  search: ProcessSearch,
  rights: Promise<ReadRights>
): Promise<ProcessesPage> {
  const { filters, from, to, order, size } = search;
  const find = async () => {
    const narrowed = filters.environment ? [inEnvironment(filters.environment)] : [];
    const renamed =
      filters.view === 'python' ? await findRenamedParents(read, { from, to }, narrowed) : NO_RENAMED;
    const { hits, _shards: shards } = await read(processSearch(search, renamed));
    const rows = hits.hits.slice(0, size).map((hit) =>
      toProcessRow(hit, {
        commandLine: COMMAND_LINE,
        isRenamedParent: (host, entityId) => isRenamedParent(renamed, host, entityId),
      })
    );
    return { renamed, hits, shards, items: await addEnds(read, rows) };
  };
  const [readable, { renamed, hits, shards, items }] = await Promise.all([rights, find()]);
  if (shards.total === 0 && readable.readable.length > 0)
    throw unavailable('The indices with events changed while they were searched. Try again in a moment.');
  const last = hits.hits[size - 1];
  const total = typeof hits.total === 'number' ? { value: hits.total, relation: 'eq' } : hits.total;
  return {
    items,
    total: total?.value ?? 0,
    more_than: total?.relation === 'gte',
    ...(last?.sort && hits.hits.length > size
      ? { next: encodeCursor({ from, to, order, after: last.sort as [number, string, string, string] }) }
      : {}),
    rights: readable,
    ...(renamed.limited === undefined ? {} : { renamed_limited: renamed.limited }),
  };
}
