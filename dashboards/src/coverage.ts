import { ACTIVITY_LABELS, PLUGIN_ID, UNASSIGNED_PROJECT } from '../../common';
import { dashboardObject } from '../../scripts/dashboards/dashboard';
import { number, table, xy } from '../../scripts/dashboards/lens';
import { count, last, overTime, terms, unique } from '../../scripts/dashboards/lens_columns';
import { lensPanel, markdownPanel, searchPanel } from '../../scripts/dashboards/panels';
import type { LensPanel, Place } from '../../scripts/dashboards/panels';
import { DASHBOARDS, DATA_VIEWS, IN_RANGE, SEARCHES, TITLE } from './ids';

const { events, alerts } = DATA_VIEWS;

const NO_ALERTS =
  'No rule alerted in the time range. Where none ever did, import the rules in Setup of TRE Airlock, enable them in Security, and look at their last run. "Field not found" means that Security has not made its alert index yet.';
const NO_EVENTS =
  'No events came in the time range: see Setup of TRE Airlock for what is connected and attached.';

const HELP = `**What is watched, and what watches.** Above: what the detection rules found. Below: whether the events that they need still come in. See rules in [Security](security/rules), a project's processes in [TRE Airlock: processes](${PLUGIN_ID}/processes), what is installed in [setup](${PLUGIN_ID}/setup) (where the plugin is installed), or [the other dashboards](dashboards#/list?s=%22${encodeURIComponent(TITLE)}%22).

**A panel is empty or says that a field was not found?** Hover over the *i* beside its title: it says what to do.`;

const SEVERITY_COLOURS = { low: '#54b399', medium: '#d6bf57', high: '#da8b45', critical: '#e7664c' };
const bySeverity = {
  low: count('low', 'kibana.alert.severity: low'),
  medium: count('medium', 'kibana.alert.severity: medium'),
  high: count('high', 'kibana.alert.severity: high'),
  critical: count('critical', 'kibana.alert.severity: critical'),
};

const panels: Array<[LensPanel, Place]> = [
  [
    {
      id: 'open',
      title: 'Open alerts',
      about: 'Alerts of the time range that nobody has taken up.',
      empty: NO_ALERTS,
      chart: number(alerts, count(IN_RANGE, 'kibana.alert.workflow_status: open')),
    },
    { x: 0, y: 7, w: 12, h: 6 },
  ],
  [
    {
      id: 'rules',
      title: 'Rules that alerted',
      about: 'Different rules with at least one alert.',
      empty: NO_ALERTS,
      chart: number(alerts, unique(IN_RANGE, 'kibana.alert.rule.rule_id')),
    },
    { x: 12, y: 7, w: 12, h: 6 },
  ],
  [
    {
      id: 'sources-heard',
      title: 'Hosts heard',
      about: 'Hosts that sent at least one event.',
      empty: NO_EVENTS,
      chart: number(events, unique(IN_RANGE, 'host.name')),
    },
    { x: 24, y: 7, w: 12, h: 6 },
  ],
  [
    {
      id: 'unassigned-hosts',
      title: 'Hosts without a project',
      about: 'Hosts whose events belong to no project: rules and policies of projects do not reach them.',
      empty: 'A zero is as it should be.',
      chart: number(events, unique(IN_RANGE, 'host.name', `tre.project.id: ${UNASSIGNED_PROJECT}`)),
    },
    { x: 36, y: 7, w: 12, h: 6 },
  ],
  [
    {
      id: 'alerts-by-rule',
      title: 'Alerts by rule',
      about: 'Which rules alert how often, by severity.',
      empty: NO_ALERTS,
      chart: xy(
        {
          dataView: alerts,
          columns: {
            rule: terms('Rule', 'kibana.alert.rule.name', { size: 20, by: 'all' }),
            ...bySeverity,
            all: count('Alerts'),
          },
        },
        { shape: 'bar_horizontal_stacked', x: 'rule', colours: SEVERITY_COLOURS, hidden: ['all'] }
      ),
    },
    { x: 0, y: 13, w: 24, h: 16 },
  ],
  [
    {
      id: 'alerts-over-time',
      title: 'Alerts over time',
      about: 'Alerts by severity.',
      empty: NO_ALERTS,
      chart: xy(
        { dataView: alerts, columns: { time: overTime(), ...bySeverity } },
        { shape: 'bar_stacked', x: 'time', colours: SEVERITY_COLOURS }
      ),
    },
    { x: 24, y: 13, w: 24, h: 8 },
  ],
  [
    {
      id: 'alerts-by-project',
      title: 'Alerts by project',
      about:
        'Alerts by the project of the event; the link opens the project. "(missing value)" are events without one.',
      empty: NO_ALERTS,
      chart: table(
        {
          dataView: alerts,
          columns: {
            project: terms('Project', 'tre.project.id', { size: 50, by: 'count', missing: true }),
            count: count('Alerts'),
            open: count('Open', 'kibana.alert.workflow_status: open'),
            high: count('High or critical', 'kibana.alert.severity: (high or critical)'),
            rules: unique('Rules', 'kibana.alert.rule.rule_id'),
            hosts: unique('Hosts', 'host.name'),
          },
        },
        { rows: 10 }
      ),
      drilldown: { dashboard: DASHBOARDS.activity, label: 'See what ran in this project' },
    },
    { x: 24, y: 21, w: 24, h: 8 },
  ],
  [
    {
      id: 'sources',
      title: 'Sources by last event (7 days)',
      about: 'Channels of the environments’ logs, the one silent longest first; always over seven days.',
      empty: NO_EVENTS,
      chart: table(
        {
          dataView: events,
          columns: {
            channel: terms('Channel', 'winlog.channel', { size: 50, missing: true }),
            last: last('Last event', '@timestamp'),
            events: count('Events'),
            hosts: unique('Hosts', 'host.name'),
          },
        },
        { sort: { by: 'last', direction: 'asc' }, widths: { channel: 280 } }
      ),
      range: { from: 'now-7d', to: 'now' },
    },
    { x: 0, y: 45, w: 24, h: 13 },
  ],
  [
    {
      id: 'coverage-hosts',
      title: 'Hosts by last event (7 days)',
      about: 'The host that has been silent longest stands first; always over seven days.',
      empty: NO_EVENTS,
      chart: table(
        {
          dataView: events,
          columns: {
            host: terms('Host', 'host.name', { size: 500 }),
            last: last('Last event', '@timestamp'),
            agent: last('Agent', 'agent.version', 'string'),
            events: count('Events'),
            project: last('Project', 'tre.project.id', 'string'),
          },
        },
        { sort: { by: 'last', direction: 'asc' } }
      ),
      range: { from: 'now-7d', to: 'now' },
    },
    { x: 24, y: 45, w: 24, h: 13 },
  ],
  [
    {
      id: 'coverage-labels',
      title: 'Labels that rules can ask for',
      about:
        'Events by label and how many hosts they came from: a label without events is a rule without evidence.',
      empty: NO_EVENTS,
      chart: table(
        {
          dataView: events,
          columns: {
            label: terms('Label', 'tre.activity', { size: ACTIVITY_LABELS.length, by: 'events' }),
            events: count('Events'),
            hosts: unique('Hosts', 'host.name'),
            projects: unique('Projects', 'tre.project.id'),
            last: last('Last event', '@timestamp'),
          },
        },
        { widths: { label: 180 } }
      ),
    },
    { x: 0, y: 58, w: 24, h: 13 },
  ],
  [
    {
      id: 'errors',
      title: 'Events that could not be enriched',
      about: 'Reasons that the pipeline gave; such events carry no labels, so no rule finds them by one.',
      empty: 'As it should be.',
      chart: table({
        dataView: events,
        columns: {
          error: terms('Reason', 'tre.pipeline.error', { size: 20, by: 'events' }),
          events: count('Events'),
          hosts: unique('Hosts', 'host.name'),
        },
      }),
    },
    { x: 24, y: 58, w: 24, h: 13 },
  ],
];

/** What the rules found, and whether what they need still comes in. */
export const coverage = dashboardObject({
  id: DASHBOARDS.coverage,
  title: `${TITLE}: Detection coverage`,
  description: 'Alerts by rule and project, and whether every source of events still sends.',
  from: 'now-7d',
  controls: [
    { id: 'coverage-control-project', title: 'Project', dataView: events, field: 'tre.project.id' },
    { id: 'coverage-control-host', title: 'Host', dataView: events, field: 'host.name' },
  ],
  filters: [],
  panels: [
    markdownPanel('coverage-help', 'How to read this', HELP, { x: 0, y: 0, w: 48, h: 7 }),
    ...panels.map(([panel, at]) => lensPanel(panel, at)),
    searchPanel('newest', SEARCHES.alerts, 'Newest alerts', { x: 0, y: 29, w: 48, h: 16 }),
  ],
});
