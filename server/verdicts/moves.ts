import type { Project, RequestState, Result } from '../../common';
import type { ChangedDocument, NewStep } from '../requests/request_store';

/** Name of who moves a request by the rules rather than by hand. */
export const SYSTEM = 'system';

/** How a request that became whole goes on, by its gravest verdict and the project's policy. */
export function moveWhenWhole(
  { worst, counts, direction }: Pick<ChangedDocument, 'worst' | 'counts' | 'direction'>,
  project: Project
): 'block' | 'review' | 'approve' {
  if (worst === 'block') return 'block';
  const clean = worst === 'pass' && counts.warning === 0 && counts.error === 0;
  return clean && project.auto_approve[direction] ? 'approve' : 'review';
}

export const MOVED_TO = { block: 'blocked_by_scan', review: 'in_review', approve: 'approved' } as const;

export function systemStep(action: keyof typeof MOVED_TO, from: RequestState, worst: Result): NewStep {
  const detail = action === 'approve' ? { worst, policy: 'auto_approve' } : { worst };
  return { action, by: SYSTEM, from, to: MOVED_TO[action], detail };
}
