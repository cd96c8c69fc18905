/** A run of text that is shown as it is, or of characters that nobody would see, spelt out. */
export interface TextPart {
  text: string;
  hidden: boolean;
}

/**
 * Characters that show nothing or change how others are shown: controls, soft hyphen, Arabic letter mark,
 * Mongolian vowel separator, zero-width and bidirectional marks, line separators, invisible operators, byte
 * order mark, annotation marks, tags, and halves of surrogate pairs (Unicode 15, general categories Cc, Cf, Zl,
 * Zp, Cs, less those that belong to a script's own spelling).
 */
const HIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|[\ud800-\udfff]/u;

/** ␀ for a C0 control, ⟨U+202E⟩ for the rest. */
function spell(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '␡';
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/**
 * Splits text so that nothing in it is invisible. With `multiline`, line feeds and tabs stay what they are, and
 * the carriage return of a Windows line end is no surprise.
 */
export function splitHidden(text: string, { multiline = false } = {}): TextPart[] {
  const source = multiline ? text.replace(/\r\n/g, '\n') : text;
  const parts: TextPart[] = [];
  for (const character of source) {
    const kept = multiline && (character === '\n' || character === '\t');
    const hidden = !kept && HIDDEN.test(character);
    const last = parts[parts.length - 1];
    const shown = hidden ? spell(character) : character;
    if (last && last.hidden === hidden) last.text += shown;
    else parts.push({ text: shown, hidden });
  }
  return parts;
}

/** Text for places that take only a string, such as a title or an option's label. */
export function plainText(text: string, limit = 200): string {
  const whole = splitHidden(cutText(text, limit))
    .map((part) => part.text)
    .join('');
  return text.length > limit ? `${whole}…` : whole;
}

/** The first `limit` UTF-16 code units, not splitting a pair. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit);
}
