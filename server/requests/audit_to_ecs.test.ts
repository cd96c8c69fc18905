import type { HistoryEntry } from '../../common';
import { stepToEcs } from './audit_to_ecs';
import { appendSteps, lastSubmission } from './history';
import type { NewStep } from './request_store';

const request = { id: 'r1', direction: 'egress' as const, project: { id: 'p', name: 'P' } };
const step = (action: NewStep['action'], from: NewStep['from'], to: NewStep['to']): NewStep => ({
  action,
  by: 'somebody',
  from,
  to,
});
const at = (minute: number) => `2026-02-03T04:${String(minute).padStart(2, '0')}:00.000Z`;

/** Submitted, returned, submitted again, reviewed and approved, a step every ten minutes. */
const history: HistoryEntry[] = [
  step('submit', null, 'submitted'),
  step('return', 'in_review', 'returned'),
  step('resubmit', 'returned', 'submitted'),
  step('review', 'submitted', 'in_review'),
  step('approve', 'in_review', 'approved'),
].reduce<HistoryEntry[]>((soFar, one, index) => appendSteps(soFar, [one], at(index * 10)), []);

const eventOf = (index: number) => {
  const entry = history[index] as HistoryEntry;
  const { document } = stepToEcs(request, entry, lastSubmission(history, entry));
  return document.event as { action: string; start?: string; end?: string; duration?: number };
};

it('tells how long a request had been submitted when it was decided, in nanoseconds', () => {
  expect(eventOf(1)).toMatchObject({ action: 'request-return', start: at(0), end: at(10), duration: 600e9 });
});

it('counts from the last submission: the time in which a researcher changed files is not the reviewers', () => {
  expect(eventOf(4)).toMatchObject({
    action: 'request-approve',
    start: at(20),
    end: at(40),
    duration: 1200e9,
  });
});

it('gives a submission no duration', () => {
  for (const index of [0, 2]) expect(eventOf(index)).not.toHaveProperty('duration');
});

it('gives none where the submission is not in the history', () => {
  const alone = { ...(history[4] as HistoryEntry), sequence: 1 };
  expect(lastSubmission([alone], alone)).toBeUndefined();
});
