import { countRows as count } from './row_loop';
import type { Rows } from './row_loop';
import type { RowsToCount } from './tally';
import { randoms } from './test/randoms';
import type { Randoms } from './test/randoms';

const VALUES = [
  '0',
  '3',
  '7',
  '12',
  '255',
  '256',
  '41250',
  '-3',
  '1.5',
  'Fife',
  '',
  '000000000004',
  '1234567890123',
];
const SMALL = 10;

interface Table {
  text: string;
  rows: string[][];
}

const written = (random: Randoms, value: string) =>
  random.below(6) === 0 ? `"${value}"` : value === '' && random.below(3) === 0 ? '"a ""b"", c\nd"' : value;

function randomTable(random: Randoms): Table {
  const columns = 1 + random.below(6);
  const rows = Array.from({ length: random.below(40) }, () =>
    Array.from({ length: columns }, () => random.one(VALUES))
  );
  const end = random.one(['\n', '\r\n']);
  const text = rows.map((row) => row.map((value) => written(random, value)).join(',') + end).join('');
  return { text: random.below(3) === 0 ? text.slice(0, -end.length) : text, rows };
}

/** What one column holds; quoted text stands for an empty value and is a cell. */
function plainly(values: readonly string[], cells: number) {
  const numbers = values.filter((value) => /^\d{1,12}$/.test(value)).map(Number);
  const isSmall = (value: number) => value >= 1 && value < SMALL;
  const smallRow = values.findIndex((value) => /^\d{1,12}$/.test(value) && isSmall(Number(value)));
  return {
    cells,
    integers: numbers.length,
    bytes: numbers.filter((value) => value <= 255).length,
    small: numbers.filter(isSmall).length,
    ...(smallRow >= 0 && { smallRow }),
  };
}

interface Asked extends Partial<Rows>, Partial<RowsToCount> {
  wanted: readonly boolean[];
}

/** Counts in all of a text, unless asked otherwise. */
function countRows(text: string, { wanted, from = 0, lastEnd = text.length, most = 1_000 }: Asked) {
  const isCounted = (column: number) => wanted[column] === true;
  return count(
    Buffer.from(text),
    { from, lastEnd, delimiter: 44 },
    { most, columns: wanted.length, smallBound: SMALL, isCounted }
  );
}

it('counts the cells of the columns asked for', () => {
  const random = randoms(5);
  for (let round = 0; round < 2_000; round += 1) {
    const { text, rows } = randomTable(random);
    // A row of one empty cell is an empty line, which is none.
    if (rows.some((row) => row.length === 1 && row[0] === '')) continue;
    const columns = rows[0]?.length ?? 0;
    const wanted = Array.from({ length: columns }, () => random.below(2) === 0);
    const counted = countRows(text, { wanted });
    expect({ text, rows: counted.rows }).toEqual({ text, rows: rows.length });
    for (const [column, isWanted] of wanted.entries()) {
      const values = rows.map((row) => row[column] as string);
      const counts = counted.columns.get(column);
      const expected = isWanted ? plainly(values, counts?.cells ?? 0) : undefined;
      expect({ text, column, counts }).toEqual({ text, column, counts: expected });
      const filled = values.filter((value) => value !== '').length;
      if (isWanted) expect(counts?.cells).toBeGreaterThanOrEqual(filled);
    }
  }
});

it('goes on where it stopped', () => {
  const text = Array.from({ length: 1_000 }, (_, row) => `a,${row % 20}\n`).join('');
  let at = 0;
  let rows = 0;
  let small = 0;
  while (at < text.length) {
    const counted = countRows(text, {
      from: at,
      most: 64,
      wanted: [false, true],
    });
    ({ at } = counted);
    rows += counted.rows;
    small += counted.columns.get(1)?.small ?? 0;
  }
  expect([rows, small]).toEqual([1_000, 450]);
});

it('does not begin a row that the window may cut', () => {
  const text = 'a,1\nb,2\nc,3';
  const counted = countRows(text, { lastEnd: 8, wanted: [false, true] });
  expect(counted).toMatchObject({ at: 8, rows: 2 });
});
