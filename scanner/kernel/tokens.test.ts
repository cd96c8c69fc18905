import { scanTokens } from '../content/hidden/token_scan';
import { flagsPlainly, tokensPlainly } from './test/plain_tokens';
import type { Told } from './test/plain_tokens';
import { randoms } from './test/randoms';
import type { Randoms } from './test/randoms';

const BLOCK = 2_048;
const nothing = () => {};

interface All extends Told {
  flags: Map<number, number>;
  markers: number[];
  people: boolean;
}

function scan(text: string, prose = false): All {
  const told: All = { mixed: [], numbers: [], signs: [], flags: new Map(), markers: [], people: false };
  const sink = {
    mixed: (start: number, end: number, changes: number) => told.mixed.push([start, end, changes]),
    number: (start: number, end: number) => told.numbers.push([start, end]),
    sign: (at: number) => told.signs.push(at),
    block: (start: number, _: number, flags: number) => told.flags.set(start, flags),
    marker: (at: number) => told.markers.push(at),
    dense: nothing,
    uuLine: nothing,
    xored: nothing,
  };
  told.people = scanTokens(Buffer.from(text, 'latin1'), sink, { formulas: true, prose });
  return told;
}

const ALPHABETS = [
  'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+/-_=@ \n,.',
  'aB3',
  '0123456789 -',
  '0123456789.,\n-',
  'etaoin srhd',
  'ab01+-= ,',
  '\0\x01\t\r\n \x7f\x80\xff"é',
];

function randomText(random: Randoms): string {
  let text = '';
  const size = random.one([1, 3, 63, 64, 65, 128, 500, 511, 513, 2_047, 2_048, 2_049, 6_000]);
  while (text.length < size) {
    const alphabet = random.one(ALPHABETS);
    const many = random.one([1, 4, 9, 10, 12, 16, 64, 70, 300]);
    for (let count = 0; count < many; count += 1) text += random.one([...alphabet]);
  }
  return text.slice(0, size);
}

describe('the scan of tokens', () => {
  it('tells the same tokens and signs as a plain search', () => {
    const random = randoms(1);
    for (let round = 0; round < 1_500; round += 1) {
      const text = randomText(random);
      const { mixed, numbers, signs } = scan(text);
      expect({ text, mixed, numbers, signs }).toEqual({ text, ...tokensPlainly(text) });
    }
  });

  it('tells the same blocks as a plain count', () => {
    const random = randoms(2);
    let flagged = 0;
    for (let round = 0; round < 400; round += 1) {
      const text = randomText(random);
      const { flags } = scan(text);
      for (let start = 0; start < text.length; start += BLOCK) {
        const told = (flags.get(start) ?? 0) & ~2;
        const block = text.slice(start, start + BLOCK);
        expect({ block, told }).toEqual({ block, told: flagsPlainly(block) });
        if (told !== 0) flagged += 1;
      }
    }
    expect(flagged).toBeGreaterThan(100);
  });

  it.each([
    ['1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2', true],
    ['72,101,108,108,111,32,'.repeat(8), true],
    ['4a 6f 68 6e 20 53 6d 69 74 68 20 '.repeat(4), true],
    ['Fife,2019,Q3,41250,13.5,-0.2134,0.123\n'.repeat(4), false],
    ['1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 x', false],
  ])('sees whether %s may be a run of bytes, wherever it stands', (run, may) => {
    for (const before of [0, 1, 37, 63, 64, 100]) {
      const flags = scan(`${'.'.repeat(before)}${run}`).flags.get(0) ?? 0;
      expect([before, (flags & 2) === 2]).toEqual([before, may]);
    }
  });

  it('goes on where there are more events than fit at once', () => {
    const { signs } = scan('='.repeat(100_000));
    expect(signs).toHaveLength(100_000);
    expect(signs[99_999]).toBe(99_999);
  });

  it.each([
    `-----${'BEGIN'} PGP MESSAGE-----`,
    `age-encryption${'.org/v1'}`,
    `U2FsdGVk${'X1'}`,
    '=ybegin line=128',
    `$ANSIBLE${'_VAULT'};1.1`,
  ])('sees where %s begins', (marker) => {
    for (let before = 0; before < 70; before += 1)
      expect(scan(`${' '.repeat(before)}${marker}`).markers).toEqual([before]);
  });

  it.each([
    'DD1 9SY',
    'EC1A 1BB',
    'QQ 12 34 56 C',
    'AB123456C',
    '07700 900123',
    '0131 496 0000',
    '+44 131 496 000',
    '+441314960000',
    'DOB: 01/02/1950',
    'D.O.B. 1.2.1950',
    'Date of Birth: 1 May 1950',
    'date of birth 1950-02-01',
  ])('sees that %s may be of a person', (text) => {
    for (let before = 0; before < 70; before += 1)
      expect([before, scan(`${'w '.repeat(before)}${text} w`, true).people]).toEqual([before, true]);
  });

  it('sees no person in plain words and numbers', () => {
    const text =
      'The rate in 2019 was 0.0123 (95% CI 0.01 to 0.0456), of 41250 admissions; see CD4 and Table A1.\n';
    expect(scan(text.repeat(50), true).people).toBe(false);
  });
});
