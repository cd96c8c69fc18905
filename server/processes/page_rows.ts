import type { ProcessRow } from '../../common';
import type { EventHit, EventReader } from './event_reader';
import type { Joins } from './filters';
import { toProcessRow } from './map';
import type { FoundPage } from './page';
import { isInSet } from './process_set';
import { twinSearch } from './query';
import type { ProcessSearch } from './query';
import { APART_MS, mayHaveTwin, withoutTwins } from './twins';

/** UTF-16 code units of a command line in a row; all of it is a click away in Discover. */
const COMMAND_LINE = 4_096;

const timeOf = ({ started_at: at }: ProcessRow) => Date.parse(at);

/** Rows without an id that lie so near to the page before or after that their twin may be on it. */
const nearEdges = (rows: readonly ProcessRow[], edges: ReadonlyArray<number | undefined>): ProcessRow[] =>
  rows.filter(
    (row) =>
      mayHaveTwin(row) && edges.some((edge) => edge !== undefined && Math.abs(timeOf(row) - edge) <= APART_MS)
  );

/** The rows of a page, each start once among all pages. */
export async function rowsOfPage(
  read: EventReader,
  search: ProcessSearch,
  joins: Joins,
  { hits, nextFrom }: Pick<FoundPage, 'hits' | 'nextFrom'>
): Promise<ProcessRow[]> {
  const toRow = (hit: EventHit) =>
    toProcessRow(hit, {
      commandLine: COMMAND_LINE,
      isRenamedParent: (host, entityId) => isInSet(joins.renamed, host, entityId),
    });
  const rows = withoutTwins(hits.map(toRow));
  const asked = nearEdges(rows, [search.after?.at, nextFrom]);
  if (asked.length === 0) return rows;
  const times = asked.map(timeOf);
  const range = { from: Math.min(...times) - APART_MS, to: Math.max(...times) + APART_MS };
  const pids = asked.flatMap(({ pid }) => pid ?? []);
  const beside = (await read(twinSearch(search, joins, pids, range))).hits.hits.map(toRow);
  const kept = new Set(withoutTwins([...rows, ...beside]));
  return rows.filter((row) => kept.has(row));
}
