import { readFileSync } from 'node:fs';
import path from 'node:path';
import { dashboardPack } from '../../dashboards/src';
import { toNdjson } from './ndjson';
import type { SavedObject } from './saved_objects';

const ROOT = path.resolve(__dirname, '../..');
const built = readFileSync(path.join(ROOT, 'dashboards/dist/tre-airlock-dashboards.ndjson'), 'utf8');
const objects = built
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as SavedObject);
const ofType = (type: SavedObject['type']) => objects.filter((one) => one.type === type);

interface Panel {
  type: string;
  title: string;
  panelIndex: string;
  panelRefName?: string;
  gridData: { x: number; y: number; w: number; h: number };
  embeddableConfig: {
    attributes?: {
      description: string;
      references: Array<{ id: string; name: string }>;
      state: {
        query: { query: string };
        datasourceStates: { indexpattern: { layers: Record<string, { columns: Record<string, Column> }> } };
      };
    };
  };
}

interface Column {
  sourceField: string;
  filter?: { query: string };
  params?: { sortField?: string };
}

const text = (value: unknown) => String(value);
const panelsOf = (dashboard: SavedObject) => JSON.parse(text(dashboard.attributes.panelsJSON)) as Panel[];

it('is what `npm run dashboards:build` makes of its sources', () => {
  expect(built).toBe(toNdjson(dashboardPack));
});

it('has an object only once, and refers to nothing outside', () => {
  const keys = objects.map(({ type, id }) => `${type} ${id}`);
  expect(new Set(keys).size).toBe(keys.length);
  const missing = objects.flatMap(({ references }) =>
    references.filter(({ type, id }) => !keys.includes(`${type} ${id}`))
  );
  expect(missing).toEqual([]);
});

it('gives no panel or control an id that another dashboard uses, since Kibana 8.12 keeps what has the same one', () => {
  const ids = ofType('dashboard').flatMap((dashboard) => {
    const { panelsJSON } = dashboard.attributes.controlGroupInput as { panelsJSON: string };
    return [
      ...panelsOf(dashboard).map(({ panelIndex }) => panelIndex),
      ...Object.keys(JSON.parse(panelsJSON) as object),
    ];
  });
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

it('has the three dashboards, with a name that tells whose they are', () => {
  const titles = ofType('dashboard').map(({ attributes }) => attributes.title);
  expect(titles).toEqual([
    'TRE Airlock: Research environment activity',
    'TRE Airlock: Airlock, egress and ingress',
    'TRE Airlock: Detection coverage',
  ]);
});

describe.each(ofType('dashboard').map((one) => [text(one.attributes.title), one] as const))(
  '%s',
  (_, dashboard) => {
    const panels = panelsOf(dashboard);

    it('has a title on each panel, and a word on what to do when it is empty', () => {
      for (const panel of panels) expect(panel.title).not.toBe('');
      for (const { embeddableConfig } of panels)
        if (embeddableConfig.attributes)
          expect(embeddableConfig.attributes.description).toMatch(/^.{10,} Empty\? .{5,}\.$/);
      const searches = dashboard.references.filter(({ type }) => type === 'search').map(({ id }) => id);
      for (const { id, attributes } of ofType('search'))
        if (searches.includes(id)) expect(attributes.description).toContain('Empty?');
    });

    it('has panels of different ids that do not lie on one another, within 48 columns', () => {
      expect(new Set(panels.map(({ panelIndex }) => panelIndex)).size).toBe(panels.length);
      const places = panels.map(({ gridData }) => gridData);
      expect(places.filter(({ x, w }) => x + w > 48)).toEqual([]);
      const overlaps = places.flatMap((one, index) =>
        places
          .slice(index + 1)
          .filter(
            (other) =>
              one.x < other.x + other.w &&
              other.x < one.x + one.w &&
              one.y < other.y + other.h &&
              other.y < one.y + one.h
          )
          .map((other) => [one, other])
      );
      expect(overlaps).toEqual([]);
    });

    it('names in its references what its panels hold', () => {
      const names = dashboard.references.map(({ name }) => name);
      for (const { panelIndex, panelRefName, embeddableConfig } of panels) {
        if (panelRefName) expect(names).toContain(`${panelIndex}:${panelRefName}`);
        for (const { name } of embeddableConfig.attributes?.references ?? [])
          expect(names).toContain(`${panelIndex}:${name}`);
      }
    });

    it('asks only for fields that our templates map, or that others bring', () => {
      const asked = panels.flatMap(({ embeddableConfig: { attributes } }) => {
        if (!attributes) return [];
        const view = attributes.references[0]?.id ?? '';
        const { layers } = attributes.state.datasourceStates.indexpattern;
        return Object.values(layers)
          .flatMap(({ columns }) => Object.values(columns))
          .flatMap((column) => [
            column.sourceField,
            ...(column.params?.sortField ? [column.params.sortField] : []),
            ...fieldsOf(column.filter?.query ?? ''),
          ])
          .concat(fieldsOf(attributes.state.query.query))
          .map((field) => ({ view, field }));
      });
      expect(asked.length).toBeGreaterThan(10);
      expect(asked.filter(({ view, field }) => !isKnown(view, field))).toEqual([]);
    });
  }
);

it('shows in its saved searches only fields that our templates map, or that others bring', () => {
  for (const { attributes, references } of ofType('search'))
    for (const field of attributes.columns as string[])
      expect([field, isKnown(references[0]?.id ?? '', field)]).toEqual([field, true]);
});

/** Names before a colon of a KQL query. */
function fieldsOf(query: string): string[] {
  return [...query.matchAll(/([\w.@]+)\s*:/g)].map((match) => match[1] as string);
}

type Properties = Record<string, { properties?: Properties }>;

function mapped(template: string): Set<string> {
  const file = path.join(ROOT, 'ingest-pipelines/index-templates', `${template}.json`);
  const body = JSON.parse(readFileSync(file, 'utf8')) as {
    template: { mappings: { properties: Properties } };
  };
  const names = (properties: Properties, before = ''): string[] =>
    Object.entries(properties).flatMap(([name, { properties: inner }]) =>
      inner ? names(inner, `${before}${name}.`) : [`${before}${name}`]
    );
  return new Set(names(body.template.mappings.properties));
}

/** Fields of Beats, Agent and Elastic Security that the pack asks for: theirs to map, so written down here. */
const OTHERS = new Set(
  [
    '@timestamp tags host.name user.name agent.version winlog.channel',
    'process.name process.parent.name process.command_line process.entity_id',
    'kibana.alert.severity kibana.alert.workflow_status kibana.alert.rule.name kibana.alert.rule.rule_id',
  ].flatMap((line) => line.split(' '))
);

function isKnown(view: string, field: string): boolean {
  const TEMPLATES: Record<string, string> = {
    'tre-airlock-events': 'tre-airlock-event-mappings',
    'tre-airlock-verdicts': 'logs-tre.verdict',
    'tre-airlock-audit': 'logs-tre.audit',
    'tre-airlock-requests': 'tre-airlock-requests',
  };
  const template = TEMPLATES[view];
  const runtime = JSON.parse(
    text(ofType('index-pattern').find(({ id }) => id === view)?.attributes.runtimeFieldMap)
  ) as object;
  if (field === '___records___' || field in runtime) return true;
  if (template && mapped(template).has(field)) return true;
  const theirs = view === 'tre-airlock-events' || view === 'tre-airlock-alerts';
  return theirs && OTHERS.has(field);
}
