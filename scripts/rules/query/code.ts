/** A query with its strings and comments taken out, each character of them a space. */
export interface QueryCode {
  code: string;
  /** What is not closed, and where. */
  fault?: { reason: string; at: number };
}

const CLOSING: Record<string, string> = { '(': ')', '[': ']', '{': '}' };
const blank = (text: string) => text.replace(/[^\n]/g, ' ');

/** Where the string or comment that begins at `at` ends; -1 when it does not, undefined when none begins. */
function endOfText(query: string, at: number, comments: boolean): number | undefined {
  const close = (mark: string, from: number) => {
    const found = query.indexOf(mark, from);
    return found < 0 ? -1 : found + mark.length;
  };
  if (query.startsWith('"""', at)) return close('"""', at + 3);
  if (query[at] === '"') {
    for (let index = at + 1; index < query.length; index += 1) {
      if (query[index] === '\\') index += 1;
      else if (query[index] === '"') return index + 1;
      else if (query[index] === '\n') return -1;
    }
    return -1;
  }
  if (comments && query.startsWith('/*', at)) return close('*/', at + 2);
  if (comments && query.startsWith('//', at)) {
    const end = query.indexOf('\n', at);
    return end < 0 ? query.length : end;
  }
  return undefined;
}

/**
 * The code of a query in KQL, EQL or ES|QL: strings and comments blanked, parentheses and brackets weighed.
 * This reads the form only; what a query means is Elasticsearch's matter.
 */
export function queryCode(query: string, comments = true): QueryCode {
  const open: Array<{ mark: string; at: number }> = [];
  let code = '';
  for (let at = 0; at < query.length;) {
    const end = endOfText(query, at, comments);
    if (end === -1) return { code, fault: { reason: 'a string or comment that begins here never ends', at } };
    if (end !== undefined) {
      code += blank(query.slice(at, end));
      at = end;
      continue;
    }
    const mark = query.charAt(at);
    if (mark in CLOSING) open.push({ mark, at });
    else if (Object.values(CLOSING).includes(mark)) {
      const last = open.pop();
      if (!last || CLOSING[last.mark] !== mark)
        return { code, fault: { reason: `"${mark}" closes nothing that is open`, at } };
    }
    code += mark;
    at += 1;
  }
  const left = open.pop();
  return left ? { code, fault: { reason: `"${left.mark}" is never closed`, at: left.at } } : { code };
}

/** A dotted name, or one of the few fields of ECS without a dot; a `?` before it allows it to be unmapped. */
const FIELD = /(\??)((?:[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)+)|@timestamp|\bmessage\b|\btags\b)/g;

export interface NamedField {
  name: string;
  /** Written `?name`: EQL takes it for null where no index maps it. */
  optional: boolean;
  at: number;
}

/** Every field that a query's code names. */
export const fieldsOf = (code: string): NamedField[] =>
  [...code.matchAll(FIELD)].map((match) => ({
    name: match[2] ?? '',
    optional: match[1] === '?',
    at: match.index ?? 0,
  }));
