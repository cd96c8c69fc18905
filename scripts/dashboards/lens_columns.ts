import { kuery } from './saved_objects';

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
