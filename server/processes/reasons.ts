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
 * Why a process is shown, in sentences: what kind of program was started by whom first, then every flagged
 * label, then what is merely worth knowing.
 */
export function reasonsFor({ name, labels, category, expected, renamedParent }: ReasonsOf): string[] {
  const has = (label: ActivityLabel) => labels.includes(label);
  const starter = has('python_child') ? 'Python' : has('powershell_child') ? 'PowerShell' : undefined;
  const reasons: string[] = [];
  if (renamedParent !== undefined)
    reasons.push(`${renamedParent} is Python under another name, and it started ${name}.`);
  if (category) {
    const kind = `${name} is ${PROCESS_CATEGORIES[category]}`;
    reasons.push(starter ? `${kind}, and ${starter} started it.` : `${kind}.`);
  }
  const told = ACTIVITY_LABELS.filter(has).filter(
    (label) => !(PARENT_LABELS.includes(label) && (category || has('unexpected_child')))
  );
  for (const flagged of [true, false])
    for (const label of told) if (LABELS[label].flagged === flagged) reasons.push(LABELS[label].why);
  if (expected) reasons.push('Ordinary use or the project expects it.');
  return reasons;
}
