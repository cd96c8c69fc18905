import type { RuleId } from '../../rules';

/** Text that gives a kind of hidden content away. */
export interface Marker {
  text: Buffer;
  rule: RuleId;
  what: string;
}

const marker = (text: string, rule: RuleId, what: string): Marker => ({
  text: Buffer.from(text),
  rule,
  what,
});

// The parts are put together here, so that this file is not a finding itself.
const PEM = `-----${'BEGIN'} `;

/** Looked for in every text. The first that fits at a place counts. */
export const MARKERS: readonly Marker[] = [
  marker('$ANSIBLE' + '_VAULT;', 'hidden/encrypted', 'a file encrypted with ansible-vault'),
  marker('age-encryption' + '.org/v1', 'hidden/encrypted', 'a file encrypted with age'),
  marker('U2FsdGVk' + 'X1', 'hidden/encrypted', 'data encrypted with openssl, as base64'),
  marker('=ybegin ', 'hidden/uuencode', 'a yEnc file'),
];

/** Kinds of PEM and armour blocks, by a word of their first line; the first that occurs counts. */
const BLOCKS: readonly (readonly [word: string, rule: RuleId, what: string])[] = [
  ['PGP MESSAGE', 'hidden/encrypted', 'a message encrypted with PGP'],
  ['PGP SIGN', 'hidden/certificate', 'a PGP signature'],
  ['PGP PUBLIC', 'hidden/certificate', 'a PGP public key'],
  ['AGE ENCRYPTED', 'hidden/encrypted', 'a file encrypted with age'],
  ['PKCS7', 'hidden/encrypted', 'a PKCS 7 message'],
  ['CMS', 'hidden/encrypted', 'a CMS message'],
  ['PRIVATE KEY', 'hidden/secret', 'a private key'],
  ['CERTIFICATE', 'hidden/certificate', 'a certificate'],
  ['PUBLIC KEY', 'hidden/certificate', 'a public key'],
];

export const PEM_START = Buffer.from(PEM);
/** Bytes of a PEM block's first line, at most. */
export const PEM_LINE = 80;

/** What the first line of a PEM or armour block announces; undefined where it is only mentioned. */
export function pemBlock(line: string): Pick<Marker, 'rule' | 'what'> | undefined {
  const end = line.indexOf('-----', PEM.length);
  if (end === -1) return undefined;
  const label = line.slice(PEM.length, end);
  const known = BLOCKS.find(([word]) => label.includes(word));
  if (known) return { rule: known[1], what: known[2] };
  return /^[A-Z0-9 ]{3,}$/.test(label)
    ? { rule: 'hidden/certificate', what: `a block "${label}"` }
    : undefined;
}
