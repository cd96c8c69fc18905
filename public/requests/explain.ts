/** What a rule's finding means for a person who knows research, and not file formats. */
export interface Explanation {
  title: string;
  /** Why it matters at an airlock, in one sentence. */
  why: string;
}

/**
 * Known families of rules, by the start of the rule's id; the longest start that fits wins. Ids are words
 * divided by `.`, `-`, `_`, `/` or `:`. The reasons are those of the founding study's risk matrix.
 */
const FAMILIES: Record<string, Explanation> = {
  'type.mismatch': {
    title: 'The name does not fit the content',
    why: 'The file is of another type than its extension says, which hides what leaves or enters.',
  },
  'type.not_allowed': {
    title: 'This type of file is not allowed',
    why: 'The project lets only certain types out, since others can carry data that nobody sees.',
  },
  'type.unknown': {
    title: 'The type of the content is not known',
    why: 'Nobody can say what the file holds, so a person has to look.',
  },
  type: { title: 'Type of file', why: 'Only types that a person can check should cross the border.' },
  'encoding.base64': {
    title: 'Base64 text',
    why: 'Base64 turns any data into letters, so that it passes as text.',
  },
  'encoding.hex': {
    title: 'Hexadecimal text',
    why: 'Hexadecimal digits can spell out any data, so that it passes as text.',
  },
  encoding: { title: 'Encoded content', why: 'Encoding hides from a reader what the file really holds.' },
  encoded: { title: 'Encoded content', why: 'Encoding hides from a reader what the file really holds.' },
  'embedded.base64': {
    title: 'Base64 text inside the file',
    why: 'Base64 turns any data into letters, so that it passes as text.',
  },
  embedded: {
    title: 'Something inside the file',
    why: 'What is packed inside another file leaves with it, and is easily overlooked.',
  },
  hidden: {
    title: 'Hidden part',
    why: 'A part that programs do not show leaves with the file, and a reader does not see it.',
  },
  encryption: { title: 'Encrypted content', why: 'What is encrypted cannot be checked by anybody here.' },
  entropy: {
    title: 'Content like random noise',
    why: 'Encrypted or packed data looks like noise, and cannot be checked.',
  },
  archive: {
    title: 'Archive',
    why: 'An archive packs many files into one, so that what leaves is not what is listed.',
  },
  office: {
    title: 'Office document',
    why: 'Office documents are archives with comments, hidden parts and macros in which data can hide.',
  },
  pdf: { title: 'PDF document', why: 'A PDF can carry attachments, scripts and text that is not visible.' },
  image: {
    title: 'Image',
    why: 'Data can hide in the pixels or the metadata of an image; the data under a figure is easier to check.',
  },
  model: {
    title: 'Machine learning model',
    why: 'A model can run code when it is loaded, and can remember the records that it was trained on.',
  },
  disclosure: {
    title: 'Possible disclosure',
    why: 'Small groups, single records or identifiers may let somebody recognise a person.',
  },
  small: {
    title: 'Small counts',
    why: 'A count of a few people can let somebody recognise one of them.',
  },
  identifier: {
    title: 'Possible identifiers of people',
    why: 'Identifiers of patients must not leave the environment.',
  },
  text: {
    title: 'Text that is not plain',
    why: 'Text with control characters can hide something from a reader.',
  },
  table: { title: 'Table', why: 'Large tables of single records are data, and not results.' },
  formula: {
    title: 'Formulas',
    why: 'A cell that a program computes can fetch something, or start a program, when it is opened.',
  },
  size: { title: 'Size', why: 'The volume is unusual for a result, which may mean that data itself leaves.' },
  secret: { title: 'Password or key', why: 'A secret in a file lets its reader into another system.' },
  network: {
    title: 'Network access',
    why: 'Code that reaches out from an environment can carry data away beside the airlock.',
  },
  exfiltration: {
    title: 'Sends data out',
    why: 'Code that sends data somewhere can carry it past the airlock.',
  },
  process: {
    title: 'Starts programs',
    why: 'A program that code starts does what nobody can see in the code.',
  },
  execution: {
    title: 'Runs other code',
    why: 'Code that builds and runs code, or starts programs, cannot be judged by reading it.',
  },
  obfuscation: {
    title: 'Obscured code',
    why: 'What is written so that nobody can read it cannot be reviewed.',
  },
  binary: {
    title: 'Binary content',
    why: 'Compiled programs or data brought in with code cannot be reviewed by reading.',
  },
  blob: {
    title: 'Data inside code',
    why: 'Large blocks of data in code can bring a data set in, to be joined with patients’ data.',
  },
  notebook: { title: 'Notebook', why: 'Outputs kept in a notebook can hold data.' },
  path: {
    title: 'Unusual path',
    why: 'Links and odd names can make a file land, or be read, somewhere else than it seems.',
  },
  scan: {
    title: 'The scan did not finish',
    why: 'What the scanner could not read, it could not check: a person has to.',
  },
};

const SEPARATORS = /[.\-_/:]+/;

/** Looks a rule up by its id; undefined when its family is not known. Never builds a pattern from the id. */
export function explainRule(rule: string): Explanation | undefined {
  // Scanners put a name before the family, such as `egress.type.mismatch`; two words are enough to see it.
  const words = rule.toLowerCase().split(SEPARATORS).slice(0, 4);
  for (let start = 0; start < Math.min(2, words.length); start += 1) {
    const rest = words.slice(start);
    for (let length = rest.length; length > 0; length -= 1) {
      const found = lookUp(rest.slice(0, length));
      if (found) return found;
    }
  }
  return undefined;
}

function lookUp([family, ...rest]: string[]): Explanation | undefined {
  const key = rest.length === 0 ? family : `${family}.${rest.join('_')}`;
  return key !== undefined && Object.prototype.hasOwnProperty.call(FAMILIES, key) ? FAMILIES[key] : undefined;
}
