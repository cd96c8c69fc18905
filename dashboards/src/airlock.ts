import { PLUGIN_ID } from '../../common';
import { dashboardObject } from '../../scripts/dashboards/dashboard';
import { table, xy } from '../../scripts/dashboards/lens';
import { count, median, overTime, percentile95, terms, unique } from '../../scripts/dashboards/lens_columns';
import { lensPanel, markdownPanel, searchPanel } from '../../scripts/dashboards/panels';
import type { LensPanel, Place } from '../../scripts/dashboards/panels';
import { BY_PEOPLE, NO_QUEUE, NO_STEPS, airlockFigures, step } from './airlock_figures';
import { DASHBOARDS, DATA_VIEWS, SEARCHES, TITLE } from './ids';
import { DECISIONS } from './searches';

const { verdicts, audit, requests } = DATA_VIEWS;
const result = (name: 'pass' | 'review' | 'block') => `tre.verdict.result: ${name}`;

/** Green, amber, red of Kibana's own palette for states. */
const RESULT_COLOURS = { pass: '#54b399', review: '#d6bf57', block: '#e7664c' };

const NO_VERDICTS =
  'Widen the time range. Where nothing ever came, make a scanner key in Setup of TRE Airlock and send it a first file.';

const HELP = `**What wants out and in, and who decided.** Verdicts are scanners' words, decisions are people's. Review in [TRE Airlock: requests](${PLUGIN_ID}/requests?status=in_review%2Cblocked_by_scan) (where the plugin is installed); the ids in the tables open their request or project. The queue shows all that waits now; everything else follows the time range. Other views: [the other dashboards](dashboards#/list?s=%22${encodeURIComponent(TITLE)}%22).

**A panel is empty or says that a field was not found?** Hover over the *i* beside its title: it says what to do.`;

const byResult = {
  pass: count('pass', result('pass')),
  review: count('review', result('review')),
  block: count('block', result('block')),
};

const panels: Array<[LensPanel, Place]> = [
  ...airlockFigures,
  [
    {
      id: 'verdicts-over-time',
      title: 'Verdicts over time',
      about: 'Files and pushes by the scanners’ result.',
      empty: NO_VERDICTS,
      chart: xy(
        { dataView: verdicts, columns: { time: overTime(), ...byResult } },
        { shape: 'bar_stacked', x: 'time', colours: RESULT_COLOURS }
      ),
    },
    { x: 0, y: 13, w: 24, h: 12 },
  ],
  [
    {
      id: 'types',
      title: 'Verdicts by type of file',
      about: 'The type that the content shows, whatever the name says.',
      empty: NO_VERDICTS,
      chart: xy(
        {
          dataView: verdicts,
          columns: {
            type: terms('Type', 'tre.verdict.type', { size: 12, by: 'all', missing: true }),
            ...byResult,
            all: count('Verdicts'),
          },
        },
        { shape: 'bar_horizontal_stacked', x: 'type', colours: RESULT_COLOURS, hidden: ['all'] }
      ),
    },
    { x: 24, y: 13, w: 24, h: 12 },
  ],
  [
    {
      id: 'findings',
      title: 'Findings by rule',
      about: 'Which rules of the scanners found something, in how many files or pushes.',
      empty: 'No scanner found anything in the time range.',
      chart: table(
        {
          dataView: verdicts,
          columns: {
            rule: terms('Rule', 'rule.id', { size: 100, by: 'count' }),
            count: count('Verdicts'),
            block: count('block', result('block')),
            review: count('review', result('review')),
            projects: unique('Projects', 'tre.project.id'),
          },
        },
        { widths: { rule: 260 } }
      ),
    },
    { x: 0, y: 25, w: 24, h: 13 },
  ],
  [
    {
      id: 'by-project',
      title: 'Verdicts by project',
      about: 'What each project sent, and what of it was held back; the link opens the project.',
      empty: NO_VERDICTS,
      chart: table(
        {
          dataView: verdicts,
          columns: {
            project: terms('Project', 'tre.project.id', { size: 100, by: 'count' }),
            direction: terms('Direction', 'tre.request.direction', { size: 2, by: 'count' }),
            count: count('Verdicts'),
            ...byResult,
            requests: unique('Requests', 'tre.request.id'),
          },
        },
        { widths: { project: 130, requests: 110 } }
      ),
      drilldown: { dashboard: DASHBOARDS.activity, label: 'See what ran in this project' },
    },
    { x: 24, y: 25, w: 24, h: 13 },
  ],
  [
    {
      id: 'queue',
      title: 'Requests by state, now',
      about: 'Every request that there is, by its state and direction.',
      empty: NO_QUEUE,
      chart: xy(
        {
          dataView: requests,
          columns: {
            direction: terms('Direction', 'direction', { size: 2, by: 'count' }),
            status: terms('State', 'status', { size: 10, by: 'count' }),
            count: count('Requests'),
          },
        },
        { shape: 'bar_horizontal_stacked', x: 'status', split: 'direction' }
      ),
    },
    { x: 0, y: 54, w: 16, h: 12 },
  ],
  [
    {
      id: 'decision-times',
      title: 'Time to decision',
      about: 'Median and 95th percentile of the time from the last submission to a person’s decision.',
      empty: NO_STEPS,
      chart: xy(
        {
          dataView: audit,
          query: BY_PEOPLE,
          columns: {
            time: overTime(),
            median: median('Median', 'event.duration'),
            p95: percentile95('95th percentile', 'event.duration'),
          },
        },
        { shape: 'bar', x: 'time' }
      ),
    },
    { x: 16, y: 54, w: 16, h: 12 },
  ],
  [
    {
      id: 'releases',
      title: 'Releases and deliveries',
      about: 'Requests that went out (egress) or were delivered (ingress).',
      empty: 'Nothing was released in the time range. Approved requests wait for the release agent.',
      chart: xy(
        {
          dataView: audit,
          query: step('release'),
          columns: {
            direction: terms('Direction', 'tre.request.direction', { size: 2, by: 'count' }),
            time: overTime(),
            count: count('Releases'),
          },
        },
        { shape: 'bar_stacked', x: 'time', split: 'direction' }
      ),
    },
    { x: 32, y: 54, w: 16, h: 12 },
  ],
  [
    {
      id: 'deciders',
      title: 'Who decided',
      about: 'Decisions by person, with their median time; machines that approve by policy stand here too.',
      empty: NO_STEPS,
      chart: table({
        dataView: audit,
        query: DECISIONS,
        columns: {
          user: terms('Who', 'user.name', { size: 100, by: 'decisions' }),
          decisions: count('Decisions'),
          approved: count('Approved', step('approve')),
          returned: count('Returned', step('return')),
          rejected: count('Rejected', step('reject')),
          overridden: count('Overrode', step('override')),
          revoked: count('Revoked', step('revoke')),
          time: median('Median time', 'event.duration'),
        },
      }),
    },
    { x: 0, y: 66, w: 48, h: 11 },
  ],
];

/** Verdicts, the queue, decisions and releases. */
export const airlock = dashboardObject({
  id: DASHBOARDS.airlock,
  title: `${TITLE}: Airlock, egress and ingress`,
  description:
    'Verdicts by result, type and finding, the queue, time to decision, releases, and who decided.',
  from: 'now-7d',
  controls: [
    { id: 'airlock-control-project', title: 'Project', dataView: verdicts, field: 'tre.project.id' },
    {
      id: 'airlock-control-direction',
      title: 'Direction',
      dataView: verdicts,
      field: 'tre.request.direction',
    },
  ],
  filters: [],
  panels: [
    markdownPanel('airlock-help', 'How to read this', HELP, { x: 0, y: 0, w: 48, h: 7 }),
    ...panels.map(([panel, at]) => lensPanel(panel, at)),
    searchPanel('waiting-list', SEARCHES.waiting, 'Queue, longest waiting first', {
      x: 0,
      y: 38,
      w: 48,
      h: 12,
    }),
    searchPanel('held-back', SEARCHES.verdicts, 'Verdicts that did not pass', { x: 0, y: 77, w: 48, h: 14 }),
    searchPanel('decision-list', SEARCHES.decisions, 'Decisions with their reasons', {
      x: 0,
      y: 91,
      w: 48,
      h: 14,
    }),
  ],
});
