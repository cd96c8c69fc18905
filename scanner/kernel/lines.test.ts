import { LineScan } from '../content/text/line_scan';
import { linesPlainly } from './test/plain_lines';
import { pieces, randoms } from './test/randoms';
import type { Randoms } from './test/randoms';

const PARTS = ['words', ' ', '\t', '\n', '\n', '\r\n', '\r\n', '\r', 'x'.repeat(70), '  ', '\n\n'];
const ODD = ['\x01', '\x7f', '\0', '\f', '\x1b[0m', 'é'];

function randomText(random: Randoms): Buffer {
  const parts = random.below(3) === 0 ? [...PARTS, ...ODD] : PARTS.slice(random.below(4));
  return Buffer.from(Array.from({ length: random.below(80) }, () => random.one(parts)).join(''), 'latin1');
}

function scan(cut: readonly Buffer[]): object {
  const lines = new LineScan();
  for (const piece of cut) lines.push(piece);
  const { trailingLengths, paddedLengths, ...facts } = lines.end();
  expect(trailingLengths.size).toBeLessThanOrEqual(facts.trailing);
  expect(paddedLengths.size).toBeLessThanOrEqual(facts.trailing);
  return facts;
}

it('counts lines and their ends as a plain look does, wherever the pieces end', () => {
  const random = randoms(3);
  for (let round = 0; round < 3_000; round += 1) {
    const bytes = randomText(random);
    const text = bytes.toString('latin1');
    expect({ text, facts: scan(pieces(bytes, random)) }).toEqual({ text, facts: linesPlainly(text) });
  }
});

it('keeps the different lengths of blanks at the ends of lines', () => {
  const lines = new LineScan();
  lines.push(Buffer.from('a \nb  \nc\t\nd '));
  lines.push(Buffer.from('  \r\n'));
  const { trailingLengths, paddedLengths } = lines.end();
  expect([...trailingLengths]).toEqual([1, 2, 3]);
  expect([...paddedLengths]).toEqual([2, 3, 4]);
});

it('finds control bytes where there are more than fit at once', () => {
  const lines = new LineScan();
  lines.push(Buffer.alloc(50_000, 1));
  expect(lines.end()).toMatchObject({ controls: 50_000, firstControl: { offset: 0, byte: 1 } });
});
