import { RISK } from './rule';
import type { Rule } from './rule';

/** What a table gives away, or does. */
export const TABLE_RULES = [
  {
    id: 'tables/formula-outside',
    title: 'A cell holds a formula that starts a program or reaches another place.',
    level: 'error',
    risk: RISK.harmful,
    help: 'Export values, not formulas.',
    explain:
      'Cells that begin with =, +, - or @ and hold a DDE call, HYPERLINK, WEBSERVICE, an import, or a reference to another file.',
  },
  {
    id: 'tables/formula',
    title: 'A cell holds a formula.',
    level: 'warning',
    risk: RISK.harmful,
    help: 'Export values, not formulas.',
    explain:
      'Cells of csv and tsv that begin with = and an expression, or with +, -, @ and a function or a reference; also behind tabs, blanks and line ends.',
  },
  {
    id: 'tables/formula-like',
    title: 'Cells begin as a formula does.',
    level: 'note',
    risk: RISK.form,
    help: 'Put an apostrophe or a word before them if they are to be opened in a spreadsheet.',
    explain:
      'Cells that begin with =, +, - or @, hold letters or digits, and are neither numbers nor formulas.',
  },
  {
    id: 'tables/row-level',
    title: 'The table has a row for each person.',
    level: 'warning',
    risk: RISK.patients,
    help: 'Export a summary (counts, means, models), not rows of single people.',
    explain:
      "At least `rowLevelRows` rows and either a column named as an identifier of people (patient_id, participant, mrn, the policy's identifier_columns) with at least half as many values as rows, or a column that is nearly unique with two columns of what is known of one person (age, sex, diagnosis, dates), or four such columns, and no column of counts. Of long tables the first 256 rows are looked at whole, and stretches after them.",
  },
  {
    id: 'tables/small-counts',
    title: 'The table shows counts so small that people could be recognised.',
    level: 'warning',
    risk: RISK.patients,
    help: 'Suppress counts below the threshold (write <10, * or [c]), round them, or put groups together.',
    explain:
      'Whole numbers from 1 to below `smallCount` in columns named as counts of people (n, patients, deaths, events and the like), or as counts of any kind (count, freq, number, total) where another column names a group of people (age, sex, area, treatment and the like), in tables that are not row-level. Marks such as <10, * or [c] are fine. Zeros are not counted.',
  },
  {
    id: 'tables/small-numbers',
    title: 'The table holds small whole numbers, which may be counts of people.',
    level: 'note',
    risk: RISK.patients,
    help: 'If they are counts of people, suppress or round them.',
    explain:
      'Whole numbers from 1 to below `smallCount` in columns of whole numbers whose name does not say that they are counts.',
  },
  {
    id: 'tables/single-row',
    title: 'The table has one row.',
    level: 'note',
    risk: RISK.form,
    help: 'Say in the request how many people the row is of.',
    explain: 'A table of one row may be of one person.',
  },
  {
    id: 'tables/extremes',
    title: 'The table shows smallest or largest values, which belong to single people.',
    level: 'note',
    risk: RISK.patients,
    help: 'Give percentiles instead of minimum and maximum.',
    explain: 'Columns named min, max, lowest, oldest and the like.',
  },
] as const satisfies readonly Rule[];
