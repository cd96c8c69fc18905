import { parser } from '@lezer/python';
import type { SyntaxNode, Tree } from '@lezer/common';

export type { SyntaxNode } from '@lezer/common';

/**
 * `1.` with nothing behind the point: the parser's grammar takes the point for a member's and loses its way. A zero in
 * the point's place keeps every offset; texts are read from the source itself.
 */
const BARE_POINT = /(?<![\w.])(\d[\d_]*)\.(?![\w.])/g;

const BEYOND_ASCII = /[^\x00-\x7F]/;

/** Source text and its syntax tree. */
export class Source {
  readonly tree: Tree;

  constructor(readonly text: string) {
    this.tree = parser.parse(text.replace(BARE_POINT, '$10'));
  }

  /** The text of a node. */
  of(node: SyntaxNode): string {
    return this.text.slice(node.from, node.to);
  }

  /** A name as Python reads it: identifiers are compared after NFKC (PEP 3131). */
  name(node: SyntaxNode): string {
    const name = this.of(node);
    return BEYOND_ASCII.test(name) ? name.normalize('NFKC') : name;
  }
}

/** Nodes that are only there for the eye. */
const PUNCTUATION = new Set(['(', ')', '[', ']', '{', '}', ',', ':', '.', 'Comment']);

/** The children that mean something. */
export function parts(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (!PUNCTUATION.has(child.name)) found.push(child);
  return found;
}

/** The arguments of a call in order, and those with a name; `*x` and `**x` are left out. */
export function callArguments(
  source: Source,
  call: SyntaxNode
): { plain: SyntaxNode[]; named: Map<string, SyntaxNode> } {
  const plain: SyntaxNode[] = [];
  const named = new Map<string, SyntaxNode>();
  const list = call.getChild('ArgList');
  for (let child = list?.firstChild ?? null; child; child = child.nextSibling) {
    if (PUNCTUATION.has(child.name) || child.name === '*' || child.name === '**') continue;
    const assign = child.nextSibling;
    if (child.name === 'VariableName' && assign?.name === 'AssignOp' && assign.nextSibling) {
      named.set(source.name(child), assign.nextSibling);
      child = assign.nextSibling;
    } else plain.push(child);
  }
  return { plain, named };
}
