import type { ProcessRow } from '../../common';

/** Sysmon and the Security log take the time of one start a little apart. */
export const APART_MS = 1_000;

/** Of one process as one of its witnesses knows it. Paths differ in their letters between the two. */
const keyOf = ({ host, pid, name }: ProcessRow) =>
  JSON.stringify([host.toLowerCase(), pid, name.toLowerCase()]);

const tellsAll = (better: ProcessRow, row: ProcessRow) =>
  Math.abs(Date.parse(better.started_at) - Date.parse(row.started_at)) <= APART_MS &&
  row.labels.every((label) => better.labels.includes(label));

/** Whether another row may tell of the same start better. */
export const mayHaveTwin = ({ entity_id: id, pid }: ProcessRow) => id === undefined && pid !== undefined;

/**
 * Rows without those that another row tells of better: the Security log's start (4688) has no id to find an end,
 * children or other events by, so Sysmon's is shown where both saw one.
 */
export function withoutTwins(rows: readonly ProcessRow[]): ProcessRow[] {
  const known = new Map<string, ProcessRow[]>();
  for (const row of rows)
    if (row.entity_id !== undefined && row.pid !== undefined)
      known.set(keyOf(row), [...(known.get(keyOf(row)) ?? []), row]);
  return rows.filter((row) => {
    if (!mayHaveTwin(row)) return true;
    return !known.get(keyOf(row))?.some((other) => tellsAll(other, row));
  });
}
