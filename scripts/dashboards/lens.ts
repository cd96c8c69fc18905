import { kuery } from './saved_objects';
import type { Reference } from './saved_objects';

/**
 * Lens charts in the form that Kibana 8.3 stores (datasource `indexpattern`; later versions rename it while they
 * load). Every chart here has one layer.
 */
const LAYER = 'layer';
/** Lens' own name of the number of documents. */
const RECORDS = '___records___';

export interface Column {
  label: string;
  dataType: 'string' | 'number' | 'date' | 'boolean';
  operationType: string;
  isBucketed: boolean;
  scale: 'ordinal' | 'interval' | 'ratio';
  sourceField: string;
  customLabel: true;
  filter?: { query: string; language: string };
  params?: Record<string, unknown>;
}

/** Columns by their ids, in order: buckets first, as Lens wants them. */
export type Columns = Record<string, Column>;

const metric = (label: string, operationType: string, sourceField: string, query?: string): Column => ({
  label,
  dataType: 'number',
  operationType,
  isBucketed: false,
  scale: 'ratio',
  sourceField,
  customLabel: true,
  ...(query === undefined ? {} : { filter: kuery(query) }),
});

/** Number of documents, of those that match the KQL query where there is one. */
export const count = (label: string, query?: string): Column => metric(label, 'count', RECORDS, query);

/** Number of different values. */
export const unique = (label: string, field: string, query?: string): Column =>
  metric(label, 'unique_count', field, query);

/** The format comes from the data view. */
export const median = (label: string, field: string, query?: string): Column =>
  metric(label, 'median', field, query);

export const percentile95 = (label: string, field: string, query?: string): Column => ({
  ...metric(label, 'percentile', field, query),
  params: { percentile: 95 },
});

/** The newest value of a field. */
export const last = (
  label: string,
  field: string,
  dataType: Column['dataType'] = 'date',
  sortField = '@timestamp'
): Column => ({
  label,
  dataType,
  operationType: 'last_value',
  isBucketed: false,
  scale: dataType === 'number' ? 'ratio' : dataType === 'date' ? 'interval' : 'ordinal',
  sourceField: field,
  customLabel: true,
  filter: kuery(`${field}: *`),
  params: { sortField, showArrayValues: false },
});

export interface TermsOptions {
  size?: number;
  /** Id of the column to order by; without it, by the alphabet. */
  by?: string;
  missing?: boolean;
  dataType?: Column['dataType'];
  /** One more bucket for all other values. */
  other?: boolean;
}

/** A bucket for each of the most frequent values of a field. */
export const terms = (label: string, field: string, options: TermsOptions = {}): Column => ({
  label,
  dataType: options.dataType ?? 'string',
  operationType: 'terms',
  isBucketed: true,
  scale: 'ordinal',
  sourceField: field,
  customLabel: true,
  params: {
    size: options.size ?? 10,
    orderBy: options.by ? { type: 'column', columnId: options.by } : { type: 'alphabetical', fallback: true },
    orderDirection: options.by ? 'desc' : 'asc',
    otherBucket: options.other ?? false,
    missingBucket: options.missing ?? false,
    parentFormat: { id: 'terms' },
  },
});

/** A bucket for each stretch of time; the width follows the time range. */
export const overTime = (field = '@timestamp'): Column => ({
  label: 'Time',
  dataType: 'date',
  operationType: 'date_histogram',
  isBucketed: true,
  scale: 'interval',
  sourceField: field,
  customLabel: true,
  params: { interval: 'auto', includeEmptyRows: true, dropPartials: false },
});

interface Chart {
  dataView: string;
  columns: Columns;
  /** KQL that every document of the chart must match. */
  query?: string;
}

export interface LensAttributes {
  title: string;
  description: string;
  type: 'lens';
  visualizationType: string;
  state: Record<string, unknown>;
  references: Reference[];
}

/** Title and description are the panel's, filled in when it is placed on its dashboard. */
export type LensChart = Omit<LensAttributes, 'title' | 'description'>;

function lens(
  { dataView, columns, query }: Chart,
  visualizationType: string,
  visualization: object
): LensChart {
  return {
    type: 'lens',
    visualizationType,
    state: {
      datasourceStates: {
        indexpattern: {
          layers: { [LAYER]: { columns, columnOrder: Object.keys(columns), incompleteColumns: {} } },
        },
      },
      visualization,
      query: kuery(query),
      filters: [],
    },
    references: [
      { type: 'index-pattern', id: dataView, name: 'indexpattern-datasource-current-indexpattern' },
      { type: 'index-pattern', id: dataView, name: `indexpattern-datasource-layer-${LAYER}` },
    ],
  };
}

const accessors = (columns: Columns, bucketed: boolean) =>
  Object.entries(columns).flatMap(([id, { isBucketed }]) => (isBucketed === bucketed ? [id] : []));

/** One number. */
export function number(dataView: string, column: Column, query?: string): LensChart {
  return lens({ dataView, columns: { value: column }, query }, 'lnsMetric', {
    layerId: LAYER,
    layerType: 'data',
    accessor: 'value',
    textAlign: 'center',
    titlePosition: 'bottom',
    size: 'xl',
  });
}

interface XyOptions {
  shape: 'bar_stacked' | 'bar_horizontal_stacked' | 'bar_horizontal' | 'area_stacked' | 'line' | 'bar';
  x: string;
  /** The bucket that each bar or line is split by. */
  split?: string;
  /** Colour of a metric's column by its id. */
  colours?: Record<string, string>;
  /** Metrics that are counted to order by, and not drawn. */
  hidden?: string[];
  legend?: boolean;
}

/** Bars, areas or lines of all metric columns. */
export function xy(chart: Chart, options: XyOptions): LensChart {
  const { shape, x, split, colours = {}, hidden = [], legend = true } = options;
  const values = accessors(chart.columns, false).filter((id) => !hidden.includes(id));
  return lens(chart, 'lnsXY', {
    legend: { isVisible: legend, position: 'right', legendSize: 'auto' },
    valueLabels: 'hide',
    fittingFunction: 'None',
    preferredSeriesType: shape,
    axisTitlesVisibilitySettings: { x: false, yLeft: false, yRight: false },
    tickLabelsVisibilitySettings: { x: true, yLeft: true, yRight: true },
    gridlinesVisibilitySettings: { x: false, yLeft: true, yRight: true },
    labelsOrientation: { x: 0, yLeft: 0, yRight: 0 },
    layers: [
      {
        layerId: LAYER,
        layerType: 'data',
        seriesType: shape,
        position: 'top',
        showGridlines: false,
        xAccessor: x,
        accessors: values,
        ...(split ? { splitAccessor: split } : {}),
        yConfig: Object.entries(colours).map(([forAccessor, color]) => ({ forAccessor, color })),
      },
    ],
  });
}

/** Pixels that a date and time with its zone need; every other column shares what is left. */
const DATE_WIDTH = 220;

interface TableOptions {
  /** Sorted by this column after the answer came. */
  sort?: { by: string; direction: 'asc' | 'desc' };
  rows?: number;
  /** Pixels of columns that hold long words. */
  widths?: Record<string, number>;
}

/** A row for each combination of the bucket columns. */
export function table(chart: Chart, { sort, rows = 10, widths = {} }: TableOptions = {}): LensChart {
  return lens(chart, 'lnsDatatable', {
    layerId: LAYER,
    layerType: 'data',
    columns: Object.entries(chart.columns).map(([columnId, { isBucketed, dataType }]) => ({
      columnId,
      isTransposed: false,
      ...(isBucketed ? {} : { alignment: 'left' }),
      ...(dataType === 'date' ? { width: DATE_WIDTH } : {}),
      ...(widths[columnId] ? { width: widths[columnId] } : {}),
    })),
    paging: { enabled: true, size: rows },
    rowHeight: 'single',
    headerRowHeight: 'auto',
    ...(sort ? { sorting: { columnId: sort.by, direction: sort.direction } } : {}),
  });
}

/** Shares of a whole. */
export function donut(chart: Chart): LensChart {
  const [value] = accessors(chart.columns, false);
  return lens(chart, 'lnsPie', {
    shape: 'donut',
    layers: [
      {
        layerId: LAYER,
        layerType: 'data',
        groups: accessors(chart.columns, true),
        metric: value,
        numberDisplay: 'value',
        categoryDisplay: 'default',
        legendDisplay: 'default',
        nestedLegend: false,
        legendSize: 'auto',
      },
    ],
  });
}
