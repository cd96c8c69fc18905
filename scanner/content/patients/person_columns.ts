import type { RuleId } from '../../rules';
import type { Inspection } from '../inspection';
import type { Column } from '../tables/column';
import { personName, wordsOf } from '../tables/column_names';
import type { PersonName } from '../tables/column_names';
import type { TableStats } from '../tables/table_stats';
import { masked } from './check_digits';

/** A full date, or ten digits of one: a year alone names nobody. */
const DATE = /\d{1,4}[-/. ](?:\d{1,2}|[A-Za-z]{3,9})[-/. ]\d{1,4}|^\d{8}$/;
const NHS_WORDS: ReadonlySet<string> = new Set(['nhs', 'chi', 'hcn', 'upi', 'health', 'patient', 'mrn']);

// `least`: different values from which on they are a finding; the authors of a package are fewer.
const FOUND: Readonly<Record<PersonName, { rule: RuleId; what: string; least: number }>> = {
  birth: { rule: 'patients/date-of-birth', what: 'dates of birth', least: 1 },
  name: { rule: 'patients/names', what: 'names of people', least: 3 },
  address: { rule: 'patients/contact', what: 'addresses', least: 5 },
  postcode: { rule: 'patients/contact', what: 'postcodes', least: 5 },
  email: { rule: 'patients/contact', what: 'e-mail addresses', least: 10 },
  phone: { rule: 'patients/contact', what: 'telephone numbers', least: 10 },
};

/** Looks for people in the columns of a table; answers whether it told of NHS or CHI numbers. */
export function checkPeople(inspection: Inspection, table: TableStats): boolean {
  let told = false;
  for (const column of table.columns) {
    if (column.cells === 0) continue;
    if (checkNumbers(inspection, table, column)) told = true;
    else checkName(inspection, table, column);
  }
  return told;
}

function checkNumbers(inspection: Inspection, table: TableStats, column: Column): boolean {
  const { numbers } = column;
  if (numbers.valid === 0) return false;
  const named = wordsOf(column.name).some((word) => NHS_WORDS.has(word));
  const likely = named && numbers.valid * 5 >= numbers.numbers;
  if (!likely && !numbers.isCertain) return false;
  const chi = wordsOf(column.name).includes('chi') || numbers.isChi;
  inspection.report(chi ? 'patients/chi-number' : 'patients/nhs-number', {
    message: `The column "${column.name}" holds ${chi ? 'CHI' : 'NHS'} numbers: the check digit fits in ${numbers.valid} of ${numbers.numbers} looked at.`,
    evidence: masked(numbers.first),
    line: table.lineOf(column.firstRow),
  });
  return true;
}

function checkName(inspection: Inspection, table: TableStats, column: Column): void {
  const kind = personName(column.name);
  if (!kind || (kind === 'birth' && !DATE.test(column.first))) return;
  const { rule, what, least } = FOUND[kind];
  if (column.distinct < least) return;
  inspection.report(rule, {
    message: `The column "${column.name}" holds ${what} (${column.cells} cells looked at).`,
    evidence: masked(column.first),
    line: table.lineOf(column.firstRow),
  });
}
