import type { Finding } from '../../common';

/** What the demo's scanner finds. The texts are those of a checker's handbook: what, why, and what to do. */
export const FOUND = {
  smallCounts: (cells: number, evidence: string): Finding => ({
    rule: 'egress/small-counts',
    level: 'warning',
    message: `${cells} cells hold counts from 1 to 9, from which single people may be recognised.`,
    evidence,
    risk: { feasibility: 3, severity: 4 },
    help: 'Merge the categories, or suppress these cells and one more in each row and column.',
  }),
  hiddenSheet: (name: string): Finding => ({
    rule: 'egress/hidden-sheet',
    level: 'warning',
    message: `The workbook has a hidden sheet, "${name}", which a checker does not see when opening it.`,
    evidence: `xl/workbook.xml: <sheet name="${name}" state="hidden"> (214 rows, 9 columns)`,
    risk: { feasibility: 4, severity: 4 },
    help: 'Delete the sheet, or show it and ask again.',
  }),
  wrongType: (found: string, named: string): Finding => ({
    rule: 'egress/type-mismatch',
    level: 'error',
    message: `The content is ${found}, but the name says ${named}.`,
    evidence: 'First bytes: 7b 5c 72 74 66 31 5c 61 6e 73 69 ({\\rtf1\\ansi)',
    risk: { feasibility: 4, severity: 5 },
    help: 'Give the file the ending of its content, and say why it is needed.',
  }),
  embeddedBase64: (line: number): Finding => ({
    rule: 'egress/embedded-base64',
    level: 'error',
    message: 'A text file carries 48,212 characters of base64, which may be any data in disguise.',
    evidence: `line ${line}: UEsDBBQACAgIAG1tT1cAAAAAAAAAAAAAAAALAAAAX3JlbHMvLnJlbHOtksFOwzAMhu97iir3…`,
    risk: { feasibility: 5, severity: 5 },
    help: 'Take the encoded part out. Send what it holds as a file of its own.',
  }),
  pickle: (): Finding => ({
    rule: 'egress/model-file',
    level: 'error',
    message: 'A pickled model can hold the records that it was trained on, and runs code when it is opened.',
    evidence: "Opcodes: GLOBAL 'sklearn.neighbors._classification KNeighborsClassifier'",
    risk: { feasibility: 4, severity: 5 },
    help: 'Export the coefficients as a table. Models of single records (kNN, SVM) do not leave.',
  }),
  formula: (cell: string): Finding => ({
    rule: 'egress/formula',
    level: 'note',
    message: `Cell ${cell} begins with "=", which a spreadsheet program would compute.`,
    evidence: '=HYPERLINK("https://files.example.org","table")',
    risk: { feasibility: 2, severity: 2 },
  }),
} as const;
