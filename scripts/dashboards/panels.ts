import type { LensChart } from './lens';
import type { Reference } from './saved_objects';
import { kuery } from './saved_objects';

/** Kibana's grid has 48 columns; a row is 20 pixels high. */
export interface Place {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** A panel as `panelsJSON` holds it, with the references that the dashboard needs for it. */
export interface BuiltPanel {
  panel: Record<string, unknown>;
  references: Reference[];
}

export interface PanelText {
  /** Unique on its dashboard; also what drilldowns and references are named by. */
  id: string;
  title: string;
  /** What it shows. */
  about: string;
  /** What to do when it is empty. */
  empty: string;
}

export interface LensPanel extends PanelText {
  chart: LensChart;
  /** Id of the dashboard that a click on a value leads to, with the value as a filter. */
  drilldown?: { dashboard: string; label: string };
  /** A time range of its own, whatever the dashboard's is. */
  range?: { from: string; to: string };
}

/** The version of the panels' form: Kibana applies the changes made since then. */
const PANEL_VERSION = '8.3.0';
const DRILLDOWN = 'DASHBOARD_TO_DASHBOARD_DRILLDOWN';

export const describe = ({ about, empty }: PanelText) => `${about} Empty? ${empty}`;

function place(type: string, id: string, at: Place, config: Record<string, unknown>, title?: string) {
  return {
    version: PANEL_VERSION,
    type,
    gridData: { ...at, i: id },
    panelIndex: id,
    embeddableConfig: config,
    ...(title === undefined ? {} : { title }),
  };
}

function drilldowns(id: string, drilldown: LensPanel['drilldown']) {
  const eventId = `${id}-drilldown`;
  const events = drilldown
    ? [
        {
          eventId,
          triggers: ['FILTER_TRIGGER'],
          action: {
            name: drilldown.label,
            factoryId: DRILLDOWN,
            config: { useCurrentFilters: true, useCurrentDateRange: true, openInNewTab: false },
          },
        },
      ]
    : [];
  const references: Reference[] = drilldown
    ? [
        {
          type: 'dashboard',
          id: drilldown.dashboard,
          name: `${id}:drilldown:${DRILLDOWN}:${eventId}:dashboardId`,
        },
      ]
    : [];
  return { enhancements: drilldown ? { dynamicActions: { events } } : {}, references };
}

/** A Lens chart by value: it lives in its dashboard and nowhere else. */
export function lensPanel(panel: LensPanel, at: Place): BuiltPanel {
  const { id, title, chart, range } = panel;
  const { enhancements, references } = drilldowns(id, panel.drilldown);
  const attributes = { title, description: describe(panel), ...chart };
  return {
    panel: place(
      'lens',
      id,
      at,
      { attributes, enhancements, hidePanelTitles: false, ...(range ? { timeRange: range } : {}) },
      title
    ),
    references: [...chart.references.map((one) => ({ ...one, name: `${id}:${one.name}` })), ...references],
  };
}

/** Text; links are relative to `/app/dashboards`, so that base paths and spaces stay in them. */
export function markdownPanel(id: string, title: string, markdown: string, at: Place): BuiltPanel {
  const savedVis = {
    title,
    description: '',
    type: 'markdown',
    params: { fontSize: 12, openLinksInNewTab: false, markdown },
    uiState: {},
    data: { aggs: [], searchSource: { query: kuery(), filter: [] } },
  };
  return {
    panel: place('visualization', id, at, { savedVis, enhancements: {}, hidePanelTitles: false }, title),
    references: [],
  };
}

/** A saved search as a table of its documents. */
export function searchPanel(id: string, search: string, title: string, at: Place): BuiltPanel {
  return {
    panel: {
      ...place('search', id, at, { enhancements: {}, hidePanelTitles: false }, title),
      panelRefName: `panel_${id}`,
    },
    references: [{ type: 'search', id: search, name: `${id}:panel_${id}` }],
  };
}
