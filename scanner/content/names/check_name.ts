import type { Inspection } from '../inspection';
import { TYPES, typesOfExtension } from '../types';
import type { TypeId } from '../types';

// Static expressions over names, which are short.
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const INVISIBLE =
  /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\u034f\u115f\u1160\u2800\u3164\ufe00-\ufe0f\uffa0\ufffd]/u;
const LATIN = /\p{Script=Latin}/u;
const LIKE_LATIN = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;
const FORMS = /[\uff01-\uff5e\u{1d400}-\u{1d7ff}\u2024\u2044\u2215]/u;
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|clock\$|conin\$|conout\$)(\.|$)/i;
const FORBIDDEN = /[<>"|?*\\]/;
const TEMPORARY = /^(~\$|\.~lock\.|~wr[dlas])|(\.(tmp|temp|bak|swp|swo|part|crdownload|orig)|~)$/i;
const SYSTEM = new Set([
  'thumbs.db',
  '.ds_store',
  'desktop.ini',
  'ehthumbs.db',
  '.directory',
  '$recycle.bin',
]);
/** Files that macOS keeps beside others on shares. */
const RESOURCE_FORK = /^\._/;
const WORDS = /[\s._()[\]-]+/u;
/** Extensions that stand before another one by habit. */
const PACKED = new Set(['gz', 'bz2', 'xz', 'zst', 'lz4', 'z', 'zip', 'asc', 'gpg']);
/** Shorter ones stand in names by chance ("fit.m.csv"). */
const MIN_EXTENSION = 3;

/** What a name says by itself. Parts of the path above it are looked at as well. */
export function checkName(inspection: Inspection): void {
  const { path, name } = inspection;
  const member = path.lastIndexOf('!/');
  const inner = member === -1 ? path : path.slice(member + 2);
  for (const part of inner.split('/')) if (part !== '' && part !== '.') checkPart(inspection, part);
  checkLength(inspection, name, inner);
  checkExtensions(inspection, name);
  const lower = name.toLowerCase();
  if (SYSTEM.has(lower) || RESOURCE_FORK.test(name)) inspection.report('names/system-file');
  else if (TEMPORARY.test(name)) inspection.report('names/temporary');
  else if (name.startsWith('.')) inspection.report('names/hidden');
}

/** The name spelt so that what does not show is seen. */
const spelt = (name: string) =>
  JSON.stringify(name).replace(
    /[^ -~]/gu,
    (character) => `<U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}>`
  );

function checkPart(inspection: Inspection, part: string): void {
  const evidence = spelt(part);
  if (DIRECTION.test(part)) inspection.report('names/direction', { evidence });
  else if (INVISIBLE.test(part)) inspection.report('names/control', { evidence });
  if (FORMS.test(part) || part.split(WORDS).some((word) => LATIN.test(word) && LIKE_LATIN.test(word)))
    inspection.report('names/look-alike', { evidence });
  if (part.includes(':')) inspection.report('names/stream', { evidence });
  if (RESERVED.test(part) || FORBIDDEN.test(part)) inspection.report('names/reserved', { evidence });
  if (/^\s|[\s.]$|\s{4}/u.test(part)) inspection.report('names/blanks', { evidence });
}

function checkLength(inspection: Inspection, name: string, path: string): void {
  const most = inspection.policy.threshold('nameCharacters');
  const { length } = name;
  if (length > most)
    inspection.report('names/too-long', { message: `The name has ${length} characters, more than ${most}.` });
  else if (path.length > most * 4)
    inspection.report('names/too-long', {
      message: `The names of the folders and of the file have ${path.length} characters, more than ${most * 4}.`,
    });
}

/** `scan.dcm.csv`: a kind that may not leave, made to look like one that may. */
function checkExtensions(inspection: Inspection, name: string): void {
  const parts = name.toLowerCase().split('.').slice(1);
  const last = parts.pop();
  if (last === undefined || PACKED.has(last)) return;
  const inner = parts
    .map((part) => part.trim())
    .find(
      (part) =>
        part.length >= MIN_EXTENSION && part !== last && !PACKED.has(part) && mayNotLeave(inspection, part)
    );
  if (inner !== undefined) inspection.report('names/double-extension', { evidence: `.${inner}.${last}` });
}

/** A known extension that stands for no kind that may leave, and for no text. */
function mayNotLeave(inspection: Inspection, extension: string): boolean {
  const kinds = typesOfExtension(extension);
  const isText = (id: TypeId) => TYPES[id].group === 'text' || TYPES[id].group === 'code';
  return kinds.length > 0 && !kinds.some((id) => isText(id) || inspection.policy.allowance(id));
}
