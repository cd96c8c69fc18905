import type { Observation } from '../python/analyse';

/** Told of one file. */
const MAX_TOLD = 50;

/** Keys by the forms that their makers give them. Each begins with marks that no ordinary text has. */
const KEYS: ReadonlyArray<readonly [what: string, form: RegExp]> = [
  ['a key of AWS', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g],
  ['a token of GitHub', /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,})/g],
  ['a token of GitLab', /\bgl(?:pat|dt|rt|ptt)-[\w-]{20,}/g],
  ['a token of Slack', /\bxox[abprse]-[\w-]{10,}/g],
  ['a key of Google', /\bAIza[\w-]{35}/g],
  ['a token of a package index', /\b(?:npm_[A-Za-z0-9]{36}|pypi-AgEI[\w-]{20,})/g],
  ['a key of a language model', /\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{32,}/g],
  ['a storage key of Azure', /\bAccountKey=[A-Za-z0-9+/]{60,}={0,2}/g],
  [
    'an address with a password',
    /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@'"{}$<>]{1,100}:[^\s/@'"{}$<>]{3,100}@[\w.-]/g,
  ],
  [
    'a password',
    /\b(?:password|passwd|pwd|api_?key|secret(?:_?key)?|auth_?token|access_?token)["']?\s*(?:=|:|<-)\s*["'](?=[^"'\s]*\d)(?=[^"'\s]*[A-Za-z])[^"'\s{}$<>]{12,100}["']/gi,
  ],
];

/** Letters that are drawn like Latin ones: Cyrillic, Greek capitals and omicron, Armenian. */
const LIKE_LATIN = 'АВЕЅІЈКМНОРСТУХаеіјорсухѕԁԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧοօսց';
const BEYOND_ASCII = /[^\x00-\x7F]/;
const MIXED_WORD = new RegExp(`[A-Za-z0-9_][${LIKE_LATIN}]|[${LIKE_LATIN}][A-Za-z_]`, 'g');
/** Zero-width characters, soft hyphens and fillers between letters of ASCII, where no script needs them. */
const UNSEEN_IN_WORD =
  /[A-Za-z0-9_][\u00AD\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180E\u200B-\u200F\u2060-\u2064\u3164\uFE00-\uFE0F\uFEFF\uFFA0]+[A-Za-z0-9_]/g;

/** Keys, and names that are not what they look like, in a text of any language. */
export function analyseCarried(text: string): Observation[] {
  const found: Observation[] = [];
  for (const [what, form] of KEYS)
    for (const { index } of text.matchAll(form))
      if (found.length < MAX_TOLD)
        found.push({ rule: 'code/secret', line: lineOf(text, index), detail: what });
  if (!BEYOND_ASCII.test(text)) return found;
  for (const form of [MIXED_WORD, UNSEEN_IN_WORD])
    for (const { 0: match, index } of text.matchAll(form))
      if (found.length < MAX_TOLD)
        found.push({ rule: 'code/look-alike', line: lineOf(text, index), detail: codePoints(match) });
  return found;
}

const codePoints = (text: string) =>
  [...text]
    .filter((character) => BEYOND_ASCII.test(character))
    .map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');

const lineOf = (text: string, at: number) => text.slice(0, at).split('\n').length;
