import { KIND, changesIn, tokenBytes } from '../hidden/classes';
import { hex, uuencode } from '../hidden/decode';
import { entropy, lookAt, ordinaryShare, xorKey } from '../hidden/look';
import { lookAtNumbers } from '../hidden/number_runs';
import { isBase32, openBase85, openPool } from '../hidden/openings';
import { digestOf, isHex } from '../hidden/shapes';
import { evidenceOf, tell } from '../hidden/told';
import { isDense } from '../hidden/words';
import type { Inspection } from '../inspection';
import { PLACES } from './column';
import type { Column } from './column';
import { wordsOf } from './column_names';

/** Cells of a column from which on they are looked at together. */
const MIN_CELLS = 12;
const MIN_BYTES = 32;
const MIN_CHARACTERS = 160;
const MAX_CATEGORIES = 12;
const DENSE_RATE = 0.18;
/** In codes such as E11.9 a place holds always the same kind of character; in random text hardly more often than in half the cells. */
const MAX_SAME_KIND = 0.72;
const RANDOM_CHARACTERS = 256;
const MIN_BASE85 = 400;
const BASE85_BITS = 5.7;
const UU_CELLS = 2;
const UU_LENGTH = 21;
/** Room for the kinds of characters at one place. */
const KINDS = 8;
const NEWLINE = 10;
/** So few and short values are sexes, regions, quintiles: no text has as few different characters. */
const FEW_VALUES = 8;
const SHORT_BYTES = 64;

/** Whether a column's cells, put together, hold something else; reports it. */
export function hiddenInColumn(inspection: Inspection, column: Column): boolean {
  const bytesOnly = column.bytes === column.cells;
  const isBinary = BINARY.test(column.first);
  if (column.pooled < 3 || isCategory(column)) return false;
  if (!bytesOnly && !column.hasLetters && !isBinary) return false;
  if (!bytesOnly && column.integers === column.cells && !isBinary) return false;
  const cells = column.text.split('\n').slice(0, column.pooled);
  const where = column.name === '' ? 'A column' : `The column "${column.name}"`;
  const uu = uuCells(cells);
  if (uu.length >= UU_CELLS) {
    const { what } = lookAt(uuencode(uu));
    inspection.report('hidden/uuencode', {
      message: `${where} holds a uuencoded file: ${what}.`,
      evidence: evidenceOf(uu.join(' ')),
    });
    return true;
  }
  if (column.pooled < MIN_CELLS) return false;
  if (bytesOnly && cells.length >= MIN_BYTES) {
    const look = lookAtNumbers(Buffer.from(cells.map(Number)));
    if (look)
      tell(inspection, { rule: 'hidden/bytes', look, bytes: cells.length }, cells.join(','), cells.length);
    return look !== undefined;
  }
  if (bytesOnly || isForeign(column.text)) return false;
  return (
    hexCells(inspection, cells) ||
    mixedCells(inspection, column, cells, where) ||
    denseCells(inspection, cells, where)
  );
}

const isCategory = ({ distinct, longest }: Column) =>
  distinct <= FEW_VALUES && distinct * longest < SHORT_BYTES;

/** Mostly characters beyond ASCII: their bytes are as many as in an encoding, but they are words. */
function isForeign(text: string): boolean {
  let foreign = 0;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) foreign += 1;
  return foreign * 10 > text.length;
}

/** Lines of uuencode begin with their length. */
const uuCells = (cells: readonly string[]) =>
  cells.filter((cell) => {
    if (cell.length < UU_LENGTH || !/^[!-`][ -`]+$/.test(cell)) return false;
    // Numbers begin with a sign, which is a length as well.
    if (/^[-+.,\dE]+$/.test(cell)) return false;
    return cell.length === 1 + Math.ceil(((cell.charCodeAt(0) - 32) & 63) / 3) * 4;
  });

/** Pairs of hexadecimal digits with something between them, and eight binary digits and more. */
const SPACED_PAIRS = /^[0-9a-f]{2}([ :,-][0-9a-f]{2}){3,}[ :,-]?$/i;
const BINARY = /^[01]{16,}$/;
/** A last cell may hold what is left over. */
const nearlyEvery = (cells: readonly string[], fits: RegExp) =>
  cells.filter((cell) => fits.test(cell.trim())).length >= cells.length - 1;

function digitsOf(cells: readonly string[]): string[] {
  if (nearlyEvery(cells, SPACED_PAIRS)) return cells.map((cell) => cell.replace(/[^0-9a-f]/gi, ''));
  if (!nearlyEvery(cells, BINARY)) return cells.map((cell) => cell.replace(/^(?:0x|\\x|%|=)/i, ''));
  const bytes = cells.join('').match(/[01]{8}/g) ?? [];
  return bytes.map((bits) => parseInt(bits, 2).toString(16).padStart(2, '0'));
}

function hexCells(inspection: Inspection, cells: readonly string[]): boolean {
  const digits = digitsOf(cells);
  const isSpelt = digits.join('').length !== cells.join('').length;
  if (
    !digits.every(
      (cell) => cell.length % 2 === 0 && (isSpelt || cell.length <= 16) && /^[0-9a-f]+$/i.test(cell)
    )
  )
    return false;
  // Years, percentages and codes are hexadecimal digits, too; bytes of text and packed bytes hold letters among them.
  const withLetters = digits.filter((cell) => /[a-f]/i.test(cell)).length;
  if (withLetters < digits.length * 0.1 || digits.length < MIN_BYTES / 2) return false;
  const bytes = hex(digits.join(''));
  const look = lookAt(bytes);
  if (look.kind === 'plain' || bytes.length < MIN_BYTES) return false;
  tell(
    inspection,
    { rule: 'hidden/hex', look, bytes: bytes.length },
    cells.join(' '),
    digits.join('').length
  );
  return true;
}

function mixedCells(inspection: Inspection, column: Column, all: readonly string[], where: string): boolean {
  if (base32Cells(inspection, all)) return true;
  // Quintiles and other categories are short codes, but few.
  if (column.distinct <= MAX_CATEGORIES) return false;
  const cells = all.filter((cell) => digestOf(cell) === undefined && !cell.includes('://'));
  if (cells.length < all.length / 2) return digestCells(inspection, column, all, where);
  const joined = cells.join('').replace(/[^A-Za-z0-9+/_-]/g, '');
  if (joined.length < MIN_CHARACTERS || changeRate(cells) < DENSE_RATE) return false;
  const opening = openPool(joined);
  if (opening) {
    tell(inspection, opening, cells.join(' '), joined.length);
    return true;
  }
  if (
    joined.length < RANDOM_CHARACTERS ||
    sameKindShare(kindsOf(column)) > MAX_SAME_KIND ||
    isCodes(column, cells)
  )
    return false;
  inspection.report('hidden/random', {
    message: `${where} holds ${cells.length} cells of random-looking letters and digits.`,
    evidence: evidenceOf(cells.join(' ')),
  });
  return true;
}

/** Cells in base32 among others: opened without the others. */
function base32Cells(inspection: Inspection, all: readonly string[]): boolean {
  const cells = all
    .map((cell) => cell.replace(/=+$/, ''))
    .filter((cell) => cell.length >= 8 && isBase32(cell));
  const joined = cells.join('');
  if (joined.length < MIN_BYTES || isHex(joined) || !/[2-7]/.test(joined)) return false;
  const opening = openPool(joined);
  if (opening) tell(inspection, opening, cells.join(' '), joined.length);
  return opening !== undefined;
}

/** A column of digests says so in its name; another may hold anything. */
function digestCells(
  inspection: Inspection,
  column: Column,
  cells: readonly string[],
  where: string
): boolean {
  const digests = cells.filter((cell) => cell.length >= 32 && isHex(cell) && digestOf(cell) !== undefined);
  if (digests.length < cells.length * 0.8 || wordsOf(column.name).some((word) => DIGEST_WORDS.has(word)))
    return false;
  inspection.report('hidden/random', {
    message: `${where} holds ${digests.length} cells of hexadecimal digits as long as digests, but its name does not say that they are.`,
    evidence: evidenceOf(digests.join(' ')),
  });
  return true;
}

/** Codes of airports, rows and stations are short, said to be codes, or repeated; pieces of a file are not. */
const isCodes = (column: Column, cells: readonly string[]) =>
  cells.join('').length < cells.length * MIN_PIECE ||
  column.distinctShare < 0.8 ||
  wordsOf(column.name).some((word) => DIGEST_WORDS.has(word) || CODE_WORDS.has(word));
const MIN_PIECE = 4;
const CODE_WORDS: ReadonlySet<string> = new Set([
  'code',
  'codes',
  'iata',
  'icao',
  'symbol',
  'station',
  'accession',
]);

const DIGEST_WORDS: ReadonlySet<string> = new Set(
  'hash hashes sha sha1 sha256 sha384 sha512 md5 digest checksum commit id ids uuid guid key etag signature integrity fingerprint oid revision rev object blob ref head'.split(
    ' '
  )
);

function denseCells(inspection: Inspection, cells: readonly string[], where: string): boolean {
  const joined = cells.filter((cell) => digestOf(cell) === undefined).join('');
  if (joined.length < MIN_BASE85) return false;
  const bytes = Buffer.from(joined, 'latin1');
  if (isDense(bytes, 0, 160) && !joined.includes(' ') && entropy(bytes) >= BASE85_BITS) {
    const opening = openBase85(joined);
    if (opening) tell(inspection, opening, joined, joined.length);
    else
      inspection.report('hidden/base85', {
        message: `${where} looks like base85 or another dense encoding.`,
        evidence: evidenceOf(joined),
      });
    return true;
  }
  const key = ordinaryShare(bytes) < 0.9 ? xorKey(bytes) : undefined;
  if (key === undefined) return false;
  inspection.report('hidden/xor', {
    message: `${where} reads as words only after xor with 0x${key.toString(16).padStart(2, '0')}.`,
    evidence: evidenceOf(joined),
  });
  return true;
}

function changeRate(cells: readonly string[]): number {
  const bytes = Buffer.from(cells.join('\n'), 'latin1');
  const characters = tokenBytes(bytes);
  return characters === 0 ? 0 : changesIn(bytes, 0, bytes.length) / characters;
}

/** Kinds of characters at the first places of the cells kept: for each place how often each kind stands there. */
function kindsOf({ kept }: Column): Uint32Array {
  const kinds = new Uint32Array(PLACES * KINDS);
  let place = 0;
  for (let at = 0; at < kept.length; at += 1) {
    const byte = kept[at] as number;
    if (byte === NEWLINE) place = 0;
    else {
      if (place < PLACES) kinds[place * KINDS + (KIND[byte] as number)]++;
      place += 1;
    }
  }
  return kinds;
}

/** Share (0 to 1) of the cells that have the commonest kind of character at a place, over the first places. */
function sameKindShare(all: Uint32Array): number {
  let same = 0;
  for (let place = 0; place < PLACES; place += 1)
    same += Math.max(...all.subarray(place * KINDS, (place + 1) * KINDS));
  const sum = all.reduce((total, count) => total + count, 0);
  return sum === 0 ? 1 : same / sum;
}
