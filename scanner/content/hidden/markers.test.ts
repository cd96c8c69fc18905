import { createHash } from 'node:crypto';

import { alarms, findInText } from '../../test/find_in_text';

const random = (length: number) =>
  Array.from({ length }, (_, at) => 'aB3xQ9zR7kLm2Yt5Wp8'[(at * 7 + (at >> 3)) % 19]).join('');

it.each([
  ['a PGP message', `-----${'BEGIN'} PGP MESSAGE-----\n\n${random(64)}\n`, 'hidden/encrypted'],
  ['age', `-----${'BEGIN'} AGE ENCRYPTED FILE-----\n${random(64)}\n`, 'hidden/encrypted'],
  ['openssl', `U2FsdGVkX1${random(120)}`, 'hidden/encrypted'],
  ['ansible-vault', `$ANSIBLE${'_VAULT'};1.1;AES256\n3832\n`, 'hidden/encrypted'],
  ['Fernet', `gAAAAABl${random(120)}`, 'hidden/encrypted'],
  ['a private key', `-----${'BEGIN'} RSA PRIVATE KEY-----\n${random(64)}\n`, 'hidden/secret'],
  ['a web token', `token: eyJ${random(30)}.${random(40)}.${random(43)}`, 'hidden/secret'],
  ['yEnc', '=ybegin line=128 size=5 name=x\nabc\n=yend size=5\n', 'hidden/uuencode'],
])('finds %s', async (_, text, rule) => {
  expect(alarms(await findInText(`Some words.\n${text}\n`, 'txt'))).toContain(rule);
});

it('finds text whose letters fit only after xor', async () => {
  const text =
    'the patients in the study were seen at the hospital and the results of the trial are shown here '.repeat(
      8
    );
  const key = 0x07;
  const xored = Array.from(text, (letter) => String.fromCharCode(letter.charCodeAt(0) ^ key)).join('');
  expect(alarms(await findInText(xored, 'txt'))).toContain('hidden/xor');
});

const hex = (length: number, at: number) =>
  createHash('sha512').update(String(at)).digest('hex').slice(0, length);
const uuid = (at: number) => [8, 4, 4, 4, 12].map((length, part) => hex(length, at * 5 + part)).join('-');
const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');

it.each([
  ['UUIDs', 'csv', `id,value\n${lines(300, (at) => `${uuid(at)},0.5`)}`],
  ['SHA-256 sums', 'txt', lines(100, (at) => `${hex(64, at)}  folder/file-${at}.txt`)],
  ['a column of digests', 'csv', `sha256,size\n${lines(300, (at) => `${hex(64, at)},2048`)}`],
  ['names of commits', 'md', lines(100, (at) => `- ${hex(7, at)} Fix the table of results`)],
  [
    'DNA',
    'txt',
    `>seq\n${lines(60, (at) => Array.from({ length: 70 }, (_, place) => 'ACGT'[(place * at + place) % 4]).join(''))}`,
  ],
  ['numbers', 'csv', `x,y,z\n${lines(500, (at) => `${at},${Math.sin(at)},${at % 90}`)}`],
  [
    'addresses',
    'md',
    lines(40, (at) => `See https://example.org/${hex(40, at)}/results?id=${hex(12, at)}&page=2.`),
  ],
  [
    'integrity values',
    'json',
    JSON.stringify(
      Array.from({ length: 50 }, (_, at) => ({
        integrity: `sha512-${Buffer.from(hex(128, at), 'hex').toString('base64')}`,
      }))
    ),
  ],
  [
    'minified JSON',
    'json',
    JSON.stringify(Array.from({ length: 200 }, (_, at) => ({ a: at, bC: [at, at + 1], dE2: null, f: true }))),
  ],
])('lets %s pass', async (_, type, text) => {
  expect(alarms(await findInText(text, type))).toEqual([]);
});
