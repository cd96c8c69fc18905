import { LimitReached } from '../inspection';
import type { Inspection } from '../inspection';
import { Tally } from '../tally';
import { scanRtf } from './rtf_scan';

/** Larger documents are not read. */
const MAX_BYTES = 256 * 1024 * 1024;
/** Characters in destinations of unknown kinds, all together. */
const MAX_UNKNOWN = 1_024;

/** Control words that are a finding by standing there. */
const FOUND = new Map([
  ...['object', 'objdata', 'objemb', 'objlink', 'objocx', 'pict', 'nonshppict', 'bin'].map(
    (word) => [word, 'markup/object'] as const
  ),
  ...[
    'v',
    'webhidden',
    'deleted',
    'revised',
    'themedata',
    'colorschememapping',
    'datastore',
    'datafield',
    'docvar',
    'userprops',
  ].map((word) => [word, 'markup/hidden-text'] as const),
  ...['annotation', 'atnid', 'atnauthor'].map((word) => [word, 'markup/comment'] as const),
  ...['template', 'fldinst', 'mailmerge', 'linkval'].map((word) => [word, 'markup/external'] as const),
]);
/** Fields that show what the document itself holds, and links that are only followed on a click. */
const HARMLESS_FIELD =
  /^\s*(HYPERLINK|PAGE|NUMPAGES|TOC|REF|PAGEREF|SEQ|DATE|TIME|AUTHOR|TITLE|SYMBOL|FORMTEXT|MERGEFIELD|STYLEREF)\b/i;
/** Optional destinations that Word and LibreOffice write by themselves. */
const KNOWN = new Set(
  'generator listtable listoverridetable listpicture revtbl rsidtbl pnseclvl latentstyles xmlnstbl wgrffmtfilter mmathpr fldinst shppict panose falt bkmkstart bkmkend cs ts ds ftnsep ftnsepc aftnsep aftnsepc pgptbl company title operator hlinkbase shpinst ud listlevel levelmarker blipuid defchp defpap pn pgdsctbl background expandedcolortbl cocoatextscaling'.split(
    ' '
  )
);

/** RTF: objects, binary data, hidden text, fields, and what stands behind the last brace. */
export function inspectRtf(inspection: Inspection): void {
  const { source } = inspection;
  if (source.size > MAX_BYTES) throw new LimitReached(`an RTF document of ${source.size} bytes`);
  const bytes = Buffer.from(source.read(0, source.size));
  const tally = new Tally();
  let unknown = 0;
  let words = 0;
  const end = scanRtf(bytes, {
    word: (word, value, at) => {
      if ((words += 1) % 10_000 === 0) inspection.checkTime();
      const rule = FOUND.get(word);
      if (!rule || value === 0) return;
      if (word === 'fldinst' && HARMLESS_FIELD.test(fieldText(bytes, at))) return;
      tally.add(rule, word === 'bin' ? `\\bin of ${value ?? 0} bytes` : `\\${word}`);
    },
    destination: (name, length) => {
      if (!KNOWN.has(name) && !FOUND.has(name)) unknown += length;
    },
  });
  if (unknown > MAX_UNKNOWN)
    tally.add('markup/hidden-text', `${unknown} bytes in destinations of unknown kinds`);
  tally.report(inspection);
  const behind = bytes
    .subarray(end)
    .toString('latin1')
    .replace(/[\s\0]+/g, '');
  if (behind !== '')
    inspection.report('markup/trailing', { evidence: `${bytes.length - end} bytes from offset ${end}` });
}

/** The beginning of a field's instruction, without braces and control words. */
const fieldText = (bytes: Buffer, at: number) =>
  bytes
    .toString('latin1', at, at + 300)
    .replace(/\\[a-z]+-?\d* ?/gi, ' ')
    .replace(/[{}]/g, '');
