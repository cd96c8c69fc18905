import { ENRICHMENT_FAILED_TAG } from '../../common';
import type { ACTIVITY_LABELS } from '../../common';
import { number } from '../../scripts/dashboards/lens';
import { count, unique } from '../../scripts/dashboards/lens_columns';
import type { LensPanel, Place } from '../../scripts/dashboards/panels';
import { DATA_VIEWS, IN_RANGE } from './ids';
import { FLAGGED } from './searches';

export const events = DATA_VIEWS.events;
export const label = (name: (typeof ACTIVITY_LABELS)[number]) => `tre.activity: ${name}`;

export const NO_EVENTS =
  'Widen the time range; then see in Setup of TRE Airlock whether the hosts send events and whether those are labelled.';
export const NO_LABELS =
  'Either nothing of the kind happened in the time range, or events come in without labels: Setup of TRE Airlock tells which sources are enriched.';

const figure = (id: string, title: string, about: string, query: string): LensPanel => ({
  id,
  title,
  about,
  empty: NO_LABELS,
  chart: number(events, count(IN_RANGE, query)),
});

/** The row of single numbers of *Research environment activity*. */
export const activityFigures: Array<[LensPanel, Place]> = [
  [
    figure(
      'python',
      'Python executions',
      'Starts of a Python interpreter, renamed ones too.',
      label('python_execution')
    ),
    { x: 0, y: 7, w: 8, h: 6 },
  ],
  [
    figure(
      'children',
      'Children of Python',
      'Processes that a Python interpreter started.',
      label('python_child')
    ),
    { x: 8, y: 7, w: 8, h: 6 },
  ],
  [
    figure(
      'unexpected',
      'Unexpected children',
      'Children of Python that neither ordinary use nor the project expects.',
      label('unexpected_child')
    ),
    { x: 16, y: 7, w: 8, h: 6 },
  ],
  [
    figure(
      'flagged',
      'Flagged events',
      'Events with a label that an output checker should look at.',
      FLAGGED
    ),
    { x: 24, y: 7, w: 8, h: 6 },
  ],
  [
    {
      id: 'hosts',
      title: 'Hosts heard',
      about: 'Hosts that sent at least one event.',
      empty: NO_EVENTS,
      chart: number(events, unique(IN_RANGE, 'host.name')),
    },
    { x: 32, y: 7, w: 8, h: 6 },
  ],
  [
    {
      id: 'failed',
      title: 'Not enriched',
      about: 'Events that the pipeline could not enrich; the reason is in tre.pipeline.error.',
      empty: 'A zero is as it should be.',
      chart: number(events, count(IN_RANGE, `tags: ${ENRICHMENT_FAILED_TAG}`)),
    },
    { x: 40, y: 7, w: 8, h: 6 },
  ],
];
