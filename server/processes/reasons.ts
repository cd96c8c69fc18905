import { ACTIVITY_LABELS, LABELS, PROCESS_CATEGORIES } from '../../common';
import type { ActivityLabel, ProcessCategory } from '../../common';

export interface ReasonsOf {
  name: string;
  labels: readonly ActivityLabel[];
  category?: ProcessCategory;
  expected?: boolean;
  /** Name of the parent, where it is Python under another name. */
  renamedParent?: string;
}

/** Said in the sentence about the category, or by `unexpected_child`, when there is one. */
const PARENT_LABELS: readonly ActivityLabel[] = ['python_child', 'powershell_child'];

/**
 * Why a process is shown, in sentences: what kind of program was started by whom, then every flagged label.
 * What is ordinary about it is said only where nothing else is.
 */
export function reasonsFor({ name, labels, category, expected, renamedParent }: ReasonsOf): string[] {
  const has = (label: ActivityLabel) => labels.includes(label);
  const starter = has('python_child') ? 'Python' : has('powershell_child') ? 'PowerShell' : undefined;
  const reasons: string[] = [];
  if (renamedParent !== undefined)
    reasons.push(`${renamedParent} is Python under another name, and it started ${name}.`);
  const kind = category && !expected ? `${name} is ${PROCESS_CATEGORIES[category]}` : undefined;
  if (kind) reasons.push(starter ? `${kind}, and ${starter} started it.` : `${kind}.`);
  for (const label of ACTIVITY_LABELS.filter((one) => has(one) && LABELS[one].flagged))
    reasons.push(
      label === 'unexpected_child' && kind && starter
        ? 'Neither ordinary use nor the project expects it.'
        : LABELS[label].why
    );
  if (reasons.length > 0) return reasons;
  const told = ACTIVITY_LABELS.filter(has).filter(
    (label) => !(PARENT_LABELS.includes(label) && has('unexpected_child'))
  );
  return [
    ...told.map((label) => LABELS[label].why),
    ...(expected ? ['Ordinary use or the project expects it.'] : []),
  ];
}
