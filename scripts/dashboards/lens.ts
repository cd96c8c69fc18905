import type { Column, Columns } from './lens_columns';
import { kuery } from './saved_objects';
import type { Reference } from './saved_objects';

/**
 * Lens charts in the form that Kibana 8.3 stores (datasource `indexpattern`; later versions rename it while they
 * load). Every chart here has one layer.
 */
const LAYER = 'layer';

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
