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

/** Rows that lie so near to where the page begins or ends that their twin may be on the page before or after. */
function nearEdges(rows: readonly ProcessRow[], isFirst: boolean, isLast: boolean): ProcessRow[] {
  const [first, last] = [rows[0], rows[rows.length - 1]];
  const edges = [...(first && !isFirst ? [timeOf(first)] : []), ...(last && !isLast ? [timeOf(last)] : [])];
  return rows.filter((row) => edges.some((edge) => Math.abs(timeOf(row) - edge) <= APART_MS));
}

/** The rows of a page, each start once among all pages. */
export async function rowsOfPage(
  read: EventReader,
  search: ProcessSearch,
  joins: Joins,
  { hits, next }: Pick<FoundPage, 'hits' | 'next'>
): Promise<ProcessRow[]> {
  const toRow = (hit: EventHit) =>
    toProcessRow(hit, {
      commandLine: COMMAND_LINE,
      isRenamedParent: (host, entityId) => isInSet(joins.renamed, host, entityId),
    });
  const all = hits.map(toRow);
  const rows = withoutTwins(all);
  const alone = new Set(nearEdges(all, search.after === undefined, next === undefined).filter(mayHaveTwin));
  const asked = rows.filter((row) => alone.has(row));
  if (asked.length === 0) return rows;
  const times = asked.map(timeOf);
  const range = { from: Math.min(...times) - APART_MS, to: Math.max(...times) + APART_MS };
  const pids = asked.flatMap(({ pid }) => pid ?? []);
  const beside = (await read(twinSearch(search, joins, pids, range))).hits.hits.map(toRow);
  const kept = new Set(withoutTwins([...rows, ...beside]));
  return rows.filter((row) => kept.has(row));
}
