import { RISK } from './rule';
import type { Rule } from './rule';

const LEAVE = 'Take the column or the numbers out: results must not say who a patient is.';
const MASKED = 'The evidence shows the ends of an identifier only.';

/** What tells who a patient is. */
export const PATIENT_RULES = [
  {
    id: 'patients/nhs-number',
    title: 'The file holds NHS numbers.',
    level: 'error',
    risk: RISK.patients,
    help: LEAVE,
    explain: `Ten digits, also as 3-3-4, whose last is the modulus 11 check digit. One in eleven of all ten-digit numbers fits by chance: reported where the column's name or words before the number say so, or where so many of at least four fit that chance has less than 1 in 10,000. ${MASKED}`,
  },
  {
    id: 'patients/chi-number',
    title: 'The file holds CHI numbers.',
    level: 'error',
    risk: RISK.patients,
    help: LEAVE,
    explain: `As NHS numbers, and the first six digits are a date (ddmmyy). ${MASKED}`,
  },
  {
    id: 'patients/identifier',
    title: 'The file holds an identifier that the policy describes.',
    level: 'error',
    risk: RISK.patients,
    help: LEAVE,
    explain: `Masks of the policy (\`identifiers\`) are compared place by place, with their prefix and check digit. ${MASKED}`,
  },
  {
    id: 'patients/identifier-warning',
    title: 'The file holds an identifier that the policy describes, to be decided by a person.',
    level: 'warning',
    risk: RISK.patients,
    help: LEAVE,
    explain: 'As patients/identifier, for identifiers whose level in the policy is warning.',
  },
  {
    id: 'patients/identifier-note',
    title: 'The file holds an identifier that the policy describes and lets pass.',
    level: 'note',
    risk: RISK.patients,
    help: LEAVE,
    explain: 'As patients/identifier, for identifiers whose level in the policy is note.',
  },
  {
    id: 'patients/insurance-number',
    title: 'The file holds National Insurance numbers.',
    level: 'error',
    risk: RISK.patients,
    help: LEAVE,
    explain: `Two letters of those in use, six digits and A to D, in running text. ${MASKED}`,
  },
  {
    id: 'patients/date-of-birth',
    title: 'The file holds dates of birth.',
    level: 'error',
    risk: RISK.patients,
    help: 'Give ages in bands, such as 40 to 49, instead of dates of birth.',
    explain:
      'Columns or names of values such as dob, date_of_birth, birth date with full dates in them, and "DOB:" before a date in running text.',
  },
  {
    id: 'patients/names',
    title: 'The file holds a column of names of people.',
    level: 'warning',
    risk: RISK.patients,
    help: LEAVE,
    explain:
      'By the name of the column: surname, forename, patient_name and the like; a column called name alone may be of anything.',
  },
  {
    id: 'patients/contact',
    title: 'The file holds addresses, postcodes, e-mail addresses or telephone numbers.',
    level: 'warning',
    risk: RISK.patients,
    help: 'Take them out; for places, give areas of many people, such as health boards.',
    explain:
      'Columns by their name with at least 5 (addresses, postcodes) or 10 different values; in running text at least 50 different e-mail addresses, 5 full postcodes or 5 telephone numbers.',
  },
] as const satisfies readonly Rule[];
