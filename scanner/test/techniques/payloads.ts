/** A number from 0 to 1. */
export type Random = () => number;

export const pick = <A>(random: Random, items: readonly A[]): A =>
  items[Math.floor(random() * items.length)] as A;
export const between = (random: Random, low: number, high: number): number =>
  low + Math.floor(random() * (high - low + 1));

const WORDS = (
  'the a of and in for with by from between rate risk ratio model table figure estimate interval adjusted ' +
  'admissions cohort region year group treatment control outcome practice deprivation mean median standard ' +
  'error significant difference increased reduced observed expected analysis linear logistic survival curve'
).split(' ');
const NAMES =
  'Smith Jones Taylor Brown Wilson Evans Thomas Roberts Walker Wright Hughes Green Hall Wood'.split(' ');
const ILLNESSES = 'asthma diabetes stroke epilepsy psoriasis cancer anaemia depression migraine sepsis'.split(
  ' '
);

/** A sentence of a report. */
export function sentence(random: Random): string {
  const words = Array.from({ length: between(random, 6, 18) }, () => pick(random, WORDS));
  return `${words[0]?.replace(/^./, (letter) => letter.toUpperCase())} ${words.slice(1).join(' ')}.`;
}

/** What someone would smuggle: lines about patients who do not exist. */
export function secret(random: Random, bytes: number): string {
  let text = '';
  while (text.length < bytes)
    text +=
      `${pick(random, NAMES)} ${between(random, 1930, 2015)}-${between(random, 1, 12)}-${between(random, 1, 28)} ` +
      `${pick(random, ILLNESSES)} ${pick(random, ['male', 'female'])} ${between(random, 1, 99)};`;
  return text;
}

export const randomBytes = (random: Random, length: number): Buffer =>
  Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function base32(bytes: Buffer): string {
  let text = '';
  let value = 0;
  let bits = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += BASE32[(value >> (bits - 5)) & 31];
    value &= 0xff;
  }
  if (bits > 0) text += BASE32[(value << (5 - bits)) & 31];
  return text.padEnd(Math.ceil(text.length / 8) * 8, '=');
}

/** Lines of uuencode, with the first and the last one. */
export function uuencode(bytes: Buffer): string {
  const lines = ['begin 644 data.bin'];
  for (let at = 0; at < bytes.length; at += 45) {
    const piece = bytes.subarray(at, at + 45);
    let line = String.fromCharCode(32 + piece.length);
    for (let group = 0; group < piece.length; group += 3) {
      const [a = 0, b = 0, c = 0] = piece.subarray(group, group + 3);
      const sixes = [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63];
      line += sixes.map((six) => (six === 0 ? '`' : String.fromCharCode(32 + six))).join('');
    }
    lines.push(line);
  }
  return [...lines, '`', 'end'].join('\n');
}

export const xor = (bytes: Buffer, key: number): Buffer => Buffer.from(bytes.map((byte) => byte ^ key));

export const inPieces = (text: string, length: number): string[] =>
  Array.from({ length: Math.ceil(text.length / length) }, (_, index) =>
    text.slice(index * length, (index + 1) * length)
  );

/** An NHS number with its check digit (modulus 11; NHS Data Dictionary). */
export function nhsNumber(random: Random): string {
  for (;;) {
    const digits = Array.from({ length: 9 }, (_, index) =>
      index === 0 ? between(random, 4, 7) : between(random, 0, 9)
    );
    const sum = digits.reduce((total, digit, index) => total + digit * (10 - index), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return [...digits, check].join('');
  }
}

const two = (value: number) => String(value).padStart(2, '0');

/** A CHI number: date of birth, three digits, check digit (modulus 11). */
export function chiNumber(random: Random): string {
  for (;;) {
    const date = `${two(between(random, 1, 28))}${two(between(random, 1, 12))}${two(between(random, 20, 99))}`;
    const digits = [...`${date}${between(random, 100, 999)}`].map(Number);
    const sum = digits.reduce((total, digit, index) => total + digit * (10 - index), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return [...digits, check].join('');
  }
}
