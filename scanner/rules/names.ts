import { RISK } from './rule';
import type { Rule } from './rule';

/** What the name of a file says, before its content is looked at. */
export const NAMES_RULES = [
  {
    id: 'names/control',
    title: 'Characters that show nothing stand in the name.',
    level: 'error',
    risk: RISK.encoding,
    help: 'Rename the file with plain letters, digits, "-" and "_".',
    explain: 'Control, format, private and unassigned characters, and bytes that are no UTF-8.',
  },
  {
    id: 'names/direction',
    title: 'The name turns the direction of writing, so that it is shown differently.',
    level: 'error',
    risk: RISK.encoding,
    help: 'Rename the file with plain letters, digits, "-" and "_".',
    explain:
      'U+202A to U+202E, U+2066 to U+2069, U+200E, U+200F and U+061C: "annual" U+202E "fdp.exe" is shown as if it ended in pdf.',
  },
  {
    id: 'names/look-alike',
    title: 'The name mixes letters of several scripts that look alike.',
    level: 'warning',
    risk: RISK.encoding,
    help: 'Rename the file with letters of one script.',
    explain:
      'Latin together with Cyrillic, Greek, Armenian or Cherokee letters in one word, or letters of full or mathematical form.',
  },
  {
    id: 'names/stream',
    title: 'The name is that of a second stream of a file.',
    level: 'error',
    risk: RISK.binary,
    help: 'Rename the file without ":".',
    explain:
      'On Windows "table.csv:notes" is a stream beside the file’s own content, which no list of files shows. No name of Windows may hold ":" otherwise.',
  },
  {
    id: 'names/double-extension',
    title: 'The name has two extensions of different kinds.',
    level: 'warning',
    risk: RISK.binary,
    help: 'Rename the file so that it ends in one extension, that of what it is.',
    explain:
      'A kind that may not leave before the last extension, such as "scan.dcm.csv"; packed files such as "table.csv.gz" are left alone.',
  },
  {
    id: 'names/blanks',
    title: 'The name begins or ends with a blank or a dot, or has many blanks in a row.',
    level: 'warning',
    risk: RISK.form,
    help: 'Rename the file without them.',
    explain:
      'Windows drops blanks and dots at the end of a name, and a long run of blanks pushes an extension out of sight.',
  },
  {
    id: 'names/reserved',
    title: 'The name is one that Windows keeps for itself.',
    level: 'warning',
    risk: RISK.form,
    help: 'Rename the file.',
    explain:
      'CON, PRN, AUX, NUL, COM0 to COM9, LPT0 to LPT9, CLOCK$, CONIN$, CONOUT$, with or without an extension, and names with <>"|?*\\.',
  },
  {
    id: 'names/too-long',
    title: 'The name is so long that it can carry data.',
    level: 'warning',
    risk: RISK.encoding,
    help: 'Give the file a shorter name.',
    explain: 'Longer than the policy’s threshold nameCharacters.',
  },
  {
    id: 'names/unknown-extension',
    title: 'The name ends in an extension that is not known.',
    level: 'warning',
    risk: RISK.form,
    help: 'Use the extension of what the file is: .csv, .json, .md, .txt.',
    explain: 'The content is judged in any case; an extension decides which program opens it outside.',
  },
  {
    id: 'names/no-extension',
    title: 'The name has no extension.',
    level: 'note',
    risk: RISK.form,
    help: 'Add .txt if it is text.',
    explain: 'The content is judged in any case.',
  },
  {
    id: 'names/hidden',
    title: 'The name begins with a dot, so that many systems do not show the file.',
    level: 'note',
    risk: RISK.form,
    help: 'Rename the file without the dot, or delete it.',
    explain: 'The content is judged in any case.',
  },
  {
    id: 'names/temporary',
    title: 'This is a temporary file of an editor or an office program.',
    level: 'note',
    risk: RISK.form,
    help: 'Close the program, or delete the file.',
    explain:
      '~$ and .~lock. files, .tmp, .bak, .swp, .part, names that end in "~". Office’s hold the name of a person. The content is judged in any case.',
  },
  {
    id: 'names/system-file',
    title: 'This is a file that the operating system made.',
    level: 'note',
    risk: RISK.form,
    help: 'Delete it.',
    explain:
      'Thumbs.db, .DS_Store, desktop.ini and the like; the first two hold names and small pictures of other files. The content is judged in any case.',
  },
] as const satisfies readonly Rule[];
