import { LABELS, PROCESS_CATEGORIES } from '../../common';
import type { ActivityLabel, ProcessRow } from '../../common';

/** A newer pipeline may know more labels than we do: one of those is better shown than hidden. */
export const isFlagged = (label: ActivityLabel): boolean => LABELS[label]?.flagged ?? true;

/** Why it is flagged, and not what it is: sentences of ordinary labels would hide those that matter. */
export function whyFlagged({
  category,
  labels,
  reasons,
}: Pick<ProcessRow, 'category' | 'labels' | 'reasons'>) {
  const ordinary = labels.filter((label) => !isFlagged(label)).map((label) => LABELS[label].why);
  const said = reasons.filter((reason) => !ordinary.some((sentence) => sentence === reason));
  if (said.length > 0 || category === undefined) return said.join(' ');
  return `It is ${PROCESS_CATEGORIES[category] ?? category}.`;
}
