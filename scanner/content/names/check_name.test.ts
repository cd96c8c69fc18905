import { firedRules, judged } from '../../test/judged';

const TABLE = 'region,rate\nTayside,1.5\nFife,2.5\n';

const rulesOf = async (name: string) => firedRules(await judged(name, TABLE));

describe('names', () => {
  it.each([
    'table.csv',
    'results/2021/table 1 (final).csv',
    'Größe_der_Gruppen.csv',
    'v1.2.csv',
    'результаты.csv',
  ])('lets %s alone', async (name) => {
    expect(await rulesOf(name)).toEqual([]);
  });

  it.each([
    ['annual\u202Efdp.csv', 'names/direction'],
    ['tab\u200Ble.csv', 'names/control'],
    ['tab\u0007le.csv', 'names/control'],
    ['tаble.csv', 'names/look-alike'],
    ['ｔable.csv', 'names/look-alike'],
    ['table.csv:rows.csv', 'names/stream'],
    ['scan.dcm.csv', 'names/double-extension'],
    ['photo.png.csv', 'names/double-extension'],
    ['table .csv ', 'names/blanks'],
    ['table.csv.', 'names/blanks'],
    ['table.csv                    .csv', 'names/blanks'],
    ['CON.csv', 'names/reserved'],
    ['what?.csv', 'names/reserved'],
    [`${'a'.repeat(120)}.csv`, 'names/too-long'],
    ['con/table.csv', 'names/reserved'],
    ['table.xyzzy', 'names/unknown-extension'],
  ])('reports %j as %s, and does not let it pass', async (name, rule) => {
    const judgement = await judged(name, TABLE);
    expect(firedRules(judgement)).toContain(rule);
    expect(judgement.result).not.toBe('pass');
  });

  it.each([
    ['.table.csv', 'names/hidden'],
    ['~$table.csv', 'names/temporary'],
    ['._table.csv', 'names/system-file'],
    ['README', 'names/no-extension'],
  ])('notes %s as %s, which passes', async (name, rule) => {
    const judgement = await judged(name, TABLE);
    expect(firedRules(judgement)).toEqual([rule]);
    expect(judgement.result).toBe('pass');
  });

  it('shows what cannot be seen in the evidence', async () => {
    const { findings } = await judged('annual\u202Efdp.csv', TABLE);
    expect(findings[0]?.evidence).toBe('"annual<U+202E>fdp.csv"');
  });
});
