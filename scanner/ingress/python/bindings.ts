import { DECODERS, DECODING_METHODS } from './catalogue';
import { constantText } from './constants';
import type { Scope } from './scope';
import { callArguments } from './tree';
import type { SyntaxNode } from './tree';

/** Marks names that hold what a decoder gave, or what was only unpacked from a compressed form. */
export const DECODED = '()#decoded';
export const UNPACKED = '()#unpacked';

/**
 * Binds what imports and simple assignments give names, in the order of the file, and tells of each import.
 */
export function bindNames(scope: Scope, imported: (module: string, node: SyntaxNode) => void): void {
  scope.source.tree.iterate({
    enter: (at) => {
      if (at.name === 'ImportStatement') bindImport(scope, at.node, imported);
      else if (at.name === 'AssignStatement') bindAssignment(scope, at.node);
      else if (at.name === 'NamedExpression') bindOne(scope, at.node.firstChild, at.node.lastChild);
    },
  });
}

/** `import a.b as c, d` and `from a.b import c as d, e`; relative imports name the repository's own code. */
function bindImport(
  scope: Scope,
  node: SyntaxNode,
  imported: (module: string, node: SyntaxNode) => void
): void {
  const words: string[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (!['(', ')', 'Comment'].includes(child.name)) words.push(scope.source.name(child));
  const from = words[0] === 'from';
  const start = words.indexOf('import') + 1;
  const module = from ? words.slice(1, start - 1).join('') : '';
  if (module.startsWith('.')) return;
  for (const item of clauses(words.slice(start))) {
    const path = from ? `${module}.${item.path}` : item.path;
    imported(from && item.path === '*' ? module : path, node);
    if (item.alias !== undefined) scope.bind(item.alias, path);
    else if (from) scope.bind(item.path, path);
  }
}

function clauses(words: readonly string[]): Array<{ path: string; alias?: string }> {
  const items: Array<{ path: string; alias?: string }> = [];
  let path = '';
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] as string;
    if (word === ',') {
      if (path !== '') items.push({ path });
      path = '';
    } else if (word === 'as') {
      items.push({ path, alias: words[index + 1] ?? '' });
      path = '';
      index += 1;
    } else path += word;
  }
  if (path !== '') items.push({ path });
  return items;
}

/** `a = b = x` and `a, b = x, y`. */
function bindAssignment(scope: Scope, node: SyntaxNode): void {
  const sides: SyntaxNode[][] = [[]];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name === 'AssignOp') sides.push([]);
    else if (child.name !== ',' && child.name !== 'TypeDef') sides[sides.length - 1]?.push(child);
  }
  const values = sides.pop() ?? [];
  for (const targets of sides)
    targets.forEach((target, index) =>
      bindOne(scope, target, targets.length === values.length ? (values[index] ?? null) : null)
    );
}

function bindOne(scope: Scope, target: SyntaxNode | null, value: SyntaxNode | null): void {
  if (target?.name !== 'VariableName') return;
  const name = scope.source.name(target);
  scope.assign(name);
  if (!value) return;
  const text = constantText(value, scope);
  if (text !== undefined) return scope.bindText(name, text);
  const path = scope.path(value);
  if (path !== undefined && !path.endsWith('()')) return scope.bind(name, path);
  if (value.name === 'CallExpression' && isDecoder(scope, value))
    scope.bind(name, `${name}${onlyUnpacks(scope, value) ? UNPACKED : DECODED}`);
}

const UNPACKERS = new Set(['zlib.decompress', 'gzip.decompress', 'bz2.decompress', 'lzma.decompress']);
const PACKED_CODECS = new Set(['zlib', 'zlib_codec', 'bz2', 'bz2_codec', 'zip']);

/** Whether a decoder only decompresses what a plain name holds, as programs do with their own stored objects. */
export function onlyUnpacks(scope: Scope, call: SyntaxNode): boolean {
  const path = scope.path(call.firstChild) ?? '';
  const { plain } = callArguments(scope.source, call);
  const [what, codec] = plain;
  const packed =
    UNPACKERS.has(path) ||
    (path === 'codecs.decode' && PACKED_CODECS.has(constantText(codec ?? null, scope) ?? ''));
  return (
    packed &&
    what?.name === 'VariableName' &&
    constantText(what, scope) === undefined &&
    !scope.path(what)?.endsWith(DECODED)
  );
}

/** Whether a call decodes, downloads or decrypts, by its function or, for objects of unknown kind, by its method. */
export function isDecoder(scope: Scope, call: SyntaxNode, more?: ReadonlySet<string>): boolean {
  const callee = call.firstChild;
  const path = scope.path(callee);
  if (path !== undefined && more?.has(path)) return true;
  if (
    path !== undefined &&
    DECODERS.some((one) => path === one || (one.endsWith('.') && path.startsWith(one)))
  )
    return true;
  const property = callee?.name === 'MemberExpression' ? callee.getChild('PropertyName') : null;
  if (property && DECODING_METHODS.has(scope.source.name(property))) return true;
  // `base64.b64decode(x).decode()` and `requests.get(u).text`: what it is called on counts.
  for (let inner = callee?.firstChild ?? null; inner; inner = inner.firstChild)
    if (inner.name === 'CallExpression') return isDecoder(scope, inner, more);
  return false;
}
