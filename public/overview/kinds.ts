import type { ActivityLabel, ProcessRow } from '../../common';
import { isFlagged } from '../components/why_flagged';

export interface Kind {
  /** The latest of its kind. */
  row: ProcessRow;
  /** Others of its kind among the rows. */
  more: number;
  /** What it is flagged for; all of its labels where none of them is a flagged one. */
  labels: ActivityLabel[];
}

/**
 * Executions on one host that are flagged for the same, as one: a script that starts a hundred others would push
 * everything else out of sight. In the order of the rows.
 */
export function kindsOf(rows: readonly ProcessRow[]): Kind[] {
  const kinds = new Map<string, Kind>();
  for (const row of rows) {
    const flagged = row.labels.filter(isFlagged);
    const labels = flagged.length > 0 ? flagged : row.labels;
    const key = JSON.stringify([row.host, [...labels].sort()]);
    const known = kinds.get(key);
    if (known) known.more += 1;
    else kinds.set(key, { row, more: 0, labels });
  }
  return [...kinds.values()];
}
