import { RISK } from './rule';
import type { Rule } from './rule';

const PLAIN = 'Export the data itself as plain text or as a table, not in an encoding.';
const WHOLE = (what: string) =>
  `${what} are found in one pass over the bytes; candidates are decoded (64 KiB at most) and what comes out is looked at: a known signature, text, or text after xor with one byte makes this finding; anything else that looks random is hidden/random.`;

/** Content that hides in proven text. */
export const HIDDEN_RULES = [
  {
    id: 'hidden/base64',
    title: 'The text holds data encoded as base64.',
    level: 'error',
    risk: RISK.encoding,
    help: PLAIN,
    explain: `${WHOLE('Runs of 24 and more characters of the standard or url-safe alphabet, whole, wrapped or split over lines, cells and strings,')} Digests, UUIDs and integrity values are no finding.`,
  },
  {
    id: 'hidden/base32',
    title: 'The text holds data encoded as base32.',
    level: 'error',
    risk: RISK.encoding,
    help: PLAIN,
    explain: WHOLE('Runs of capital letters and the digits 2 to 7'),
  },
  {
    id: 'hidden/hex',
    title: 'The text holds data encoded as hexadecimal digits.',
    level: 'error',
    risk: RISK.encoding,
    help: PLAIN,
    explain: `${WHOLE('Runs of hexadecimal digits, plain, spaced, as \\x.. or 0x.., as columns,')} Values of the length of a digest (32, 40, 56, 64, 96, 128) are judged together only.`,
  },
  {
    id: 'hidden/base85',
    title: 'The text holds data encoded as base85.',
    level: 'error',
    risk: RISK.encoding,
    help: PLAIN,
    explain:
      'Words of 60 and more characters with at least 11 kinds of punctuation among 128 are decoded with the three alphabets in use; from 200 characters on an entropy of 5.6 bits a character is a finding too.',
  },
  {
    id: 'hidden/uuencode',
    title: 'The text holds a uuencoded or yEnc file.',
    level: 'error',
    risk: RISK.encoding,
    help: PLAIN,
    explain: 'A `begin` line with lines of fitting length, two full lines without one, or a `=ybegin` line.',
  },
  {
    id: 'hidden/bytes',
    title: 'The numbers of the text are the bytes of something else.',
    level: 'error',
    risk: RISK.encoding,
    help: PLAIN,
    explain:
      'Runs of 32 and more whole numbers from 0 to 255, side by side or down a column, are put together and looked at: a signature, words, or bytes as even as encrypted data.',
  },
  {
    id: 'hidden/escapes',
    title: 'The text is written in escapes, such as =48, %48, \\x48 or &#72;.',
    level: 'error',
    risk: RISK.encoding,
    help: PLAIN,
    explain: 'At least 24 escapes that make up three tenths of a block of 2,048 bytes.',
  },
  {
    id: 'hidden/xor',
    title: 'The text reads as words only after xor with one byte.',
    level: 'error',
    risk: RISK.encoding,
    help: PLAIN,
    explain:
      'Blocks of 2,048 bytes whose letters fit no language are tried with the keys that turn a frequent character into the blank; words must have the shares of letters and blanks of European languages. Other contents xored and named .txt are no text and are caught as such.',
  },
  {
    id: 'hidden/random',
    title: 'The text holds characters that look random.',
    level: 'warning',
    risk: RISK.encoding,
    help: 'Leave out codes, keys and packed data, or say in the request what they are.',
    explain:
      'A run of 64 and more letters and digits whose Shannon entropy over windows of 256 characters is at least 4 bits (2.8 for digits, hexadecimal or not) and that changes its kind of character once in four, at least 384 characters of shorter mixed tokens that make up a tenth of the text, or blocks of 2,048 bytes whose tokens change between small letters, capitals and digits more than once, 13 times in 100 characters. Digests, UUIDs, integrity values, commit names, DNA and protein sequences do not count. Limit: data hidden as a column of digests passes unless it reads as text.',
  },
  {
    id: 'hidden/encrypted',
    title: 'The text holds encrypted data.',
    level: 'error',
    risk: RISK.encryption,
    help: 'Encrypted data cannot be reviewed: export it in the clear.',
    explain: 'PGP and age armour, openssl, ansible-vault, Fernet tokens, encrypted JSON tokens.',
  },
  {
    id: 'hidden/secret',
    title: 'The text holds a private key or an access token.',
    level: 'error',
    risk: RISK.encryption,
    help: 'Take the key or token out, and have it replaced: it has been in a file for others.',
    explain: 'PEM private keys and JSON web tokens (RFC 7519).',
  },
  {
    id: 'hidden/certificate',
    title: 'The text holds a certificate or public key.',
    level: 'warning',
    risk: RISK.encoding,
    help: 'Leave it out: results need none. Its base64 part may hold anything.',
    explain: 'PEM blocks that are neither private keys nor encrypted messages.',
  },
] as const satisfies readonly Rule[];
