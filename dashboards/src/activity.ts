import { ACTIVITY_LABELS, PLUGIN_ID } from '../../common';
import { dashboardObject } from '../../scripts/dashboards/dashboard';
import { donut, table, xy } from '../../scripts/dashboards/lens';
import { count, last, overTime, terms, unique } from '../../scripts/dashboards/lens_columns';
import { lensPanel, markdownPanel, searchPanel } from '../../scripts/dashboards/panels';
import type { LensPanel, Place } from '../../scripts/dashboards/panels';
import { NO_EVENTS, NO_LABELS, activityFigures, events, label } from './activity_figures';
import { DASHBOARDS, SEARCHES, TITLE } from './ids';
import { FLAGGED } from './searches';

const HELP = `**What happens in the research environments.** Every number asks for a label that the pipeline \`tre-airlock-labels\` gave to an event; click a value to filter by it. Go on in [TRE Airlock: processes](${PLUGIN_ID}/processes), [projects](${PLUGIN_ID}/projects), [setup](${PLUGIN_ID}/setup) (where the plugin is installed), or in [the other dashboards](dashboards#/list?s=%22${encodeURIComponent(TITLE)}%22). Switch on the filter *Children of PowerShell* above, or choose labels in the control.

**A panel is empty or says that a field was not found?** Hover over the *i* beside its title: it says what to do.`;

const panels: Array<[LensPanel, Place]> = [
  ...activityFigures,
  [
    {
      id: 'python-over-time',
      title: 'Python executions over time',
      about: 'Starts of a Python interpreter by environment.',
      empty: NO_LABELS,
      chart: xy(
        {
          dataView: events,
          query: label('python_execution'),
          columns: {
            environment: terms('Environment', 'tre.environment', { size: 8, by: 'count', other: true }),
            time: overTime(),
            count: count('Python executions'),
          },
        },
        { shape: 'bar_stacked', x: 'time', split: 'environment' }
      ),
    },
    { x: 0, y: 13, w: 24, h: 12 },
  ],
  [
    {
      id: 'events-over-time',
      title: 'All events over time',
      about: 'Every event of the environments. A gap is a silent source.',
      empty: NO_EVENTS,
      chart: xy(
        {
          dataView: events,
          columns: {
            environment: terms('Environment', 'tre.environment', { size: 8, by: 'count', other: true }),
            time: overTime(),
            count: count('Events'),
          },
        },
        { shape: 'area_stacked', x: 'time', split: 'environment' }
      ),
    },
    { x: 24, y: 13, w: 24, h: 12 },
  ],
  [
    {
      id: 'environments',
      title: 'Events by environment',
      about: 'How many events each environment sent.',
      empty: NO_EVENTS,
      chart: donut({
        dataView: events,
        columns: {
          environment: terms('Environment', 'tre.environment', { size: 10, by: 'count', other: true }),
          count: count('Events'),
        },
      }),
    },
    { x: 0, y: 25, w: 16, h: 13 },
  ],
  [
    {
      id: 'labels',
      title: 'Labels',
      about: 'What the events were labelled as. Click one to see only its events.',
      empty: NO_LABELS,
      chart: xy(
        {
          dataView: events,
          columns: {
            label: terms('Label', 'tre.activity', { size: ACTIVITY_LABELS.length, by: 'count' }),
            count: count('Events'),
          },
        },
        { shape: 'bar_horizontal', x: 'label', legend: false }
      ),
      drilldown: { dashboard: DASHBOARDS.coverage, label: 'See the alerts beside it' },
    },
    { x: 16, y: 25, w: 16, h: 13 },
  ],
  [
    {
      id: 'powershell',
      title: 'Children of PowerShell',
      about: 'What PowerShell started, by program.',
      empty: NO_LABELS,
      chart: xy(
        {
          dataView: events,
          query: label('powershell_child'),
          columns: {
            name: terms('Program', 'process.name', { size: 8, by: 'count', other: true }),
            time: overTime(),
            count: count('Children of PowerShell'),
          },
        },
        { shape: 'bar_stacked', x: 'time', split: 'name' }
      ),
    },
    { x: 32, y: 25, w: 16, h: 13 },
  ],
  [
    {
      id: 'projects',
      title: 'Projects',
      about: 'Activity by project; the link opens the project. "unassigned" are hosts that belong to none.',
      empty: NO_EVENTS,
      chart: table(
        {
          dataView: events,
          columns: {
            project: terms('Project', 'tre.project.id', { size: 50, by: 'events' }),
            events: count('Events'),
            python: count('Python', label('python_execution')),
            unexpected: count('Unexpected', label('unexpected_child')),
            flagged: count('Flagged', FLAGGED),
            hosts: unique('Hosts', 'host.name'),
            users: unique('Users', 'user.name'),
          },
        },
        { widths: { project: 130, unexpected: 120 } }
      ),
      drilldown: { dashboard: DASHBOARDS.airlock, label: 'See the requests and verdicts' },
    },
    { x: 0, y: 38, w: 24, h: 12 },
  ],
  [
    {
      id: 'started',
      title: 'What Python started',
      about: 'Programs that a Python interpreter started, with what kind they are.',
      empty: NO_LABELS,
      chart: table({
        dataView: events,
        query: label('python_child'),
        columns: {
          name: terms('Program', 'process.name', { size: 50, by: 'count' }),
          count: count('Starts'),
          unexpected: count('Unexpected', label('unexpected_child')),
          category: last('Kind', 'tre.process.category', 'string'),
          seen: last('Last start', '@timestamp'),
        },
      }),
    },
    { x: 24, y: 38, w: 24, h: 12 },
  ],
  [
    {
      id: 'silent',
      title: 'Hosts by last event (7 days)',
      about: 'The host that has been silent longest stands first; always over seven days.',
      empty: 'No host sent anything in seven days: see Setup of TRE Airlock.',
      chart: table(
        {
          dataView: events,
          columns: {
            host: terms('Host', 'host.name', { size: 500 }),
            last: last('Last event', '@timestamp'),
            events: count('Events'),
            project: last('Project', 'tre.project.id', 'string'),
          },
        },
        { sort: { by: 'last', direction: 'asc' } }
      ),
      range: { from: 'now-7d', to: 'now' },
    },
    { x: 0, y: 50, w: 24, h: 12 },
  ],
  [
    {
      id: 'labels-over-time',
      title: 'Flagged events over time',
      about: 'Events that an output checker should look at, by label.',
      empty: NO_LABELS,
      chart: xy(
        {
          dataView: events,
          query: FLAGGED,
          columns: {
            label: terms('Label', 'tre.activity', { size: ACTIVITY_LABELS.length, by: 'count' }),
            time: overTime(),
            count: count('Events'),
          },
        },
        { shape: 'bar_stacked', x: 'time', split: 'label' }
      ),
    },
    { x: 24, y: 50, w: 24, h: 12 },
  ],
];

/** The founding study's lenses (Python, all events, environments, children of PowerShell) and what stands around. */
export const activity = dashboardObject({
  id: DASHBOARDS.activity,
  title: `${TITLE}: Research environment activity`,
  description: 'Python executions, all events, environments, labels, projects, and hosts that fell silent.',
  from: 'now-24h',
  controls: [
    { id: 'activity-control-project', title: 'Project', dataView: events, field: 'tre.project.id' },
    { id: 'activity-control-host', title: 'Host', dataView: events, field: 'host.name' },
    { id: 'activity-control-label', title: 'Label', dataView: events, field: 'tre.activity' },
  ],
  filters: [
    {
      label: 'Children of PowerShell',
      dataView: events,
      field: 'tre.activity',
      value: 'powershell_child',
    },
  ],
  panels: [
    markdownPanel('activity-help', 'How to read this', HELP, { x: 0, y: 0, w: 48, h: 7 }),
    ...panels.map(([panel, at]) => lensPanel(panel, at)),
    searchPanel('executions', SEARCHES.flagged, 'Flagged executions', { x: 0, y: 62, w: 48, h: 16 }),
  ],
});
