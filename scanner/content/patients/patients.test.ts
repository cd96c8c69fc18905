import { alarms, findInText } from '../../test/find_in_text';
import { DEFAULT_POLICY } from '../../policy';
import { hasLuhn, isChiNumber, isNhsNumber, masked } from './check_digits';

// Numbers with fitting check digits, made here; none is taken from anybody.
const withCheckDigit = (nine: string) =>
  Array.from({ length: 10 }, (_, digit) => `${nine}${digit}`).find(isNhsNumber);
const numbersFrom = (first: number, count: number) => {
  const numbers: string[] = [];
  for (let nine = first; numbers.length < count; nine += 7) {
    const number = withCheckDigit(String(nine).padStart(9, '0'));
    if (number) numbers.push(number);
  }
  return numbers;
};
const NHS = numbersFrom(943476500, 30);
const [ONE = ''] = NHS;
const CHI = numbersFrom(101234567, 200).filter(isChiNumber).slice(0, 20);
const parts = (number: string) => `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;

it('knows the check digit of the example in the NHS data dictionary', () => {
  expect(isNhsNumber('9434765919')).toBe(true);
  expect(isNhsNumber('9434765918')).toBe(false);
  expect(isNhsNumber('1111111111')).toBe(false);
  expect(hasLuhn('79927398713')).toBe(true);
  expect(hasLuhn('79927398714')).toBe(false);
});

it('covers the middle of an identifier', () => {
  expect(masked('9434765919')).toBe('943***919');
  expect(masked('AB')).toBe('***');
});

it.each([
  ['plain, with its name before it', `NHS number: ${ONE}`],
  ['as 3-3-4', `The patient (NHS no ${parts(ONE)}) was seen.`],
  ['with dashes', `nhs_no=${parts(ONE).replaceAll(' ', '-')}`],
])('finds one NHS number in prose %s', async (_, text) => {
  expect(alarms(await findInText(`Some words before.\n${text}\n`, 'txt'))).toEqual(['patients/nhs-number']);
});

it('never shows a whole identifier', async () => {
  const findings = await findInText(`nhs,n\n${NHS.map((number) => `${number},20`).join('\n')}`, 'csv');
  expect(JSON.stringify(findings)).not.toContain(ONE);
  expect(findings[0]).toMatchObject({ rule: 'patients/nhs-number', line: 2 });
});

it.each([
  ['prose', 'Order 9434765919 was sent on Monday.', 'txt'],
  ['a fraction', 'nhs share 0.9434765919 of all', 'txt'],
  ['a longer number', 'nhs 119434765919', 'txt'],
  [
    'times',
    `time,v\n${Array.from({ length: 200 }, (_, row) => `${1600000000 + row * 3600},x`).join('\n')}`,
    'csv',
  ],
])('lets a ten-digit number pass in %s', async (_, text, type) => {
  expect(alarms(await findInText(text, type))).toEqual([]);
});

it('finds a column of NHS numbers whatever its name, and where gaps made fractions of them', async () => {
  const rows = NHS.map((number, row) => `${row},${number}.0`).join('\n');
  expect(alarms(await findInText(`x,y\n${rows}`, 'csv'))).toContain('patients/nhs-number');
});

it('finds CHI numbers by their dates', async () => {
  const text = `ref,value\n${CHI.map((number) => `${number},1.5`).join('\n')}`;
  expect(alarms(await findInText(text, 'csv'))).toContain('patients/chi-number');
});

it('finds NHS numbers in the values of JSON', async () => {
  const records = NHS.map((number) => ({ nhs_number: number, score: 0.5 }));
  expect(alarms(await findInText(JSON.stringify(records), 'json'))).toContain('patients/nhs-number');
  expect(alarms(await findInText(JSON.stringify({ note: `NHS number ${ONE}` }), 'json'))).toContain(
    'patients/nhs-number'
  );
});

it.each([
  ['date_of_birth', '1950-02-03', 'patients/date-of-birth'],
  ['DOB', '03/02/1950', 'patients/date-of-birth'],
  ['surname', 'Aa', 'patients/names'],
  ['postcode', 'DD1 4HN', 'patients/contact'],
])('finds a column %s', async (name, cell, rule) => {
  const rows = Array.from(
    { length: 12 },
    (_, row) => `${row}.5,${rule === 'patients/date-of-birth' ? cell : `${cell}${row}`}`
  );
  expect(alarms(await findInText(`mean,${name}\n${rows.join('\n')}`, 'csv'))).toContain(rule);
});

it('finds National Insurance numbers and dates of birth in prose', async () => {
  expect(alarms(await findInText('His number is QQ 12 34 56 C.'.replace('QQ', 'AB'), 'txt'))).toEqual([
    'patients/insurance-number',
  ]);
  expect(alarms(await findInText('Seen on Monday. DOB: 03/02/1950', 'txt'))).toEqual([
    'patients/date-of-birth',
  ]);
});

describe('identifiers of the policy', () => {
  const policy = (over: object) =>
    DEFAULT_POLICY.with({
      id: 'p',
      version: '1',
      identifiers: [{ name: 'study', mask: 'AA-9999', ...over }],
    });

  it('are found by their mask, with its level', async () => {
    expect(alarms(await findInText('the record AB-1234 is', 'txt', policy({})))).toEqual([
      'patients/identifier',
    ]);
    expect(alarms(await findInText('the record AB-1234 is', 'txt', policy({ level: 'warning' })))).toEqual([
      'patients/identifier-warning',
    ]);
    expect(await findInText('the record AB-1234 is', 'txt', policy({ level: 'off' }))).toEqual([]);
  });

  it('are no part of longer words, and need their prefix and check digit', async () => {
    expect(await findInText('XAB-12345', 'txt', policy({}))).toEqual([]);
    const study = policy({ mask: '9999', prefix: 'STUDY', check: 'luhn' });
    expect(alarms(await findInText('see study1230', 'txt', study))).toEqual(['patients/identifier']);
    expect(await findInText('see study1231', 'txt', study)).toEqual([]);
    expect(await findInText('see 1230', 'txt', study)).toEqual([]);
  });
});
