import { SYSTEM } from '../../server/verdicts/moves';
import { number } from '../../scripts/dashboards/lens';
import { count, median } from '../../scripts/dashboards/lens_columns';
import type { LensPanel, Place } from '../../scripts/dashboards/panels';
import { DATA_VIEWS, IN_RANGE, NOW } from './ids';

const { audit, requests } = DATA_VIEWS;
export const step = (name: string) => `event.action: "request-${name}"`;

/** What people decide; a push that policy approves would hide how long they take. */
export const BY_PEOPLE = `(${step('approve')} or ${step('reject')} or ${step('return')}) and not user.name: ${SYSTEM}`;

export const NO_QUEUE =
  'Nothing waits, or your role may not read the index tre-airlock-requests: the queue in TRE Airlock needs no right in Elasticsearch.';
export const NO_STEPS =
  'Nobody decided anything in the time range, or your role may not read the audit stream. Steps of before TRE Airlock told durations have none.';

const waiting = (id: string, title: string, about: string, query: string): LensPanel => ({
  id,
  title,
  about,
  empty: NO_QUEUE,
  chart: number(requests, count(NOW, query)),
});

const duration = (id: string, title: string, about: string, query: string): LensPanel => ({
  id,
  title,
  about,
  empty: NO_STEPS,
  chart: number(audit, median(IN_RANGE, 'event.duration'), query),
});

/** The row of single numbers of *Airlock, egress and ingress*. */
export const airlockFigures: Array<[LensPanel, Place]> = [
  [
    waiting('waiting', 'Waiting for review', 'Requests that wait for a reviewer now.', 'status: in_review'),
    { x: 0, y: 7, w: 8, h: 6 },
  ],
  [
    waiting(
      'blocked',
      'Blocked by a scan',
      'Requests that a verdict blocks now; an operator may override with a reason.',
      'status: blocked_by_scan'
    ),
    { x: 8, y: 7, w: 8, h: 6 },
  ],
  [
    waiting(
      'to-release',
      'Approved, not yet out',
      'Requests that wait for the release agent now.',
      'status: approved'
    ),
    { x: 16, y: 7, w: 8, h: 6 },
  ],
  [
    duration(
      'decided-in',
      'Median time to decision',
      'From the last submission to a person’s approval, rejection or return.',
      BY_PEOPLE
    ),
    { x: 24, y: 7, w: 8, h: 6 },
  ],
  [
    duration(
      'released-in',
      'Median time to release',
      'From the last submission until the files were out or the push was delivered.',
      step('release')
    ),
    { x: 32, y: 7, w: 8, h: 6 },
  ],
  [
    {
      id: 'overrides',
      title: 'Overrides of a block',
      about: 'How often an operator let a blocked request go to review.',
      empty: 'A zero is as it should be.',
      chart: number(audit, count(IN_RANGE, step('override'))),
    },
    { x: 40, y: 7, w: 8, h: 6 },
  ],
];
