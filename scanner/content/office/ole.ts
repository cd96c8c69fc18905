import type { RuleId } from '../../rules';
import type { Inspection } from '../inspection';
import { quoted } from '../member';
import { CompoundFile } from './compound_file';
import type { CompoundEntry } from './compound_file';
import { Tally, partPlace } from '../tally';

/** Bytes of a workbook's beginning, where its sheets are listed. */
const MAX_GLOBALS = 4 * 1024 * 1024;
const RECORD = { filePass: 0x2f, sheet: 0x85, end: 0x0a } as const;
const MACRO_SHEET = 1;
const ENCRYPTED_DOCUMENT = 0x0100;
const ENCRYPTED_PRESENTATION = 0xf3d1c4df;

/** Streams and storages that are a finding by being there; the names are those of the programs. */
const FOUND: readonly { rule: RuleId; path: RegExp }[] = [
  { rule: 'office/encrypted', path: /(^|\/)(EncryptedPackage|EncryptionInfo|\x09DRM\w+)$|EncryptedSummary$/ },
  { rule: 'office/macros', path: /(^|\/)(_VBA_PROJECT(_CUR)?|VBA|Macros)$/i },
  {
    rule: 'office/embedded',
    path: /(^|\/)(ObjectPool|Package|CONTENTS|\x01Ole10Native|MBD[0-9A-F]{8}|__SRP_\d+_OLE)$/,
  },
];

/** A compound file: doc, xls, ppt, an encrypted OOXML document, a VBA project. */
export function inspectOle(inspection: Inspection): void {
  const file = new CompoundFile(inspection.source);
  const tally = new Tally();
  for (const entry of file.entries) {
    for (const { rule, path } of FOUND)
      if (path.test(entry.path))
        tally.add(rule, entry.storage ? quoted(entry.path) : partPlace(entry.path, entry.bytes));
    inspectStream(tally, file, entry);
  }
  if (file.lost.length > 0)
    tally.add(
      'office/unknown-part',
      `${file.lost.length} lost streams, the first ${quoted(file.lost[0] ?? '')}`
    );
  const unused = file.unusedBytes;
  if (unused > 0) tally.add('office/unknown-part', `${unused} bytes in sectors that belong to no stream`);
  tally.report(inspection);
  const names = file.entries.slice(0, 30).map((entry) => partPlace(entry.path, entry.bytes));
  inspection.report('office/legacy-format', {
    evidence: `${file.entries.length} streams: ${names.join(', ')}`,
  });
}

function inspectStream(tally: Tally, file: CompoundFile, entry: CompoundEntry): void {
  const name = entry.path.slice(entry.path.lastIndexOf('/') + 1);
  if (name === 'WordDocument') {
    const start = file.read(entry, 12);
    if (start.length === 12 && start.readUInt16LE(10) & ENCRYPTED_DOCUMENT)
      tally.add('office/encrypted', name);
  } else if (name === 'Current User') {
    const start = file.read(entry, 16);
    if (start.length === 16 && start.readUInt32LE(12) === ENCRYPTED_PRESENTATION)
      tally.add('office/encrypted', name);
  } else if (name === 'Workbook' || name === 'Book') inspectGlobals(tally, file.read(entry, MAX_GLOBALS));
}

/** The first records of an Excel 97-2003 workbook: encryption, and its sheets with what hides them. */
function inspectGlobals(tally: Tally, bytes: Buffer): void {
  for (let at = 0; at + 4 <= bytes.length;) {
    const kind = bytes.readUInt16LE(at);
    const data = bytes.subarray(at + 4, at + 4 + bytes.readUInt16LE(at + 2));
    if (kind === RECORD.end) return;
    if (kind === RECORD.filePass) {
      tally.add('office/encrypted', 'FILEPASS record');
      return;
    }
    if (kind === RECORD.sheet && data.length >= 8) inspectSheet(tally, data);
    at += 4 + data.length;
  }
}

function inspectSheet(tally: Tally, data: Buffer): void {
  const wide = (data.readUInt8(7) & 1) === 1;
  const name = data.toString(wide ? 'utf16le' : 'latin1', 8, 8 + data.readUInt8(6) * (wide ? 2 : 1));
  const state = data.readUInt8(4) & 3;
  if (state === 1) tally.add('office/hidden-sheet', `sheet ${quoted(name)}`);
  if (state >= 2) tally.add('office/very-hidden-sheet', `sheet ${quoted(name)}`);
  if (data.readUInt8(5) === MACRO_SHEET) tally.add('office/macros', `macro sheet ${quoted(name)}`);
}
