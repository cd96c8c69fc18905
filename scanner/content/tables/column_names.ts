const MAX_NAME = 100;
/** Names whose words are remembered: files of one project have the same columns. */
const MAX_KNOWN = 5_000;
const known = new Map<string, readonly string[]>();

/** A column's name in small letters, cut into its words: `patientID_no` is `patient`, `id`, `no`. */
export function wordsOf(name: string): readonly string[] {
  const before = known.get(name);
  if (before) return before;
  const words = name
    .slice(0, MAX_NAME)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(name, words);
  return words;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const COUNT_WORDS = set(
  'n patients people persons participants subjects individuals cases deaths events admissions numerator denominator males females women men children births'
);
const WEAK_COUNT_WORDS = set(
  'count counts freq frequency num number numbers total totals records obs observations'
);
/** Words that make a number of something else out of a count. */
const NO_COUNT_WORDS = set(
  'id nhs chi phone telephone mobile rate ratio percent pct percentage per mean median proportion prop share sd se age year date code index rank ref reference version p'
);

export type CountName = 'strong' | 'weak' | 'none';

/** Whether a name is that of a column of counts. */
export function countName(name: string): CountName {
  const words = wordsOf(name);
  if (name.includes('%') || words.some((word) => NO_COUNT_WORDS.has(word))) return 'none';
  if (words.some((word) => COUNT_WORDS.has(word))) return 'strong';
  return words.some((word) => WEAK_COUNT_WORDS.has(word)) ? 'weak' : 'none';
}

const GROUPS = set(
  'age sex gender ethnicity ethnic group subgroup category diagnosis icd icd10 condition disease cancer stage comorbidity smoking smoker deprivation simd imd quintile decile hospital ward practice clinic site board ccg icb area lsoa datazone treatment arm drug outcome cohort exposure exposed status admission died survival variable characteristic level'
);

/** Whether a name is that of what groups of people are made by. */
export const isGroup = (name: string): boolean => wordsOf(name).some((word) => GROUPS.has(word));

const PERSON_WORDS = set(
  'patient person subject participant study case hospital mrn nhs chi pseudo pseudonym member client resident citizen donor proband individual respondent'
);
const ID_WORDS = set('id ids no num number key code identifier ref uid pseudoid');
const PERSON_IDS = set(
  'patientid personid subjectid participantid studyid caseid pid patid mrn nhs nhsno nhsnumber chi chino chinumber hospitalno hospitalnumber usubjid subjid pseudoid pseudonym eid prochi uprn respondentid memberid'
);
const GENERIC_IDS = set('id ids uid uuid guid key identifier record recordid rowid index unnamed');

export type IdName = 'person' | 'generic' | 'none';

/** Whether a name is that of a column that identifies people, or rows at least. */
export function idName(name: string, own: ReadonlySet<string>): IdName {
  const words = wordsOf(name);
  const whole = words.join('');
  if (PERSON_IDS.has(whole) || own.has(whole)) return 'person';
  if (words.some((word) => PERSON_WORDS.has(word)) && words.some((word) => ID_WORDS.has(word)))
    return 'person';
  return GENERIC_IDS.has(whole) || words[words.length - 1] === 'id' ? 'generic' : 'none';
}

const ATTRIBUTES = set(
  'age sex gender ethnicity ethnic dob postcode lsoa diagnosis icd icd10 admission discharge bmi smoker smoking marital occupation religion deceased death died alive sbp dbp systolic diastolic hba1c cholesterol medication drug dose weight height comorbidity comorbidities treatment surname forename birth admitted discharged outcome'
);

/** Whether a name is that of something known of one person: age, sex, a diagnosis, a date of admission. */
export function isPersonAttribute(name: string): boolean {
  const words = wordsOf(name);
  // A group of ages and a mean weight are of many people.
  if (words.some((word) => GROUP_WORDS.has(word))) return false;
  return words.some((word) => ATTRIBUTES.has(word));
}

const GROUP_WORDS = set(
  'group band range mean median avg average rate sd min max count n total pct percent prop'
);

const EXTREMES = set('min max minimum maximum smallest largest lowest highest youngest oldest');

export const isExtreme = (name: string): boolean => wordsOf(name).some((word) => EXTREMES.has(word));

const BIRTH = set(
  'dob dateofbirth birthdate birthday datebirth yob yearofbirth birthyear dtbirth birthdt dobirth'
);
const BIRTH_WORDS = set('birth birthdate dob');

export type PersonName = 'birth' | 'name' | 'address' | 'postcode' | 'email' | 'phone';

const NAME_WHOLE = set(
  'surname forename forenames firstname lastname middlename givenname familyname fullname maidenname patientname patname personname nameofpatient nextofkin participantname subjectname'
);
const ADDRESS_WHOLE = set(
  'address addressline address1 address2 addr street streetaddress homeaddress patientaddress addressline1 addressline2 houseno housenumber'
);
const POSTCODE_WHOLE = set('postcode postalcode patientpostcode homepostcode pcode pcd pcds');
const EMAIL_WHOLE = set('email emailaddress mail patientemail');
const PHONE_WHOLE = set(
  'phone telephone mobile phoneno phonenumber telephoneno telephonenumber mobileno mobilenumber tel contactnumber'
);

/** What of a person a column holds, by its name; undefined for other columns. */
export function personName(name: string): PersonName | undefined {
  const words = wordsOf(name);
  const whole = words.join('');
  if (BIRTH.has(whole) || (words.some((word) => BIRTH_WORDS.has(word)) && words.includes('date')))
    return 'birth';
  if (words.includes('dob')) return 'birth';
  if (NAME_WHOLE.has(whole)) return 'name';
  if (ADDRESS_WHOLE.has(whole)) return 'address';
  if (POSTCODE_WHOLE.has(whole)) return 'postcode';
  if (EMAIL_WHOLE.has(whole)) return 'email';
  return PHONE_WHOLE.has(whole) ? 'phone' : undefined;
}
