import { FLAGGED_LABELS } from '../../common';
import type { ProcessesPage, ReadRights } from '../../common';
import { unavailable } from '../errors';
import { encodeCursor } from './cursor';
import { NO_DEEDS, findDeeds } from './deeds';
import type { Deeds } from './deeds';
import { withEnds } from './ends';
import { timeOfHit } from './event_reader';
import type { EventHit, EventReader } from './event_reader';
import { placeQueries } from './filters';
import type { Joins } from './filters';
import { findLabelled, withLabels } from './labelled';
import { entityIdOf } from './map';
import { findPage } from './page';
import { rowsOfPage } from './page_rows';
import { NO_PROCESSES } from './process_set';
import type { ProcessSearch } from './query';
import { findRenamedParents } from './renamed';

/** How far before its start an end may lie: clocks are set, and agents order by when they write. */
const SKEW_MS = 60_000;

/** What one start event cannot tell is found first, to be joined with. */
async function findJoins(read: EventReader, search: ProcessSearch): Promise<Joins> {
  const { view, label, environment } = search.filters;
  const place = placeQueries(search.filters);
  const [renamed, flagged, labelled] = await Promise.all([
    // Not by project: a parent may be another user's, and so another project's, than its child.
    view === 'python' ? findRenamedParents(read, search, placeQueries({ environment })) : NO_PROCESSES,
    view === 'flagged' ? findLabelled(read, search, FLAGGED_LABELS, place) : NO_PROCESSES,
    label ? findLabelled(read, search, [label], place) : NO_PROCESSES,
  ]);
  return { renamed, flagged, labelled };
}

async function deedsOfPage(read: EventReader, hits: readonly EventHit[], to: number): Promise<Deeds> {
  const ids = hits.flatMap(({ _source: source = {} }) => entityIdOf(source) ?? []);
  if (ids.length === 0) return NO_DEEDS;
  return findDeeds(read, ids, { from: Math.min(...hits.map(timeOfHit)) - SKEW_MS, to });
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
  const { from, to, order } = search;
  const find = async () => {
    const joins = await findJoins(read, search);
    const page = await findPage(read, search, joins);
    // The rows are made while the engine searches for what they did.
    const [{ ends, labels }, rows] = await Promise.all([
      deedsOfPage(read, page.hits, to),
      rowsOfPage(read, search, joins, page),
    ]);
    return { joins, page, items: withLabels(withEnds(rows, ends), labels) };
  };
  const [readable, { joins, page, items }] = await Promise.all([rights, find()]);
  if (page.shards === 0 && readable.readable.length > 0)
    throw unavailable('The indices with events changed while they were searched. Try again in a moment.');
  const total = typeof page.total === 'number' ? { value: page.total, relation: 'eq' } : page.total;
  const labelled = joins.flagged.limited ?? joins.labelled.limited;
  return {
    items,
    total: total?.value ?? 0,
    more_than: total?.relation === 'gte',
    ...(page.next ? { next: encodeCursor({ from, to, order, after: page.next }) } : {}),
    rights: readable,
    ...(joins.renamed.limited === undefined ? {} : { renamed_limited: joins.renamed.limited }),
    ...(labelled === undefined ? {} : { labelled_limited: labelled }),
  };
}
