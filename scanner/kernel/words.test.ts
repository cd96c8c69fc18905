import { readsLikeRecords } from '../content/hidden/look';
import { scanTokens } from '../content/hidden/token_scan';
import { isDense } from '../content/hidden/words';
import { randoms } from './test/randoms';
import type { Randoms } from './test/randoms';

type Told = [what: string, start: number, end: number, key?: number];

const nothing = () => {};

function byKernel(bytes: Buffer, goesOn = false): Told[] {
  const told: Told[] = [];
  const sink = {
    mixed: nothing,
    number: nothing,
    sign: nothing,
    block: nothing,
    marker: nothing,
    dense: (start: number, end: number) => told.push(['dense', start, end]),
    uuLine: (start: number, end: number) => told.push(['uu', start, end]),
    xored: (start: number, end: number, key: number) => told.push(['xored', start, end, key]),
  };
  scanTokens(bytes, sink, { goesOn });
  return told;
}

function xorKey(word: Buffer): number | undefined {
  const sample = word.subarray(0, 1024);
  if (sample.length < 100) return undefined;
  for (let key = 1; key < 32; key += 1) {
    const opened = Buffer.from(sample.map((byte) => byte ^ key));
    const blanks = opened.filter((byte) => byte === 32).length;
    if (blanks >= opened.length * 0.06 && readsLikeRecords(opened)) return key;
  }
  return undefined;
}

/** Of a whole word, or of its longest part between quotation marks. */
function keyOfWord(word: Buffer): number | undefined {
  const longest = word
    .toString('latin1')
    .split('"')
    .map((part) => part.slice(0, 4_096))
    .reduce((best, part) => (part.length > best.length ? part : best), '');
  return xorKey(word) ?? (longest.length < word.length ? xorKey(Buffer.from(longest, 'latin1')) : undefined);
}

/** A plain search for words, of which the first so many are opened. */
function plainly(bytes: Buffer, opened = 200): Told[] {
  const told: Told[] = [];
  let left = opened;
  for (const { 0: word, index: start } of bytes.toString('latin1').matchAll(/[^\0- ]{60,}/g)) {
    const end = start + word.length;
    if (word.length === 61 && word.startsWith('M')) told.push(['uu', start, end]);
    const key = left > 0 ? keyOfWord(bytes.subarray(start, end)) : undefined;
    left -= 1;
    if (key !== undefined) told.push(['xored', start, end, key]);
    for (let at = start; at === start || at + 128 <= end; at += 512) {
      if (!isDense(bytes, at, Math.min(end, at + 128))) continue;
      told.push(['dense', at, end]);
      break;
    }
  }
  return told;
}

const PROSE =
  'the rate of admissions in each area of the board was 12 in 2019 and 14 in the year after treatment ';
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

function word(random: Randoms): Buffer {
  const many = (characters: string, size: number) =>
    Array.from({ length: size }, () => characters[random.below(characters.length)]).join('');
  const size = random.one([20, 59, 60, 61, 90, 110, 128, 129, 300, 700, 2_500]);
  const kind = random.below(8);
  if (kind === 0) {
    const key = random.below(40);
    const text = Buffer.from(PROSE.repeat(1 + random.below(12))).subarray(random.below(9));
    return Buffer.from(text.map((byte) => byte ^ key));
  }
  if (kind === 1)
    return Buffer.from(`{"region":"Fife","n":${random.below(999)},"rate":-0.5}`.repeat(1 + size / 40));
  if (kind === 2) return Buffer.from(`M${many(PUNCTUATION + LETTERS, 60)}`);
  if (kind === 3) return Buffer.from(many(PUNCTUATION.slice(0, 1 + random.below(32)) + LETTERS, size));
  if (kind === 7) {
    const key = random.one([3, 9, 30]);
    const text = Buffer.from(PROSE.repeat(1 + random.below(3))).map((byte) => byte ^ key);
    return Buffer.from(
      `{"region":"Fife","note":"${Buffer.from(text).toString('latin1')}","rate":-0.5}`.repeat(2)
    );
  }
  if (kind === 4) return Buffer.from('é'.repeat(size));
  if (kind === 5) return Buffer.from(many(LETTERS, size) + many(PUNCTUATION, size / 4) + many(LETTERS, size));
  return Buffer.from(many('", :.-_/{}[]01', size));
}

it.each([1, 2, 3, 4])('tells of long words as a plain search does (%#)', (seed) => {
  const random = randoms(seed);
  for (let round = 0; round < 250; round += 1) {
    const parts = Array.from({ length: 1 + random.below(12) }, () => [
      word(random),
      Buffer.from(random.one([' ', '\n', '\r\n', '\t', ' '.repeat(63), ''])),
    ]);
    const bytes = Buffer.concat(parts.flat());
    expect([bytes.toString('latin1'), byKernel(bytes)]).toEqual([bytes.toString('latin1'), plainly(bytes)]);
  }
});

it('opens the first words of a text, and not of each window', () => {
  const xored = Buffer.from(Buffer.from(PROSE.repeat(2)).map((byte) => byte ^ 3)).toString('latin1');
  const bytes = (before: number) =>
    Buffer.from(`${`${'x'.repeat(100)}\n`.repeat(before)}${xored}\n`, 'latin1');
  const keys = (told: Told[]) => told.map(([, , , key]) => key);
  expect(keys(byKernel(bytes(199)))).toEqual([3]);
  expect(byKernel(bytes(200))).toEqual([]);
  expect(byKernel(bytes(0), true)).toEqual([]);
  expect(keys(byKernel(bytes(0)))).toEqual([3]);
});
