/** A number that a policy may set: the check that uses it says what it means. */
export interface Threshold {
  about: string;
  unit: string;
  value: number;
  min: number;
  max: number;
}

const MIB = 1024 * 1024;

/** Every threshold, with its default. A policy sets others by name under `thresholds`. */
export const THRESHOLDS = {
  archiveDepth: {
    about: 'Archives within archives that are opened',
    unit: 'levels',
    value: 4,
    min: 0,
    max: 16,
  },
  archiveMembers: {
    about: 'Members of all archives of one file',
    unit: 'members',
    value: 10_000,
    min: 1,
    max: 1_000_000,
  },
  archiveBytes: {
    about: 'Bytes unpacked of one file',
    unit: 'bytes',
    value: 512 * MIB,
    min: 1,
    max: 64 * 1024 * MIB,
  },
  archiveRatio: {
    about: 'Unpacked bytes for each packed byte',
    unit: 'times',
    value: 200,
    min: 2,
    max: 100_000,
  },
  memberBytes: {
    about: 'Bytes of one member that are unpacked to be judged',
    unit: 'bytes',
    value: 64 * MIB,
    min: 1,
    max: 1024 * MIB,
  },
  jsonDepth: {
    about: 'Levels of objects and arrays within each other in JSON, and of elements in XML',
    unit: 'levels',
    value: 200,
    min: 1,
    max: 10_000,
  },
  lineBytes: {
    about: 'Bytes of a line of text other than JSON that nobody asks about',
    unit: 'bytes',
    value: 64 * 1024,
    min: 80,
    max: 1024 * MIB,
  },
  trailingBlanks: {
    about: 'Blanks at the end of one line that nobody asks about',
    unit: 'blanks',
    value: 200,
    min: 1,
    max: 1_000_000,
  },
  invisibleCharacters: {
    about: 'Characters that show nothing from which on they are no accident',
    unit: 'characters',
    value: 8,
    min: 1,
    max: 1_000_000,
  },
  nameCharacters: {
    about: 'Characters of a name that nobody asks about',
    unit: 'characters',
    value: 100,
    min: 16,
    max: 1_000,
  },
  smallCount: {
    about: 'Counts below this, and above 0, are small enough to recognise people',
    unit: 'people',
    value: 10,
    min: 0,
    max: 1_000,
  },
  rowLevelRows: {
    about: 'Rows from which on a table with identifiers is one of single people',
    unit: 'rows',
    value: 20,
    min: 1,
    max: 1_000_000,
  },
  imageMetadataBytes: {
    about: 'Text and data that a picture may carry beside its pixels',
    unit: 'bytes',
    value: 512,
    min: 0,
    max: 1024 * MIB,
  },
  markupCommentBytes: {
    about: 'Comments of one HTML, SVG or XML file, all together',
    unit: 'bytes',
    value: 1_024,
    min: 0,
    max: 1024 * MIB,
  },
  notebookMetadataBytes: {
    about: 'Metadata of a notebook, or of one of its cells',
    unit: 'bytes',
    value: 2_048,
    min: 0,
    max: 1024 * MIB,
  },
  notebookLineChars: {
    about: 'One line in a cell of a notebook',
    unit: 'characters',
    value: 1_000,
    min: 80,
    max: 1024 * MIB,
  },
  notebookCellChars: {
    about: 'One cell of a notebook',
    unit: 'characters',
    value: 20_000,
    min: 80,
    max: 1024 * MIB,
  },
  fileSeconds: { about: 'Time that one file may take', unit: 's', value: 60, min: 1, max: 3_600 },
  blobBytes: {
    about: 'Bytes of one file of a push that are read',
    unit: 'bytes',
    value: 32 * MIB,
    min: 1,
    max: 1024 * MIB,
  },
  pushCommits: { about: 'Commits of one push', unit: 'commits', value: 10_000, min: 1, max: 1_000_000 },
  pushFiles: {
    about: 'New files of one push, in all its commits',
    unit: 'files',
    value: 100_000,
    min: 1,
    max: 10_000_000,
  },
  pushSeconds: {
    about: 'Time that the judging of one push may take',
    unit: 's',
    value: 240,
    min: 1,
    max: 86_400,
  },
  codeLineLength: {
    about: 'Length of a line beyond which code counts as minified',
    unit: 'characters',
    value: 2_000,
    min: 100,
    max: 1_000_000,
  },
  codeJsonBytes: {
    about: 'JSON beyond this is data and no setting',
    unit: 'bytes',
    value: 64 * 1024,
    min: 0,
    max: 1024 * MIB,
  },
} as const satisfies Record<string, Threshold>;

export type ThresholdName = keyof typeof THRESHOLDS;
