import { quoted } from '../member';
import type { Tally } from '../tally';
import type { Attribute } from './tag_scan';

const EMBEDDING = new Set([
  'iframe',
  'frame',
  'object',
  'embed',
  'applet',
  'portal',
  'foreignobject',
  'fencedframe',
]);
/** Elements that a reader does not see. */
const UNSEEN = new Set(['template', 'noscript', 'noembed', 'noframes']);
/** Attributes that browsers fetch from, whatever the element. */
const FETCHED = new Set([
  'src',
  'srcset',
  'poster',
  'background',
  'data',
  'codebase',
  'archive',
  'lowsrc',
  'dynsrc',
  'imagesrcset',
  'manifest',
  'action',
  'formaction',
]);
/** Elements whose href is fetched and not followed. */
const FETCHED_HREF = new Set([
  'link',
  'image',
  'use',
  'feimage',
  'script',
  'base',
  'mpath',
  'tref',
  'include',
  'import',
  'cursor',
  'filter',
  'pattern',
  'lineargradient',
  'radialgradient',
  'textpath',
]);
const OUTSIDE = /^(https?:|ftps?:|file:|smb:|wss?:|\/\/|\\\\)/i;
const SCRIPT_ADDRESS = /^(javascript|vbscript|livescript|mocha):/i;
const UNSEEN_STYLE =
  /display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(\.0*)?\s*(;|$)|font-size\s*:\s*0/i;

/** What one element gives away by its name and attributes. */
export function inspectElement(tally: Tally, name: string, attributes: readonly Attribute[]): void {
  if (EMBEDDING.has(name)) tally.add('markup/embedded', name);
  if (UNSEEN.has(name)) tally.add('markup/hidden-text', name);
  for (const [key, value] of attributes) {
    // Browsers leave out blanks and control characters in addresses.
    const address = value.slice(0, 2_048).replace(/[\0- ]+/g, '');
    if (/^on[a-z]{3,}$/.test(key)) tally.add('markup/script', `${key} in ${name}`);
    else if (SCRIPT_ADDRESS.test(address)) tally.add('markup/script', `script address in ${name}`);
    else if (key === 'srcdoc') tally.add('markup/embedded', `srcdoc in ${name}`);
    else if (key === 'style') inspectStyle(tally, value, name);
    else if ((FETCHED.has(key) || (key === 'href' && FETCHED_HREF.has(name))) && OUTSIDE.test(address))
      tally.add('markup/external', `${key} in ${name} to ${quoted(hostOf(address))}`);
    else if (key === 'hidden' || (key === 'type' && name === 'input' && /^hidden$/i.test(value)))
      tally.add('markup/hidden-text', `hidden ${name}`);
    else if (key === 'display' && value.trim() === 'none')
      tally.add('markup/hidden-text', `${name} not displayed`);
    else if (key === 'attributename' && /^(on|.*href$)/i.test(value))
      tally.add('markup/script', `${name} changes ${value.slice(0, 40)}`);
    else if (key === 'http-equiv' && /refresh/i.test(value))
      tally.add('markup/external', 'goes to another page by itself');
  }
}

/** A style sheet or a style attribute: what it runs, fetches or hides. */
export function inspectStyle(tally: Tally, style: string, element?: string): void {
  if (/expression\s*\(|-moz-binding|behavior\s*:/i.test(style))
    tally.add('markup/script', 'style that runs code');
  if (/(url\(\s*["']?|@import\s*["'])\s*(https?:|ftp:|file:|\/\/)/i.test(style))
    tally.add('markup/external', element ? `style of ${element}` : 'style sheet');
  if (element && UNSEEN_STYLE.test(style)) tally.add('markup/hidden-text', `hidden ${element}`);
}

/** The part of an address that says where it leads. */
const hostOf = (address: string) => /^[^/?#]*(\/\/[^/?#]*)?/.exec(address)?.[0].slice(0, 200) ?? '';
