import type { Inspection } from '../inspection';
import type { Column } from './column';
import { idName, isGroup, isExtreme, isPersonAttribute, wordsOf } from './column_names';
import type { TableStats } from './table_stats';

/** Share (0 to 1) of differing values from which on a column tells rows apart. */
const NEARLY_UNIQUE = 0.9;
/** An identifier may stand in several rows: visits of one patient. */
const SEVERAL_ROWS = 0.02;
const FEW_ATTRIBUTES = 2;
const MANY_ATTRIBUTES = 4;

/** Judges a table as a whole: rows of people, small counts, form. */
export function checkTable(inspection: Inspection, table: TableStats): void {
  if (table.rows === 0 || table.columns.length === 0) return;
  const rowLevel = table.hasNames && checkRows(inspection, table);
  if (!rowLevel) checkCounts(inspection, table);
  if (table.kind !== 'table') return;
  if (table.rows === 1) inspection.report('tables/single-row');
  const extremes = table.columns.filter(({ name }) => isExtreme(name));
  if (table.hasNames && extremes.length > 0)
    inspection.report('tables/extremes', { evidence: extremes.map(({ name }) => name).join(', ') });
}

function checkRows(inspection: Inspection, table: TableStats): boolean {
  const least = inspection.policy.threshold('rowLevelRows');
  if (table.rows < least) return false;
  const own = new Set(inspection.policy.identifierColumns.map((name) => wordsOf(name).join('')));
  const filled = table.columns.filter(({ cells }) => cells >= least / 2);
  const attributes = filled.filter(({ name }) => isPersonAttribute(name));
  const person = filled.find(
    (column) => idName(column.name, own) === 'person' && column.distinct >= least * SEVERAL_ROWS * 10
  );
  const counted = filled.some(({ countName, integers }) => countName === 'strong' && integers > 0);
  const unique = filled.find(
    (column) =>
      column.distinctShare >= NEARLY_UNIQUE && (idName(column.name, own) !== 'none' || isCode(column))
  );
  const id = person ?? (attributes.length >= FEW_ATTRIBUTES && !counted ? unique : undefined);
  if (!id && (attributes.length < MANY_ATTRIBUTES || counted)) return false;
  const columns = attributes.map(({ name }) => `"${name}"`).join(', ');
  inspection.report('tables/row-level', {
    message: id
      ? `The table has ${table.rows} rows or more, and "${id.name}" tells people apart${columns && `; of each it says ${columns}`}.`
      : `The table has ${table.rows} rows or more that say of single people: ${columns}.`,
  });
  return true;
}

/** Codes of letters and digits, such as P00123. */
const isCode = ({ first }: Column): boolean => /^[A-Za-z]{0,4}[-_]?\d{4,}$/.test(first);

function checkCounts(inspection: Inspection, table: TableStats): void {
  const bound = inspection.policy.threshold('smallCount');
  let others = 0;
  // A count of flights is nobody's secret: a plain "count" is one of people where the table groups people.
  const grouped = table.columns.some(({ name, cells }) => cells * 2 > table.rows && isGroup(name));
  for (const column of table.columns) {
    if (column.small === 0) continue;
    if (column.countName === 'strong' || (column.countName === 'weak' && grouped))
      inspection.report('tables/small-counts', {
        message: `The column "${column.name}" has ${column.small} counts from 1 to ${bound - 1}.`,
        line: table.lineOf(column.smallRow),
      });
    else if (column.integers === column.cells) others += 1;
  }
  if (others > 0 && table.kind === 'table')
    inspection.report('tables/small-numbers', {
      message: `${others} columns hold whole numbers from 1 to ${bound - 1}, which may be counts of people.`,
    });
}
