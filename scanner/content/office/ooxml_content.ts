import type { Inspection } from '../inspection';
import { quoted } from '../member';
import type { Tally } from '../tally';
import type { TextReader } from './shown_text';
import { readXml } from './xml';
import type { XmlTag } from './xml';

/** Characters of a core property, such as the title, that need no explanation. */
const MAX_PROPERTY = 200;
/** Points under which a row, or characters under which a column, cannot be seen. */
const THIN = 0.3;

const CHANGES = new Set(
  'ins del moveFrom moveTo rPrChange pPrChange sectPrChange tblPrChange trPrChange tcPrChange cellIns cellDel cellMerge delText delInstrText'.split(
    ' '
  )
);
const COMMENTS = new Set(['comment', 'threadedComment', 'cm']);
const NOTHING_SHOWN = /^"?\s*;\s*;\s*;?\s*"?$|^;;;/;

const isOn = (value: string | undefined) =>
  value !== undefined && !['0', 'false', 'off', 'none'].includes(value);

/** Reads one XML part of a Word, Excel or PowerPoint document and counts what people do not see; `reader` gets the rest. */
export function inspectPartContent(
  inspection: Inspection,
  tally: Tally,
  part: string,
  bytes: Buffer,
  reader?: TextReader
): void {
  const place = (what: string) => `${what} in ${quoted(part)}`;
  const inSheet = /\/worksheets\//i.test(part);
  let commentChars = 0;
  let property = '';
  let field = '';
  readXml(inspection, bytes, {
    open: (tag) => {
      reader?.open(tag);
      property = tag.name;
      if (CHANGES.has(tag.name)) tally.add('office/tracked-changes', place(tag.name));
      else if (COMMENTS.has(tag.name)) tally.add('office/comments', place('comment'));
      else if (inSheet) inspectSheetTag(tally, tag, place);
      else inspectTag(tally, tag, place);
    },
    close: (name) => {
      reader?.close(name);
      if (name === 'instrText' || name === 'p') {
        if (/\bDDE(AUTO)?\b|\bINCLUDE(TEXT|PICTURE)\b/.test(field))
          tally.add('office/external', place('field'));
        field = '';
      }
      property = '';
    },
    text: (text) => {
      reader?.text(text);
      if (property === 'instrText') field += text.slice(0, 1_000);
      if (/^docprops\/core/i.test(part) && text.length > MAX_PROPERTY)
        tally.add('office/properties', place(`${property} of ${text.length} characters`));
    },
    comment: (text) => (commentChars += text.length),
  });
  if (commentChars > 0) tally.add('markup/comment', place(`${commentChars} characters`));
}

function inspectTag(tally: Tally, { name, attribute }: XmlTag, place: (what: string) => string): void {
  switch (name) {
    case 'vanish':
    case 'specVanish':
      if (isOn(attribute('val') ?? '1')) tally.add('office/hidden-text', place('hidden text'));
      break;
    case 'AlternateContent':
      tally.add('office/alternate-content', place('AlternateContent'));
      break;
    case 'altChunk':
    case 'OLEObject':
    case 'oleObj':
      tally.add('office/embedded', place(name));
      break;
    case 'sheet': {
      const state = attribute('state');
      const sheet = `sheet ${quoted(attribute('name') ?? '')}`;
      if (state === 'hidden') tally.add('office/hidden-sheet', sheet);
      else if (state && state !== 'visible') tally.add('office/very-hidden-sheet', sheet);
      break;
    }
    case 'definedName':
      if (isOn(attribute('hidden')) && attribute('name') !== '_xlnm._FilterDatabase')
        tally.add('office/hidden-cells', `hidden name ${quoted(attribute('name') ?? '')}`);
      break;
    case 'docVar':
      tally.add('office/properties', place(`variable ${quoted(attribute('name') ?? '')}`));
      break;
    case 'numFmt':
      if (NOTHING_SHOWN.test(attribute('formatCode') ?? ''))
        tally.add('office/hidden-cells', place('number format that shows nothing'));
      break;
    case 'sld':
      if (attribute('show') !== undefined && !isOn(attribute('show')))
        tally.add('office/hidden-text', place('hidden slide'));
      break;
    case 'cNvPr':
      if (isOn(attribute('hidden'))) tally.add('office/hidden-text', place('hidden shape'));
      break;
  }
}

function inspectSheetTag(tally: Tally, { name, attribute }: XmlTag, place: (what: string) => string): void {
  const thin = (value: string | undefined) => value !== undefined && Number(value) < THIN;
  if (name === 'row') {
    if (isOn(attribute('hidden')) || thin(attribute('ht')))
      tally.add('office/hidden-cells', place('hidden row'));
  } else if (name === 'col') {
    if (isOn(attribute('hidden')) || thin(attribute('width')))
      tally.add('office/hidden-cells', place(`hidden columns ${attribute('min')} to ${attribute('max')}`));
  } else if (name === 'sheetFormatPr') {
    if (isOn(attribute('zeroHeight'))) tally.add('office/hidden-cells', place('all rows that are not named'));
  } else if (name === 'oleObject') tally.add('office/embedded', place(name));
  else if (name === 'scenario') tally.add('office/hidden-cells', place('scenario with values of its own'));
  else if (name === 'AlternateContent') tally.add('office/alternate-content', place(name));
}
