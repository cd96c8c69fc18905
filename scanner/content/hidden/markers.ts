import type { RuleId } from '../../rules';

/** What gives a kind of hidden content away. */
export interface Marker {
  /** Markers of one kind say the same. */
  kind: string;
  rule: RuleId;
  what: string;
}

// The parts are put together here, so that this file is not a finding itself.
const PEM = `-----${'BEGIN'} `;

/** Looked for in every text. The scan of the tokens tells where one may begin (`kernel/assembly/markers.ts`). */
const MARKERS: readonly (readonly [kind: string, rule: RuleId, what: string])[] = [
  ['$ANSIBLE' + '_VAULT;', 'hidden/encrypted', 'a file encrypted with ansible-vault'],
  ['age-encryption' + '.org/v1', 'hidden/encrypted', 'a file encrypted with age'],
  ['U2FsdGVk' + 'X1', 'hidden/encrypted', 'data encrypted with openssl, as base64'],
  ['=ybegin ', 'hidden/uuencode', 'a yEnc file'],
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

/** Bytes of a PEM block's first line, at most. */
export const PEM_LINE = 80;

/** The marker that stands at a place. */
export function markerAt(bytes: Buffer, at: number): Marker | undefined {
  const text = bytes.toString('latin1', at, at + PEM_LINE);
  if (text.startsWith(PEM)) return pemBlock(text);
  const found = MARKERS.find(([kind]) => text.startsWith(kind));
  return found && { kind: found[0], rule: found[1], what: found[2] };
}

/** What the first line of a PEM or armour block announces; undefined where it is only mentioned. */
function pemBlock(line: string): Marker | undefined {
  const end = line.indexOf('-----', PEM.length);
  if (end === -1) return undefined;
  const label = line.slice(PEM.length, end);
  const known = BLOCKS.find(([word]) => label.includes(word));
  if (known) return { kind: PEM, rule: known[1], what: known[2] };
  if (!/^[A-Z0-9 ]{3,}$/.test(label)) return undefined;
  return { kind: PEM, rule: 'hidden/certificate', what: `a block "${label}"` };
}
