import type { Inspection } from '../inspection';
import type { Trick } from './invisible_scan';
import type { Reading } from './read_text';
import type { TextView } from './text_view';

/** Lines with blanks at their ends below which nothing is said. */
const MIN_TRAILING = 8;
/** Kinds of unusual blanks, and how many blanks of them, that typography does not explain. */
const MIN_SPACE_KINDS = 3;
const MIN_SPACES = 16;
/** No-break spaces for each plain one beyond which they say something by themselves. */
const MAX_NO_BREAK_SHARE = 0.2;
const MIN_NO_BREAK = 32;
const MIN_LOOK_ALIKES = 8;
const MIN_SOFT_HYPHENS = 16;
/** Turns between two ends of line that two joined texts do not explain. */
const MAX_TURNS = 8;
/** Share of bytes beyond ASCII that no text in Windows-1252 has. */
const MAX_HIGH_SHARE = 0.3;

const WORDS: Readonly<Record<Trick, string>> = {
  invisible: 'characters that show nothing',
  tag: 'tag characters, which show nothing',
  bidi: 'characters that turn the direction of writing',
  selector: 'variation selectors that select nothing',
  control: 'control characters (U+0080 to U+009F)',
  space: 'blanks of unusual width',
  'look-alike': 'Cyrillic letters among Latin ones',
  stack: 'marks piled on one another',
};

/** Characters of these kinds that stand there by accident at times; more of them are no accident. */
const BY_ACCIDENT: ReadonlySet<Trick> = new Set(['invisible', 'selector', 'control', 'stack']);

const hex = (code: number) => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;

/** What the characters of a text hide, whatever it says. */
export function checkText(inspection: Inspection, reading: Reading, text: TextView): void {
  checkControls(inspection, reading, text);
  checkEncoding(inspection, reading);
  checkTricks(inspection, reading, text);
  checkSpaces(inspection, reading);
  checkEnds(inspection, reading, text.typeId === 'tsv');
}

function checkControls(
  inspection: Inspection,
  { lines, markBytes, encoding }: Reading,
  text: TextView
): void {
  if (lines.firstControl) {
    const { byte, offset } = lines.firstControl;
    inspection.report('text/control-bytes', {
      message: `${lines.controls} control characters stand in the text.`,
      evidence: `the first is 0x${byte.toString(16).padStart(2, '0')}`,
      ...(encoding === 'utf-8' && { line: text.lineOf(markBytes + offset) }),
    });
  }
  const limit = inspection.policy.threshold('lineBytes');
  const structured = text.typeId === 'json' || text.typeId === 'ndjson';
  if (lines.longest > limit && !structured)
    inspection.report('text/long-line', {
      message: `A line has ${lines.longest} bytes, more than ${limit}.`,
      line: lines.longestLine,
    });
}

function checkEncoding(inspection: Inspection, { encoding, high, highAsUtf8, lines }: Reading): void {
  if (encoding !== 'windows-1252') return;
  if (highAsUtf8 > 0 && highAsUtf8 * 2 < high)
    inspection.report('text/mixed-encoding', {
      message: 'A part of the text is UTF-8, and a part is not.',
      evidence: `${high} bytes beyond ASCII, of which ${highAsUtf8} pairs read as UTF-8`,
    });
  else if (high > lines.bytes * MAX_HIGH_SHARE)
    inspection.report('text/mixed-encoding', {
      message: 'The text is in no encoding that can be told.',
      evidence: `${high} bytes beyond ASCII`,
    });
}

function checkTricks(
  inspection: Inspection,
  { invisible, encoding, markBytes }: Reading,
  text: TextView
): void {
  const least = inspection.policy.threshold('invisibleCharacters');
  for (const [trick, { count, first, codePoint }] of invisible.facts) {
    if (trick === 'space') continue;
    if (trick === 'look-alike' && count < MIN_LOOK_ALIKES) continue;
    const stray = BY_ACCIDENT.has(trick) && count < least;
    inspection.report(stray ? 'text/stray-characters' : RULE_OF[trick], {
      message: `${count} ${WORDS[trick]} stand in the text.`,
      evidence: `the first is ${hex(codePoint)}`,
      ...(encoding === 'utf-8' && { line: text.lineOf(markBytes + first) }),
    });
  }
  if (invisible.softHyphens >= MIN_SOFT_HYPHENS)
    inspection.report('text/invisible', {
      message: `${invisible.softHyphens} soft hyphens stand in the text.`,
      evidence: hex(0xad),
    });
}

const RULE_OF = {
  invisible: 'text/invisible',
  tag: 'text/invisible',
  selector: 'text/invisible',
  stack: 'text/invisible',
  control: 'text/control-bytes',
  bidi: 'text/bidi',
  'look-alike': 'text/look-alikes',
} as const;

function checkSpaces(inspection: Inspection, { invisible }: Reading): void {
  const { noBreakSpaces, plainSpaces, spaces } = invisible;
  const unusual = invisible.facts.get('space')?.count ?? 0;
  if (unusual >= MIN_SPACES && spaces.size >= MIN_SPACE_KINDS)
    inspection.report('text/unusual-blanks', {
      message: `${unusual} blanks of ${spaces.size} unusual widths stand in the text.`,
      evidence: [...spaces].map(hex).join(' '),
    });
  else if (noBreakSpaces >= MIN_NO_BREAK && noBreakSpaces > plainSpaces * MAX_NO_BREAK_SHARE)
    inspection.report('text/unusual-blanks', {
      message: `${noBreakSpaces} blanks of ${noBreakSpaces + plainSpaces} are no-break spaces.`,
    });
}

/** Blanks at the ends of lines carry bits (snow, and one blank or none), and so do two ends of line in turns. */
function checkEnds(inspection: Inspection, { lines }: Reading, tabsAreCells: boolean): void {
  const varied = lines.trailingLengths.size;
  // A row of tabs at the end of a line is a row of empty cells there.
  const tabs = tabsAreCells ? 0 : lines.trailingTabs;
  const trailing = tabsAreCells ? lines.trailing - lines.trailingTabs : lines.trailing;
  const isMany = trailing * 4 >= lines.lines;
  // Lines that are filled up to one width are what statistics packages write.
  const isFilled = varied >= 3 || trailing * 10 >= lines.lines * 9;
  const isPadded = lines.paddedLengths.size <= 2 && isFilled;
  const inTurns = lines.trailingTurns >= 2 * MIN_TRAILING && lines.trailingTurns * 4 >= lines.lines;
  const isVaried =
    (tabs * 4 >= trailing && varied >= 3) || (tabs >= MIN_TRAILING && varied >= 2) || (varied >= 3 && isMany);
  const carries = trailing >= MIN_TRAILING ? isVaried || inTurns : tabs >= 2 && varied >= 2;
  if (carries && !isPadded)
    inspection.report('text/trailing-blanks', {
      message: `${trailing} of ${lines.lines} lines end in blanks.`,
      evidence: `${varied} different numbers of blanks, ${tabs} lines with tabs`,
    });
  else if (lines.longestTrailing > inspection.policy.threshold('trailingBlanks') && !isPadded)
    inspection.report('text/trailing-blanks', {
      message: `A line ends in ${lines.longestTrailing} blanks.`,
    });
  if (lines.turns > MAX_TURNS)
    inspection.report('text/line-ends', {
      message: `${lines.crlf} of ${lines.lines} lines end in CR LF and the others in LF, in turns.`,
      evidence: `${lines.turns} changes from one to the other`,
    });
}
