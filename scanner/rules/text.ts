import { RISK } from './rule';
import type { Rule } from './rule';

/** Whether text is what it claims, and what its characters hide. */
export const TEXT_RULES = [
  {
    id: 'text/malformed',
    title: 'The text does not read as the kind that its name says.',
    level: 'warning',
    risk: RISK.encoding,
    help: 'Export it again with your statistics software, or call it .txt if it is only meant to be read.',
    explain:
      'csv and tsv follow RFC 4180 (any end of line, quoted cells), json RFC 8259, ndjson one document on each line, xml and svg XML 1.0. The whole content is read, whatever its size. The depth of json and xml is bounded by the policy.',
  },
  {
    id: 'text/ragged',
    title: 'The rows of the table do not have the same number of cells.',
    level: 'warning',
    risk: RISK.encoding,
    help: 'Export one table to one file, without titles and notes above or below; put those into a txt beside it.',
    explain:
      'Reported when a row has more cells than the first one, or when more than a tenth of the rows have fewer. Cells beyond the table are not seen by most who open it.',
  },
  {
    id: 'text/short-rows',
    title: 'Some rows of the table have fewer cells than the first.',
    level: 'note',
    risk: RISK.form,
    help: 'Nothing to do, if the table is as you meant it.',
    explain: 'Up to a tenth of the rows; more of them are text/ragged.',
  },
  {
    id: 'text/duplicate-keys',
    title: 'A key stands twice in one object.',
    level: 'note',
    risk: RISK.encoding,
    help: 'Write each key once.',
    explain:
      'Most readers of JSON keep the last value only; the others are not seen. Up to 10,000 keys of each object are compared.',
  },
  {
    id: 'text/control-bytes',
    title: 'Control characters stand in the text.',
    level: 'warning',
    risk: RISK.encoding,
    help: 'Export the text without colours and control characters.',
    explain:
      'Every byte is looked at; tab, line feed, carriage return and form feed are part of text, all others below 0x20, 0x7F, and U+0080 to U+009F are not. Content with many of them, or with a NUL, is no text.',
  },
  {
    id: 'text/padding',
    title: 'The text is followed by NULs.',
    level: 'warning',
    risk: RISK.encoding,
    help: 'Export the file again: it was not written to its end, or was filled up.',
    explain: 'The text before the NULs is judged like any other.',
  },
  {
    id: 'text/mixed-encoding',
    title: 'The text is not in one encoding.',
    level: 'warning',
    risk: RISK.encoding,
    help: 'Save the file as UTF-8.',
    explain:
      'Text is proven as UTF-8 or UTF-16, and else as Windows-1252. Reported when bytes that are no UTF-8 stand beside such that are, or when more than 30 % of a text in Windows-1252 is beyond ASCII.',
  },
  {
    id: 'text/invisible',
    title: 'Characters that show nothing stand in the text.',
    level: 'warning',
    risk: RISK.encoding,
    help: 'Take them out: type the text anew, or save it as ASCII.',
    explain:
      'Zero-width and filler characters, tags (U+E0000 and on), variation selectors that select nothing, piled-up marks, many soft hyphens. Joiners in scripts and pictures that need them, direction marks beside Hebrew and Arabic, and flags made of tags are left alone. Fewer than the policy’s threshold are text/stray-characters.',
  },
  {
    id: 'text/stray-characters',
    title: 'Some characters that show nothing stand in the text.',
    level: 'note',
    risk: RISK.form,
    help: 'Nothing to do; they come with text that was copied from a page.',
    explain: 'The same as text/invisible, below the threshold invisibleCharacters.',
  },
  {
    id: 'text/bidi',
    title: 'Characters that turn the direction of writing stand in the text.',
    level: 'warning',
    risk: RISK.encoding,
    help: 'Take them out; what is shown is not what is written.',
    explain: 'U+202A to U+202E and U+2066 to U+2069 ("Trojan Source", CVE-2021-42574).',
  },
  {
    id: 'text/look-alikes',
    title: 'Letters of another script stand among Latin ones and look like them.',
    level: 'warning',
    risk: RISK.encoding,
    help: 'Type the words anew in one script.',
    explain: 'Cyrillic letters that are drawn like Latin ones, beside a Latin letter, eight times or more.',
  },
  {
    id: 'text/unusual-blanks',
    title: 'Blanks of unusual widths stand in the text.',
    level: 'warning',
    risk: RISK.encoding,
    help: 'Replace them by plain blanks.',
    explain:
      'Which blank stands where can carry data. Reported for 16 or more blanks of at least three kinds of U+2000 to U+200A, U+202F, U+205F, U+1680, and where more than a fifth as many no-break spaces as plain ones stand.',
  },
  {
    id: 'text/trailing-blanks',
    title: 'Blanks at the ends of lines follow a pattern.',
    level: 'warning',
    risk: RISK.encoding,
    help: 'Take the blanks at the ends of lines away.',
    explain:
      'Tabs and blanks at the ends of lines carry data that nobody sees ("snow"). Reported when their number varies, when lines with and without them follow each other in turns, or when a run of them is long. Lines that are filled up to one width, as statistics software writes them, are left alone.',
  },
  {
    id: 'text/line-ends',
    title: 'Two kinds of line ends follow each other in turns.',
    level: 'warning',
    risk: RISK.encoding,
    help: 'Save the file with one kind of line end.',
    explain:
      'CR LF against LF carries one bit for each line. Up to eight changes are taken for joined texts.',
  },
  {
    id: 'text/long-line',
    title: 'A line is longer than anyone reads.',
    level: 'warning',
    risk: RISK.encoding,
    help: 'Break the line, or export the content as json or csv.',
    explain: 'Longer than the policy’s threshold lineBytes; json, which is often on one line, is left alone.',
  },
] as const satisfies readonly Rule[];
