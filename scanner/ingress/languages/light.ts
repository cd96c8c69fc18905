import type { Observation } from '../python/analyse';
import { LANGUAGES } from './patterns';
import type { Language } from './patterns';

/** A line is looked at up to here; longer ones are told as minified. */
const MAX_LINE = 4_000;
/** Observations of one file. */
const MAX_OBSERVATIONS = 500;

/** What code of a language does, line by line; nothing for a language that is not known. */
export function analyseLight(languageId: string, text: string): Observation[] {
  const language = LANGUAGES[languageId];
  return language ? analyseLines(language, text) : [];
}

/** Looks for a language's patterns in each line without its comment. */
export function analyseLines(language: Language, text: string): Observation[] {
  const found: Observation[] = [];
  const seen = new Set<string>();
  let line = 0;
  for (const whole of text.split('\n')) {
    line += 1;
    const code = withoutComment(whole.slice(0, MAX_LINE), language.comments);
    if (code === '') continue;
    for (const { rule, form } of language.patterns) {
      const match = form.exec(code);
      if (!match || seen.has(`${rule} ${line}`)) continue;
      seen.add(`${rule} ${line}`);
      found.push({ rule, line, detail: match[0].trim().slice(0, 120) });
      if (found.length >= MAX_OBSERVATIONS) return found;
    }
  }
  return found;
}

/** Cuts a line where a comment begins outside of quotes. */
export function withoutComment(line: string, marks: readonly string[]): string {
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (quote !== '') {
      if (character === '\\') at += 1;
      else if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (marks.some((mark) => line.startsWith(mark, at) && beginsHere(line, at, mark)))
      return line.slice(0, at).trim();
  }
  return line.trim();
}

/** `*` and `rem` are comments only where a line begins; the others stand alone or after a blank. */
function beginsHere(line: string, at: number, mark: string): boolean {
  const before = line.slice(0, at).trim();
  if (mark === '*' || mark === '::' || /^rem /i.test(mark)) return before === '';
  return mark !== '#' || at === 0 || /\s/.test(line.charAt(at - 1)) || before === '';
}
