import type { RuleId } from '../../rules';
import { DECODED, UNPACKED, bindNames, isDecoder, onlyUnpacks } from './bindings';
import { CALLS, METHODS, TELLTALES, TELLTALE_PAIRS, findModule } from './catalogue';
import { constantText } from './constants';
import { Scope } from './scope';
import { Source, callArguments } from './tree';
import type { SyntaxNode } from './tree';
import { importsWithin } from './within_package';

/** Something that the code does, at a line (1 is the first). */
export interface Observation {
  rule: RuleId;
  line: number;
  /** Beyond the rule's own sentence. */
  detail?: string;
}

/** Observations of one file; code within code within code. */
const MAX_OBSERVATIONS = 500;
const MAX_NESTING = 3;
/** A tree is not looked into deeper than this for what an argument is made of. */
const MAX_NODES = 5_000;

const RUNNERS = new Set(['exec', 'eval', 'compile', 'execfile']);
const WORD = /[A-Za-z_][A-Za-z0-9_]*/g;
const BEYOND_ASCII = /[^\x00-\x7F]/;

/** With `getattr`, the last part of a name may be put together: the first is enough then. */
const BY_NAME = 'getattr';
const FIRST_PARTS = new Set([
  ...TELLTALE_PAIRS.map(([first]) => first),
  ...['sys', 'shutil', 'posix', 'nt', 'os'],
]);
const PARTS = new Set([BY_NAME, ...FIRST_PARTS, ...TELLTALE_PAIRS.map(([, last]) => last)]);

/**
 * Whether a text can use anything of the catalogue at all; a quick look that spares most files the parser. Letters
 * beyond ASCII are read as Python reads them (`ｅｘｅｃ` is `exec`).
 */
export function mayMatter(text: string): boolean {
  if (BEYOND_ASCII.test(text) && text.normalize('NFKC') !== text) return true;
  const seen = new Set<string>();
  for (const { 0: word, index } of text.matchAll(WORD)) {
    // `re.compile` and `frame.eval` are methods of something else, and `builtins.eval` has its own telltale.
    if (TELLTALES.has(word) && !(RUNNERS.has(word) && text.charAt(index - 1) === '.')) return true;
    if (PARTS.has(word)) seen.add(word);
  }
  if (seen.has(BY_NAME) && [...seen].some((word) => FIRST_PARTS.has(word))) return true;
  return TELLTALE_PAIRS.some(([first, last]) => seen.has(first) && seen.has(last));
}

/** What Python code does, by its syntax tree. `allowed` are modules that the policy lets this project use. */
export function analysePython(text: string, allowed: ReadonlySet<string>, nesting = 0): Observation[] {
  if (!mayMatter(text)) return [];
  const source = new Source(text);
  const scope = new Scope(source);
  const seen = new Observer(text, allowed);
  bindNames(scope, (module, node) => seen.imported(module, node));
  source.tree.iterate({
    // A node of its own is made only where one is needed: most are passed by.
    enter: (at) => {
      // The parser knows less than Python in places; only what it stumbled over beside something that matters counts.
      if (at.type.isError) {
        if (mayMatter(lineAround(text, at.from))) seen.note('python/syntax', at.node);
      } else if (at.name === 'CallExpression') call(scope, at.node, seen, nesting);
      else if (at.name === 'FunctionDefinition') reduce(scope, at.node, seen);
      else if (at.name === 'PropertyName' && source.name(at.node) === '__subclasses__')
        seen.note('python/dynamic-attribute', at.node);
      return !seen.full;
    },
  });
  return seen.observations;
}

function lineAround(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, end < 0 ? text.length : end);
}

class Observer {
  readonly observations: Observation[] = [];
  private readonly modules = new Set<string>();
  private counted = { at: 0, line: 1 };

  constructor(
    private readonly text: string,
    private readonly allowed: ReadonlySet<string>
  ) {}

  get full(): boolean {
    return this.observations.length >= MAX_OBSERVATIONS;
  }

  note(rule: RuleId, node: SyntaxNode, detail?: string): void {
    if (this.full) return;
    const line = this.lineOf(node.from);
    if (this.observations.some((other) => other.rule === rule && other.line === line)) return;
    this.observations.push({ rule, line, ...(detail !== undefined && { detail }) });
  }

  imported(module: string, node: SyntaxNode): void {
    const found = findModule(module);
    if (!found || this.modules.has(found.name) || this.allows(module)) return;
    this.modules.add(found.name);
    this.note(found.rule === 'python/process' ? 'python/process-import' : found.rule, node, module);
  }

  allows(path: string): boolean {
    for (let name = path; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.'))))
      if (this.allowed.has(name)) return true;
    return false;
  }

  /** Adds what was found in code that stands in a string at a node. */
  within(node: SyntaxNode, inner: readonly Observation[]): void {
    for (const { rule, detail } of inner) this.note(rule, node, detail);
  }

  private lineOf(at: number): number {
    if (at < this.counted.at) this.counted = { at: 0, line: 1 };
    let { line } = this.counted;
    for (
      let next = this.text.indexOf('\n', this.counted.at);
      next >= 0 && next < at;
      next = this.text.indexOf('\n', next + 1)
    )
      line += 1;
    this.counted = { at, line };
    return line;
  }
}

const NONE: ReadonlySet<string> = new Set();
/** What is loaded by these is as unread as what is decoded, when it is run. */
const UNPICKLERS = new Set([...CALLS].flatMap(([path, rule]) => (rule === 'python/unpickle' ? [path] : [])));
const IMPORTERS = new Set(['__import__', 'importlib.import_module', 'importlib.__import__']);
/** Modules of which a function taken by a changing name may be anything. */
const POWERFUL =
  /^(?:os|sys|nt|posix|subprocess|importlib|builtins|__builtins__|__builtin__|ctypes|socket|shutil)$/;

function call(scope: Scope, node: SyntaxNode, seen: Observer, nesting: number): void {
  const callee = node.firstChild;
  const path = scope.path(callee);
  const { plain } = callArguments(scope.source, node);
  const [first] = plain;
  const property = callee?.name === 'MemberExpression' ? callee.getChild('PropertyName') : null;
  const method = property ? METHODS.get(scope.source.name(property)) : undefined;
  if (method) seen.note(method, node);
  if (path === undefined) return;

  if (RUNNERS.has(path)) return runs(scope, node, first, seen, nesting);
  if (IMPORTERS.has(path)) {
    const module = constantText(first ?? null, scope);
    if (module !== undefined) seen.imported(module, node);
    else if (!importsWithin(scope, node)) seen.note('python/dynamic-import', node);
    return;
  }
  if (
    path === 'getattr' &&
    POWERFUL.test(scope.path(first ?? null) ?? '') &&
    constantText(plain[1] ?? null, scope) === undefined
  )
    return seen.note('python/dynamic-attribute', node);
  const rule = CALLS.get(path);
  if (rule && !seen.allows(path)) {
    seen.note(rule, node, path);
    const gets = rule === 'python/unpickle' || rule === 'python/bytecode' || rule === 'python/process';
    // Objects that were stored compressed are unpickled every day.
    const stored = rule === 'python/unpickle';
    if (gets && first && decodes(scope, first, NONE, stored)) seen.note('python/decode-and-run', node, path);
  }
  // `import os.path` binds os; `socket.socket()` after `from x import *` binds nothing, and is seen here.
  else if (!path.includes('()')) {
    const module = path.slice(0, Math.max(0, path.lastIndexOf('.')));
    const found = findModule(module);
    if (found && found.name.includes('.')) seen.imported(module, node);
  }
}

function runs(
  scope: Scope,
  node: SyntaxNode,
  what: SyntaxNode | undefined,
  seen: Observer,
  nesting: number
): void {
  if (!what) return;
  const chain = decodes(scope, what, UNPICKLERS);
  const code = constantText(what, scope);
  if (chain) seen.note('python/decode-and-run', node);
  else if (code === undefined) seen.note('python/evaluates', node);
  if (code !== undefined && nesting < MAX_NESTING)
    seen.within(
      node,
      analysePython(code, new Set(), nesting + 1).filter(({ rule }) => rule !== 'python/syntax')
    );
}

/**
 * Whether an expression holds a call that decodes, downloads or decrypts, or a name that was given what one gave;
 * `packed` leaves out what is only decompressed.
 */
function decodes(scope: Scope, node: SyntaxNode, more: ReadonlySet<string> = NONE, packed = false): boolean {
  let nodes = 0;
  const visit = (inner: SyntaxNode): boolean => {
    nodes += 1;
    if (nodes > MAX_NODES) return false;
    if (
      inner.name === 'CallExpression' &&
      isDecoder(scope, inner, more) &&
      !(packed && onlyUnpacks(scope, inner))
    )
      return true;
    const path = inner.name === 'VariableName' ? scope.path(inner) : undefined;
    if (path?.endsWith(DECODED) || (!packed && path?.endsWith(UNPACKED))) return true;
    for (let child = inner.firstChild; child; child = child.nextSibling) if (visit(child)) return true;
    return false;
  };
  return visit(node);
}

/** `def __reduce__` that answers a function of the system: what loads the object runs it. */
function reduce(scope: Scope, node: SyntaxNode, seen: Observer): void {
  const name = node.getChild('VariableName');
  if (!name || !/^__reduce(?:_ex)?__$/.test(scope.source.name(name))) return;
  const visit = (inner: SyntaxNode): void => {
    if (inner.name === 'VariableName' || inner.name === 'MemberExpression') {
      const path = scope.path(inner);
      if (path !== undefined && (RUNNERS.has(path) || CALLS.get(path) === 'python/process'))
        seen.note('python/pickle-trap', inner, path);
    }
    for (let child = inner.firstChild; child; child = child.nextSibling) visit(child);
  };
  visit(node);
}
