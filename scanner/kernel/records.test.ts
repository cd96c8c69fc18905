import { newBudget } from '../content/inspect';
import { Inspection } from '../content/inspection';
import { BufferSource } from '../content/source';
import { RecordReader } from '../content/tables/record_reader';
import { TableStats } from '../content/tables/table_stats';
import { TextView } from '../content/text/text_view';
import { DEFAULT_POLICY } from '../policy';
import { readPlainly } from './test/plain_records';
import { randoms } from './test/randoms';
import type { Randoms } from './test/randoms';

const NAMES = [
  'region',
  'patients',
  'n',
  'count_of_cases',
  'year',
  'deaths',
  '',
  'na\\"me',
  'ä n',
  'x'.repeat(16),
  'y'.repeat(31),
  'cases '.repeat(30),
  'women '.repeat(40),
];

const cell = (random: Randoms) =>
  random.one([
    () => String(random.below(30)),
    () => String(random.below(100_000)),
    () => `"${random.below(12)}"`,
    () => '"Fife"',
    () => '"a \\"b\\" \\\\"',
    () => `"${'é'.repeat(random.below(30))}"`,
    () => '-1.5e3',
    () => '1234567890123',
    () =>
      random.one([
        '4505577104',
        '"450 557 7104"',
        '"9434765919.0"',
        String(1_000_000_000 + random.below(9e9)),
      ]),
    () => `[${Array.from({ length: random.below(200) < 1 ? 5_000 : 3 }, () => random.below(9_999)).join()}]`,
    () => 'null',
    () => '""',
    () => '[1,2,"3"]',
    () => '{"n":3}',
  ])();

/** Records of mostly the same names. */
function records(random: Randoms, rows: number): string {
  const names = NAMES.filter(() => random.below(3) > 0);
  const missing = random.one([1, 12, 1_000]);
  const own = random.below(4) === 0;
  const record = (row: number) =>
    names
      .filter(() => random.below(missing) !== 0 || missing === 1)
      .map(
        (name) =>
          `"${own && random.below(9) === 0 ? `id${row}` : name}"${random.one([':', ': '])}${cell(random)}`
      )
      .join(',');
  return Array.from({ length: rows }, (_, row) => `{${record(row)}}`).join(',\n');
}

function statsOf(bytes: Buffer, read: (stats: TableStats, text: TextView, inspection: Inspection) => void) {
  const source = new BufferSource(bytes);
  const inspection = new Inspection('file.json', source, DEFAULT_POLICY, newBudget(DEFAULT_POLICY));
  const stats = new TableStats(inspection, 'records');
  read(stats, new TextView(source, 'utf-8', 'json'), inspection);
  stats.finish();
  return {
    rows: stats.rows,
    findings: inspection.findings,
    columns: stats.columns.map((column) => ({
      name: column.name,
      cells: column.cells,
      integers: column.integers,
      bytes: column.bytes,
      small: column.small,
      smallRow: column.smallRow,
      distinct: column.distinct,
      distinctShare: column.distinctShare,
      longest: column.longest,
      numbers: column.numbers.numbers,
      valid: column.numbers.valid,
      first: column.first,
      firstRow: column.firstRow,
    })),
  };
}

const byKernel = (bytes: Buffer) =>
  statsOf(bytes, (stats, text) => {
    const reader = new RecordReader(stats);
    for (const window of text.windows()) reader.read(window);
  });

const plainly = (bytes: Buffer) => statsOf(bytes, (stats) => readPlainly(bytes, stats));

it.each([1, 2, 3, 4, 5, 6])('reads records as a plain reader does (%#)', (seed) => {
  const random = randoms(seed);
  for (let round = 0; round < 12; round += 1) {
    const bytes = Buffer.from(`[${records(random, random.one([3, 100, 900, 5_000]))}]`);
    expect(byKernel(bytes)).toEqual(plainly(bytes));
  }
});

it('reads what is no JSON as a plain reader does', () => {
  const random = randoms(7);
  for (let round = 0; round < 1_000; round += 1) {
    const whole = Buffer.from(`[${records(random, 1 + random.below(8))}]`);
    const at = random.below(whole.length);
    const marks = ['"', '\\', '}', ':', '"a', '\\"', '', '"\\'];
    const parts = [whole.subarray(0, at), Buffer.from(random.one(marks))];
    const bytes = Buffer.concat(
      random.below(2) === 0 ? parts : [...parts, whole.subarray(at + random.below(3))]
    );
    expect([bytes.toString(), byKernel(bytes)]).toEqual([bytes.toString(), plainly(bytes)]);
  }
});

it('reads on over the ends of windows', () => {
  const random = randoms(8);
  const rows = Array.from({ length: 40 }, () => records(random, 900));
  const bytes = Buffer.from(`[${rows.join(',\n')}]`);
  expect(bytes.length).toBeGreaterThan(2 * 1024 * 1024);
  expect(byKernel(bytes)).toEqual(plainly(bytes));
});

it('takes more names than there are columns', () => {
  const members = Array.from(
    { length: 3_000 },
    (_, row) => `"patients_${row}":{"n":${row % 20},"age":${row}}`
  );
  const bytes = Buffer.from(`{${members.join(',\n')}}`);
  expect(byKernel(bytes)).toEqual(plainly(bytes));
});
