const WORD = /^(-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?|true|false|null)$/;

type Next = 'value' | 'value or close' | 'key' | 'key or close' | 'colon' | 'comma or close' | 'nothing';

/** A plain reading of RFC 8259 in one go, to compare the kernel's with: answers what is wrong and where, or the facts. */
export function plainly(text: string, maxDepth: number, lines: boolean): object {
  const open: { isObject: boolean; keys: Set<string> }[] = [];
  const facts = {
    documents: 0,
    duplicateKeys: 0,
    firstDuplicate: undefined as number | undefined,
    deepest: 0,
  };
  let line = 1;
  let lineOfDocument = 0;
  let next = 'value' as Next;
  const failed = (message: string) => ({ problem: { message, line } });
  const endValue = () => {
    next = open.length > 0 ? 'comma or close' : 'nothing';
    if (open.length === 0) facts.documents += 1;
  };
  for (let at = 0; at < text.length;) {
    const sign = text[at] as string;
    const [token] = /^("([^"\\\0-\x1f]|\\(u[0-9a-fA-F]{4}|["\\/bfnrt]))*"|[-\dtfn][-+.\da-zE]*)|^[\s\S]/.exec(
      text.slice(at)
    ) as RegExpExecArray;
    at += token.length;
    if (sign === '\n') {
      line += 1;
      if (lines && open.length > 0) return failed('A document goes on over the end of its line');
    } else if (sign === ',') {
      if (next !== 'comma or close') return failed('A comma stands where a value belongs');
      next = open[open.length - 1]?.isObject ? 'key' : 'value';
    } else if (sign === ':') {
      if (next !== 'colon') return failed('A colon stands where none belongs');
      next = 'value';
    } else if (sign === '}' || sign === ']') {
      const isObject = sign === '}';
      const mayClose = next === 'comma or close' || next === (isObject ? 'key or close' : 'value or close');
      if (!mayClose || open.pop()?.isObject !== isObject)
        return failed('A bracket closes what was not opened, or too early');
      endValue();
    } else if (sign === '"' && (next === 'key' || next === 'key or close')) {
      if (token === '"') return failed(wrongString(text.slice(at)));
      const { keys } = open[open.length - 1] as { keys: Set<string> };
      if (keys.has(token)) {
        facts.duplicateKeys += 1;
        facts.firstDuplicate ??= line;
      }
      keys.add(token);
      next = 'colon';
    } else if (/["[{\-\dtfn]/.test(sign)) {
      if (next === 'nothing' && lines && lineOfDocument !== line) next = 'value';
      if (next === 'nothing') return failed('Something follows the end of the document');
      if (next !== 'value' && next !== 'value or close') return failed('A value stands where none belongs');
      lineOfDocument = line;
      if (sign === '{' || sign === '[') {
        open.push({ isObject: sign === '{', keys: new Set() });
        facts.deepest = Math.max(facts.deepest, open.length);
        if (open.length > maxDepth) return failed(`It is nested in more than ${maxDepth} levels`);
        next = sign === '{' ? 'key or close' : 'value or close';
      } else if (token === '"') return failed(wrongString(text.slice(at)));
      else if (sign !== '"' && !WORD.test(token))
        return failed('A word is neither a number nor true, false or null');
      else endValue();
    } else if (!/[ \t\r]/.test(sign)) return failed('Something stands there that is no JSON');
  }
  if (open.length > 0) return failed('An object or an array is never closed');
  return facts.documents === 0 ? failed('There is no value') : facts;
}

/** Why a string that goes on so has no end. */
function wrongString(rest: string): string {
  const [good] = /^([^"\\\0-\x1f]|\\(u[0-9a-fA-F]{4}|["\\/bfnrt]))*/.exec(rest) as RegExpExecArray;
  const bad = rest.slice(good.length);
  if (bad === '' || /^\\(u[0-9a-fA-F]{0,3})?$/.test(bad)) return 'A string is never closed';
  return bad[0] === '\\' ? 'An escape in a string is not known' : 'A string holds a control character';
}
