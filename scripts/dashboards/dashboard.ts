import type { BuiltPanel } from './panels';
import { kuery, savedObject, searchSource } from './saved_objects';
import type { Reference, SavedObject } from './saved_objects';

/** A list of a field's values above the panels, to choose from. */
export interface Control {
  id: string;
  title: string;
  dataView: string;
  field: string;
}

/** A filter that stands above the panels, switched off until somebody clicks it. */
export interface ReadyFilter {
  label: string;
  dataView: string;
  field: string;
  value: string;
}

export interface Dashboard {
  id: string;
  title: string;
  description: string;
  /** How far back it looks when it is opened, such as `now-24h`. */
  from: string;
  controls: Control[];
  filters: ReadyFilter[];
  panels: BuiltPanel[];
}

function controlGroup(controls: readonly Control[]) {
  const panels = Object.fromEntries(
    controls.map(({ id, title, field }, order) => [
      id,
      {
        order,
        width: 'medium',
        grow: true,
        type: 'optionsListControl',
        explicitInput: { id, title, fieldName: field, enhancements: {} },
      },
    ])
  );
  return {
    controlStyle: 'oneLine',
    chainingSystem: 'HIERARCHICAL',
    ignoreParentSettingsJSON: JSON.stringify({
      ignoreFilters: false,
      ignoreQuery: false,
      ignoreTimerange: false,
      ignoreValidations: false,
    }),
    panelsJSON: JSON.stringify(panels),
  };
}

const filterReference = (index: number) =>
  `kibanaSavedObjectMeta.searchSourceJSON.filter[${index}].meta.index`;

const readyFilter = ({ label, field, value }: ReadyFilter, index: number) => ({
  meta: {
    alias: label,
    disabled: true,
    negate: false,
    type: 'phrase',
    key: field,
    params: { query: value },
    indexRefName: filterReference(index),
  },
  query: { match_phrase: { [field]: value } },
  $state: { store: 'appState' },
});

/** A whole dashboard as Kibana's import takes it. */
export function dashboardObject(dashboard: Dashboard): SavedObject {
  const { id, title, description, from, controls, filters, panels } = dashboard;
  const references: Reference[] = [
    ...filters.map(({ dataView }, index) => ({
      type: 'index-pattern',
      id: dataView,
      name: filterReference(index),
    })),
    ...panels.flatMap((panel) => panel.references),
    ...controls.map((control) => ({
      type: 'index-pattern',
      id: control.dataView,
      name: `controlGroup_${control.id}:optionsListDataView`,
    })),
  ];
  return savedObject(
    'dashboard',
    id,
    {
      title,
      description,
      hits: 0,
      version: 1,
      optionsJSON: JSON.stringify({
        useMargins: true,
        syncColors: false,
        hidePanelTitles: false,
      }),
      panelsJSON: JSON.stringify(panels.map(({ panel }) => panel)),
      controlGroupInput: controlGroup(controls),
      timeRestore: true,
      timeFrom: from,
      timeTo: 'now',
      refreshInterval: { pause: true, value: 0 },
      kibanaSavedObjectMeta: searchSource({ query: kuery(), filter: filters.map(readyFilter) }),
    },
    references
  );
}
