import { FLAGGED_LABELS } from '../../common';
import type { ProcessRow, ProcessesPage, ReadRights } from '../../common';
import { unavailable } from '../errors';
import { encodeCursor } from './cursor';
import { findDeeds } from './deeds';
import { withEnds } from './ends';
import type { EventReader } from './event_reader';
import { placeQueries } from './filters';
import type { Joins } from './filters';
import { findLabelled, withLabels } from './labelled';
import { toProcessRow } from './map';
import { findPage } from './page';
import { NO_PROCESSES, isInSet } from './process_set';
import type { ProcessSearch } from './query';
import { findRenamedParents } from './renamed';
import { withoutTwins } from './twins';

/** UTF-16 code units of a command line in a row; all of it is a click away in Discover. */
const COMMAND_LINE = 4_096;
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

async function complete(read: EventReader, rows: ProcessRow[], to: number): Promise<ProcessRow[]> {
  const ids = rows.flatMap(({ entity_id: id }) => id ?? []);
  if (ids.length === 0) return rows;
  const from = Math.min(...rows.map(({ started_at: at }) => Date.parse(at))) - SKEW_MS;
  const { ends, labels } = await findDeeds(read, ids, { from, to });
  return withLabels(withEnds(rows, ends), labels);
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
    const rows = withoutTwins(
      page.hits.map((hit) =>
        toProcessRow(hit, {
          commandLine: COMMAND_LINE,
          isRenamedParent: (host, entityId) => isInSet(joins.renamed, host, entityId),
        })
      )
    );
    return { joins, page, items: await complete(read, rows, to) };
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
