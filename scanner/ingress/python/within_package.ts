import { leadsToCatalogue } from './catalogue';
import { constantText } from './constants';
import type { Scope } from './scope';
import { callArguments, parts } from './tree';
import type { SyntaxNode } from './tree';

/** Names that Python gives a module for its own package; a file that gives them anew is not believed. */
const OWN = new Set(['__package__', '__name__']);
const FORMAT_OWN = /^\{(__package__|__name__)\}\./;

/**
 * Whether the changing name that a call imports surely lies in the file's own package or in one that the catalogue
 * has nothing in: `f"sklearn.{name}"`, `__package__ + ".linalg"`, `import_module("." + name, __name__)`.
 */
export function importsWithin(scope: Scope, call: SyntaxNode): boolean {
  const { plain, named } = callArguments(scope.source, call);
  const start = beginning(scope, plain[0]);
  if (start === undefined) return false;
  if (start.startsWith('.')) return isOwn(scope, plain[1] ?? named.get('package'));
  const module = start.slice(0, Math.max(0, start.lastIndexOf('.')));
  return /^[A-Za-z_]\w*(?:\.\w+)*$/.test(module) && !leadsToCatalogue(module);
}

/** What a text put together while the code runs begins with; the own package is `own`. */
function beginning(scope: Scope, node: SyntaxNode | undefined): string | undefined {
  if (!node) return undefined;
  const constant = constantText(node, scope);
  if (constant !== undefined) return constant;
  switch (node.name) {
    case 'ParenthesizedExpression':
      return beginning(scope, parts(node)[0]);
    case 'FormatString': {
      const inner = /^f(?:"""|'''|"|')([^]*)$/i.exec(scope.source.of(node))?.[1] ?? '';
      const [, own] = FORMAT_OWN.exec(inner) ?? [];
      if (own !== undefined) return scope.isAssigned(own) ? undefined : 'own.';
      return inner.split(/[{\\]/, 1)[0];
    }
    case 'BinaryExpression': {
      const operator = node.getChild('ArithOp');
      if (!operator || scope.source.of(operator) !== '+' || !node.firstChild) return undefined;
      if (!isOwn(scope, node.firstChild)) return beginning(scope, node.firstChild);
      return beginning(scope, node.lastChild ?? undefined)?.startsWith('.') ? 'own.' : undefined;
    }
    default:
      return undefined;
  }
}

function isOwn(scope: Scope, node: SyntaxNode | undefined): boolean {
  if (node?.name !== 'VariableName') return false;
  const name = scope.source.name(node);
  return OWN.has(name) && !scope.isAssigned(name);
}
