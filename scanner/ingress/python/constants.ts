import { callArguments, parts } from './tree';
import type { SyntaxNode } from './tree';
import type { Scope } from './scope';

/** Constants that are put together are followed up to this many characters and steps. */
const MAX_LENGTH = 64 * 1024;
const MAX_DEPTH = 64;

/**
 * The text that an expression always gives, when it is put together from constants alone: joined, reversed, decoded
 * from base64, hex or rot13. Undefined when it is not, or is too long. Nothing is ever run.
 */
export function constantText(node: SyntaxNode | null, scope: Scope, depth = 0): string | undefined {
  if (!node || depth > MAX_DEPTH) return undefined;
  const text = evaluate(node, scope, depth);
  return text !== undefined && text.length <= MAX_LENGTH ? text : undefined;
}

function evaluate(node: SyntaxNode, scope: Scope, depth: number): string | undefined {
  const { source } = scope;
  const next = (inner: SyntaxNode | null | undefined) => constantText(inner ?? null, scope, depth + 1);
  switch (node.name) {
    case 'String':
      return literal(source.of(node));
    case 'FormatString':
      return node.firstChild?.name === 'FormatReplacement' || source.of(node).includes('{')
        ? undefined
        : literal(source.of(node));
    case 'ContinuedString':
      return joined(parts(node).map(next));
    case 'ParenthesizedExpression':
      return next(parts(node)[0]);
    case 'VariableName':
      return scope.textOf(source.name(node));
    case 'BinaryExpression': {
      const operator = node.getChild('ArithOp');
      if (!operator || source.of(operator) !== '+') return undefined;
      return joined([next(node.firstChild), next(node.lastChild)]);
    }
    case 'MemberExpression':
      return source.of(node).replace(/\s/g, '').endsWith('[::-1]')
        ? reversed(next(node.firstChild))
        : undefined;
    case 'CallExpression':
      return ofCall(node, scope, next);
    default:
      return undefined;
  }
}

function ofCall(
  node: SyntaxNode,
  scope: Scope,
  next: (inner: SyntaxNode | null | undefined) => string | undefined
): string | undefined {
  const { source } = scope;
  const { plain } = callArguments(source, node);
  const [first, second] = plain;
  switch (scope.path(node.firstChild)) {
    case 'chr': {
      const code = first?.name === 'Number' ? Number(source.of(first)) : NaN;
      return Number.isInteger(code) && code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    }
    case 'str':
    case 'bytes':
      return next(first);
    case 'base64.b64decode':
    case 'base64.urlsafe_b64decode':
    case 'base64.decodebytes':
      return decoded(next(first), 'base64');
    case 'bytes.fromhex':
    case 'bytearray.fromhex':
    case 'binascii.unhexlify':
    case 'base64.b16decode':
      return decoded(next(first), 'hex');
    case 'codecs.decode': {
      const how = next(second)?.replace(/[-_]/g, '').toLowerCase();
      if (how === 'rot13') return rot13(next(first));
      return how === 'hex' || how === 'base64' ? decoded(next(first), how) : undefined;
    }
  }
  const callee = node.firstChild;
  const method = callee?.name === 'MemberExpression' ? callee.getChild('PropertyName') : null;
  const on = callee?.firstChild;
  switch (method ? source.name(method) : '') {
    case 'decode':
    case 'encode':
    case 'strip':
    case 'lower':
      return next(on);
    case 'join': {
      const list =
        first && ['ArrayExpression', 'TupleExpression'].includes(first.name)
          ? parts(first).map(next)
          : undefined;
      const between = next(on);
      return list && between !== undefined && list.every((item) => item !== undefined)
        ? list.join(between)
        : undefined;
    }
    case 'replace': {
      const [from, to, text] = [next(first), next(second), next(on)];
      return from !== undefined && to !== undefined ? text?.split(from).join(to) : undefined;
    }
    default:
      return undefined;
  }
}

const joined = (texts: ReadonlyArray<string | undefined>): string | undefined =>
  texts.every((text) => text !== undefined) ? texts.join('') : undefined;

const reversed = (text: string | undefined) => text && [...text].reverse().join('');

const decoded = (text: string | undefined, how: 'base64' | 'hex') =>
  text === undefined ? undefined : Buffer.from(text, how).toString('utf8');

const rot13 = (text: string | undefined) =>
  text?.replace(/[a-z]/gi, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });

const ESCAPES: Record<string, string> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\n': '',
};

/** The value of a string literal; prefixes and escapes as Python's reference, 2.4.1, has them. */
function literal(source: string): string | undefined {
  const [, prefix = '', quote = ''] = /^([a-z]{0,2})("""|'''|"|')/i.exec(source) ?? [];
  if (quote === '') return undefined;
  const inner = source.slice(
    prefix.length + quote.length,
    source.endsWith(quote) ? -quote.length : undefined
  );
  if (/r/i.test(prefix)) return inner;
  return inner.replace(
    /\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|([0-7]{1,3})|([^]))/gi,
    (all, x?: string, u?: string, long?: string, octal?: string, other?: string) => {
      const hex = x ?? u ?? long;
      const code =
        hex !== undefined ? parseInt(hex, 16) : octal !== undefined ? parseInt(octal, 8) : undefined;
      if (code !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : all;
      return ESCAPES[other ?? ''] ?? all;
    }
  );
}
