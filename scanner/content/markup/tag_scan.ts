/** One attribute, its value with character references undone. */
export type Attribute = readonly [name: string, value: string];

/** What stands in markup, one after another. Places are indices of the text. */
export type Piece =
  | { kind: 'open'; name: string; attributes: Attribute[]; at: number; end: number }
  | { kind: 'close'; name: string; at: number; end: number }
  | { kind: 'comment' | 'cdata' | 'doctype' | 'instruction'; text: string; at: number; end: number }
  /** The content of a script or a style sheet, which is no markup. */
  | { kind: 'raw'; name: string; text: string; at: number; end: number };

/** Content up to its own closing tag. */
const RAW = new Set(['script', 'style']);
const MAX_ATTRIBUTES = 10_000;

/**
 * Takes HTML, SVG or XML apart as tolerantly as browsers do: what is no tag is text, and what has no end goes on
 * to the end of the text.
 */
export function* scanTags(text: string): Generator<Piece> {
  let at = text.indexOf('<');
  while (at >= 0) {
    const piece = pieceAt(text, at);
    if (piece) yield piece;
    let end = piece?.end ?? at + 1;
    if (piece?.kind === 'open' && RAW.has(piece.name) && text[end - 2] !== '/') {
      const close = closingTag(text, piece.name, end);
      yield { kind: 'raw', name: piece.name, text: text.slice(end, close), at: end, end: close };
      end = close;
    }
    at = text.indexOf('<', end);
  }
}

function pieceAt(text: string, at: number): Piece | undefined {
  if (text.startsWith('<!--', at)) return between(text, at, 'comment', 4, '-->');
  if (text.startsWith('<![CDATA[', at)) return between(text, at, 'cdata', 9, ']]>');
  if (text.startsWith('<?', at)) return between(text, at, 'instruction', 2, '>');
  if (text.startsWith('<!', at)) return doctype(text, at);
  const closing = text[at + 1] === '/';
  const name = nameAt(text, at + (closing ? 2 : 1));
  if (name === '') return undefined;
  if (closing) {
    const end = text.indexOf('>', at);
    return { kind: 'close', name: local(name), at, end: end < 0 ? text.length : end + 1 };
  }
  return openTag(text, at, name);
}

function between(
  text: string,
  at: number,
  kind: 'comment' | 'cdata' | 'instruction',
  skip: number,
  mark: string
): Piece {
  const found = text.indexOf(mark, at + skip);
  const stop = found < 0 ? text.length : found;
  return { kind, text: text.slice(at + skip, stop), at, end: Math.min(text.length, stop + mark.length) };
}

/** A DOCTYPE goes on to the first `>` outside quotation marks and its own brackets. */
function doctype(text: string, at: number): Piece {
  let open = 0;
  let quote = '';
  let end = at + 2;
  for (; end < text.length; end += 1) {
    const sign = text[end] as string;
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '[') open += 1;
    else if (sign === ']') open -= 1;
    else if (sign === '>' && open <= 0) break;
  }
  return { kind: 'doctype', text: text.slice(at + 2, end), at, end: Math.min(text.length, end + 1) };
}

const NAME_END = /[\s/>=]/g;
const nameAt = (text: string, at: number) =>
  /[A-Za-z_]/.test(text[at] ?? '') ? text.slice(at, indexOf(NAME_END, text, at)) : '';
const local = (name: string) => name.slice(name.indexOf(':') + 1).toLowerCase();

function indexOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  return found ? found.index : text.length;
}

const NOT_BLANK = /[^\s/]/g;
const VALUE_START = /\S/g;
const VALUE_END = /[\s>]/g;

function openTag(text: string, at: number, name: string): Piece {
  const attributes: Attribute[] = [];
  let place = at + 1 + name.length;
  for (;;) {
    place = indexOf(NOT_BLANK, text, place);
    if (place >= text.length || text[place] === '>') break;
    const nameEnd = Math.max(place + 1, indexOf(NAME_END, text, place));
    const key = text.slice(place, nameEnd);
    const equals = indexOf(VALUE_START, text, nameEnd);
    if (text[equals] !== '=') {
      push(attributes, key, '');
      place = nameEnd;
      continue;
    }
    const start = indexOf(VALUE_START, text, equals + 1);
    const quote = text[start];
    const quoted = quote === '"' || quote === "'";
    const found = quoted ? text.indexOf(quote, start + 1) : indexOf(VALUE_END, text, start);
    const end = found < 0 ? text.length : found;
    push(attributes, key, text.slice(quoted ? start + 1 : start, end));
    place = quoted ? end + 1 : end;
  }
  return { kind: 'open', name: local(name), attributes, at, end: Math.min(text.length, place + 1) };
}

function push(attributes: Attribute[], key: string, value: string): void {
  if (attributes.length < MAX_ATTRIBUTES) attributes.push([local(key), undoReferences(value)]);
}

function closingTag(text: string, name: string, from: number): number {
  const pattern = name === 'script' ? /<\/script[\s/>]/gi : /<\/style[\s/>]/gi;
  return indexOf(pattern, text, from);
}

const NAMED: Readonly<Record<string, string>> = {
  colon: ':',
  tab: '\t',
  newline: '\n',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  sol: '/',
};

/** Undoes the character references that could disguise an address. */
function undoReferences(value: string): string {
  if (!value.includes('&')) return value;
  return value.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));?/gi,
    (all, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? all;
      const point = hex !== undefined ? parseInt(hex, 16) : Number(decimal);
      return point <= 0x10ffff ? String.fromCodePoint(point) : all;
    }
  );
}
