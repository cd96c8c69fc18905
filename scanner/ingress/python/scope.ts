import { constantText } from './constants';
import { callArguments, parts } from './tree';
import type { Source, SyntaxNode } from './tree';

/** Links of a dotted name, and names within names, that are followed. */
const MAX_DEPTH = 24;

/**
 * What names stand for in one file: `s` for `os.system` after `from os import system as s`. Names are taken for the
 * whole file at once, whatever function they stand in: one that is bound twice keeps what is graver to us, the last
 * import or alias.
 */
export class Scope {
  private readonly names = new Map<string, string>();
  private readonly texts = new Map<string, string>();
  private readonly assigned = new Set<string>();

  constructor(readonly source: Source) {}

  bind(name: string, path: string): void {
    if (name !== path) this.names.set(name, path);
  }

  bindText(name: string, text: string): void {
    this.texts.set(name, text);
  }

  /** Notes that the file itself gives the name something, whether that can be followed or not. */
  assign(name: string): void {
    this.assigned.add(name);
  }

  isAssigned(name: string): boolean {
    return this.assigned.has(name);
  }

  textOf(name: string): string | undefined {
    return this.texts.get(name);
  }

  /** The dotted path of an expression: `os.system` for `getattr(o, 'sys' + 'tem')`; undefined when it is none. */
  path(node: SyntaxNode | null, depth = 0): string | undefined {
    if (!node || depth > MAX_DEPTH) return undefined;
    const { source } = this;
    switch (node.name) {
      case 'VariableName': {
        const name = source.name(node);
        return plain(this.names.get(name) ?? name);
      }
      case 'ParenthesizedExpression':
        return this.path(parts(node)[0] ?? null, depth + 1);
      case 'NamedExpression':
        return this.path(node.lastChild, depth + 1);
      case 'MemberExpression':
        return this.member(node, depth);
      case 'CallExpression':
        return this.call(node, depth);
      default:
        return undefined;
    }
  }

  private member(node: SyntaxNode, depth: number): string | undefined {
    const base = this.path(node.firstChild, depth + 1);
    const property = node.getChild('PropertyName');
    if (property) return base === undefined ? undefined : plain(`${base}.${this.source.name(property)}`);
    // `x["name"]`: only where x is a table of names.
    if (
      base === undefined ||
      !/^(globals|locals|vars)\(\)$|__dict__$|^sys\.modules$|^__builtins__$/.test(base)
    )
      return undefined;
    const key = constantText(parts(node)[1] ?? null, this);
    if (key === undefined) return undefined;
    if (base === 'sys.modules' || base.endsWith('()')) return plain(this.names.get(key) ?? key);
    return plain(`${base.replace(/\.?__dict__$/, '')}.${key}`.replace(/^\./, ''));
  }

  private call(node: SyntaxNode, depth: number): string | undefined {
    const callee = this.path(node.firstChild, depth + 1);
    if (callee === undefined) return undefined;
    const { plain: args } = callArguments(this.source, node);
    if (callee === 'getattr') {
      const base = this.path(args[0] ?? null, depth + 1);
      const name = constantText(args[1] ?? null, this);
      return base === undefined || name === undefined ? undefined : plain(`${base}.${name}`);
    }
    if (callee === '__import__' || callee === 'importlib.import_module' || callee === 'importlib.__import__')
      return constantText(args[0] ?? null, this);
    if (callee === 'vars' && args[0]) {
      const of = this.path(args[0], depth + 1);
      return of === undefined ? undefined : `${of}.__dict__`;
    }
    return `${callee}()`;
  }
}

/** Builtins by their plain name, however they were reached. */
const plain = (path: string): string =>
  path.replace(/^(?:builtins|__builtins__|__builtin__)(?:\.__dict__)?\.(?=.)/, '');
