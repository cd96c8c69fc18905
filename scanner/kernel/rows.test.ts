import { CsvCheck } from '../content/text/csv_check';
import { rowsPlainly } from './test/plain_table';
import { pieces, randoms } from './test/randoms';

const PARTS = [
  'a',
  '1.5',
  ',',
  ',',
  ',',
  '\n',
  '\n',
  '\r\n',
  '"',
  '""',
  '"x"',
  '"a, b"',
  '"two\nlines"',
  'y'.repeat(61),
];

function check(cut: readonly Buffer[]): object {
  const csv = new CsvCheck(44);
  for (const piece of cut) csv.push(piece);
  csv.end();
  return { ...csv.facts, ...(csv.problem && { problem: csv.problem }) };
}

function plainly(text: string): object {
  const { rows, problem } = rowsPlainly(text, ',');
  const columns = rows[0]?.cells ?? 0;
  const wider = rows.filter(({ cells }) => cells > columns);
  const narrower = rows.filter(({ cells }) => cells < columns);
  return {
    rows: rows.length,
    columns,
    wider: wider.length,
    narrower: narrower.length,
    ...(wider[0] && { firstWider: wider[0].line }),
    ...(narrower[0] && { firstNarrower: narrower[0].line }),
    widest: Math.max(0, ...rows.map(({ cells }) => cells)),
    ...(problem && { problem }),
  };
}

it('counts rows and cells as a plain reading does, wherever the pieces end', () => {
  const random = randoms(4);
  const seen = new Set<string>();
  for (let round = 0; round < 4_000; round += 1) {
    const parts = random.below(2) === 0 ? PARTS : PARTS.slice(0, 8);
    const text = Array.from({ length: random.below(60) }, () => random.one(parts)).join('');
    const facts = check(pieces(Buffer.from(text), random));
    expect({ text, facts }).toEqual({ text, facts: plainly(text) });
    seen.add((facts as { problem?: { message: string } }).problem?.message ?? 'none');
  }
  expect(seen.size).toBe(3);
});

it('takes any delimiter of one byte', () => {
  const csv = new CsvCheck(9);
  csv.push(Buffer.from('a\tb,c\n"1\t2"\t3\n'));
  csv.end();
  expect(csv.facts).toMatchObject({ rows: 2, columns: 2, wider: 0, narrower: 0 });
});
