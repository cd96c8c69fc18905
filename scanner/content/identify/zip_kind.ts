import type { ByteSource } from '../source';
import type { TypeId } from '../types';

/** The end record with the longest comment that it may have. */
const END_BYTES = 22 + 65_535;
/** Bytes of the list of members that are looked at, and how many members of it. */
const LIST_BYTES = 256 * 1024;
const MAX_MEMBERS = 2_000;

const END = Buffer.from('PK\x05\x06', 'latin1');
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;

/** Where the end record of a zip lies, if one does that could be right. */
export function zipEndOf(
  source: ByteSource
): { offset: number; list: number; listBytes: number } | undefined {
  const start = Math.max(0, source.size - END_BYTES);
  const tail = source.read(start, END_BYTES);
  // The search for one byte is far quicker, and text does not hold this one.
  if (!tail.includes(END[2] as number)) return undefined;
  for (let at = tail.lastIndexOf(END); at >= 0; at = at === 0 ? -1 : tail.lastIndexOf(END, at - 1)) {
    if (at + 22 > tail.length || at + 22 + tail.readUInt16LE(at + 20) > tail.length) continue;
    const listBytes = tail.readUInt32LE(at + 12);
    const list = start + at - listBytes;
    if (list >= 0) return { offset: start + at, list, listBytes };
  }
  return undefined;
}

/** Names of members from the list at the end; from the first local header when there is no list. */
function memberNames(source: ByteSource): string[] {
  const end = zipEndOf(source);
  const names: string[] = [];
  const list = end
    ? Buffer.from(source.read(end.list, Math.min(end.listBytes, LIST_BYTES)))
    : Buffer.alloc(0);
  for (let at = 0; at + 46 <= list.length && names.length < MAX_MEMBERS;) {
    if (list.readUInt32LE(at) !== CENTRAL) break;
    const nameBytes = list.readUInt16LE(at + 28);
    names.push(list.toString('latin1', at + 46, at + 46 + nameBytes));
    at += 46 + nameBytes + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
  }
  if (names.length > 0) return names;
  const head = source.read(0, 4_096);
  if (head.length < 30 || head.readUInt32LE(0) !== LOCAL) return [];
  return [head.toString('latin1', 30, 30 + head.readUInt16LE(26))];
}

/** OpenDocument and EPUB say their media type in a first member that is stored as it is. */
function statedType(head: Buffer): TypeId | undefined {
  if (head.toString('latin1', 30, 38) !== 'mimetype') return undefined;
  const mime = head.toString('latin1', 38, 110);
  if (mime.startsWith('application/epub+zip')) return 'epub';
  const kind = /^application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)/.exec(mime)?.[1];
  return kind === 'text'
    ? 'odt'
    : kind === 'spreadsheet'
      ? 'ods'
      : kind === 'presentation'
        ? 'odp'
        : undefined;
}

const MARKS: ReadonlyArray<readonly [TypeId, (name: string) => boolean]> = [
  ['xlsb', (name) => name === 'xl/workbook.bin'],
  ['docm', (name) => name === 'word/vbaProject.bin'],
  ['xlsm', (name) => name === 'xl/vbaProject.bin'],
  ['pptm', (name) => name === 'ppt/vbaProject.bin'],
  ['docx', (name) => name.startsWith('word/')],
  ['xlsx', (name) => name.startsWith('xl/')],
  ['pptx', (name) => name.startsWith('ppt/')],
  ['vsdx', (name) => name.startsWith('visio/')],
  ['torch', (name) => /(^|\/)(data\.pkl|constants\.pkl)$/.test(name)],
  ['keras', (name) => name === 'model.weights.h5'],
  ['apk', (name) => name === 'AndroidManifest.xml'],
  ['jar', (name) => name === 'META-INF/MANIFEST.MF'],
  ['wheel', (name) => /^[^/]+\.dist-info\/(WHEEL|RECORD)$/.test(name)],
  ['kmz', (name) => name === 'doc.kml'],
];

/** What a zip really is: many formats are zips with members of certain names. */
export function zipKind(source: ByteSource): TypeId {
  const stated = statedType(source.read(0, 128));
  if (stated) return stated;
  const names = memberNames(source);
  if (names.length > 0 && names.every((name) => name.endsWith('.npy'))) return 'npz';
  return MARKS.find(([, fits]) => names.some(fits))?.[0] ?? 'zip';
}
