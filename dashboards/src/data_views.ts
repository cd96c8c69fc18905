import { AUDIT_STREAM, EVENT_INDICES, PLUGIN_ID, REQUESTS_INDEX, VERDICT_STREAM } from '../../common';
import { savedObject } from '../../scripts/dashboards/saved_objects';
import { DATA_VIEWS } from './ids';

/** Alerts of Elastic Security in every space that the reader may see. */
const ALERT_INDICES = '.alerts-security.alerts-*';

type FieldFormats = Record<string, { id: string; params: Record<string, unknown> }>;

/** Kibana puts base path and space before an address that begins with two dots. */
const link = (path: string) => ({
  id: 'url',
  params: {
    type: 'a',
    urlTemplate: `../app/${PLUGIN_ID}${path}`,
    labelTemplate: '{{value}}',
    openLinkInCurrentTab: true,
  },
});

const LINKS: FieldFormats = {
  'tre.project.id': link('/projects/{{value}}'),
  'tre.request.id': link('/requests/{{value}}'),
};

const everyNamespace = (stream: string) => stream.replace(/default$/, '*');

/** A field that a data view works out for itself, from what the document holds. */
const keyword = (source: string) => ({ type: 'keyword', script: { source } });

/**
 * Elastic Security copies an event's fields into its alert, flat or nested, but maps none of ours there: without a
 * mapping nothing could be counted or filtered by them.
 */
const fromSource = (field: string) =>
  keyword(
    [
      `def found = params._source['${field}'];`,
      'if (found == null) {',
      '  found = params._source;',
      `  for (part in [${field
        .split('.')
        .map((part) => `'${part}'`)
        .join(', ')}]) { found = found instanceof Map ? found.get(part) : null }`,
      '}',
      'if (found instanceof List) { for (one in found) { emit(one.toString()) } }',
      'else if (found != null) { emit(found.toString()) }',
    ].join('\n')
  );

/** The same name as in the streams, so that one control filters requests and verdicts. */
const sameAs = (field: string) => keyword(`if (doc['${field}'].size() > 0) { emit(doc['${field}'].value) }`);

interface View {
  id: string;
  name: string;
  indices: string;
  time?: string;
  formats: FieldFormats;
  runtime?: Record<string, unknown>;
}

const view = ({ id, name, indices, time, formats, runtime }: View) =>
  savedObject('index-pattern', id, {
    title: indices,
    name: `TRE Airlock: ${name}`,
    ...(time ? { timeFieldName: time } : {}),
    // Readers without a right to some of the indices still open it.
    allowNoIndex: true,
    fieldFormatMap: JSON.stringify(formats),
    runtimeFieldMap: JSON.stringify(runtime ?? {}),
    fieldAttrs: '{}',
    fields: '[]',
    sourceFilters: '[]',
    typeMeta: '{}',
  });

export const dataViews = [
  view({
    id: DATA_VIEWS.events,
    name: 'events',
    indices: EVENT_INDICES.join(','),
    time: '@timestamp',
    formats: {
      'tre.project.id': LINKS['tre.project.id'] as FieldFormats[string],
      'process.entity_id': link('/processes/tree/{{value}}'),
    },
  }),
  view({
    id: DATA_VIEWS.verdicts,
    name: 'verdicts',
    indices: everyNamespace(VERDICT_STREAM),
    time: '@timestamp',
    formats: LINKS,
  }),
  view({
    id: DATA_VIEWS.audit,
    name: 'audit',
    indices: everyNamespace(AUDIT_STREAM),
    time: '@timestamp',
    formats: {
      ...LINKS,
      'event.duration': {
        id: 'duration',
        params: {
          inputFormat: 'nanoseconds',
          outputFormat: 'humanizePrecise',
          outputPrecision: 1,
          useShortSuffix: true,
          includeSpaceWithSuffix: true,
        },
      },
    },
  }),
  // Without a time field: a request waits however old it is.
  view({
    id: DATA_VIEWS.requests,
    name: 'requests',
    indices: `${REQUESTS_INDEX}*`,
    formats: { id: link('/requests/{{value}}'), 'project.id': link('/projects/{{value}}') },
    runtime: {
      'tre.project.id': sameAs('project.id'),
      'tre.request.id': sameAs('id'),
      'tre.request.direction': sameAs('direction'),
    },
  }),
  view({
    id: DATA_VIEWS.alerts,
    name: 'alerts',
    indices: ALERT_INDICES,
    time: '@timestamp',
    formats: {
      'tre.project.id': LINKS['tre.project.id'] as FieldFormats[string],
      'process.entity_id': link('/processes/tree/{{value}}'),
    },
    runtime: { 'tre.project.id': fromSource('tre.project.id'), 'tre.activity': fromSource('tre.activity') },
  }),
];
