import { RISK } from './rule';
import type { Rule } from './rule';

const CLEAR = 'Clear all outputs and save the notebook, or export the code as a .py or .R file.';

/** Findings about Jupyter notebooks. */
export const NOTEBOOK_RULES = [
  {
    id: 'notebooks/outputs',
    title: 'The notebook contains the outputs of its cells.',
    level: 'warning',
    risk: RISK.patients,
    help: CLEAR,
    explain:
      'Outputs show rows of tables and printed values. Their number, kinds and sizes are in the evidence.',
  },
  {
    id: 'notebooks/binary-output',
    title: 'The notebook contains pictures or other binary outputs.',
    level: 'error',
    risk: RISK.binary,
    help: CLEAR,
    explain: 'Outputs of media types other than text, such as image/png.',
  },
  {
    id: 'notebooks/attachments',
    title: 'Files are attached to cells of the notebook.',
    level: 'error',
    risk: RISK.binary,
    help: `Delete the attachments. ${CLEAR}`,
    explain: 'The "attachments" of a cell: any file, in base64.',
  },
  {
    id: 'notebooks/widgets',
    title: 'The notebook keeps the state of widgets.',
    level: 'error',
    risk: RISK.binary,
    help: `Use "Clear widget state". ${CLEAR}`,
    explain: 'Widget state in the metadata can hold whole tables.',
  },
  {
    id: 'notebooks/metadata',
    title: 'The notebook carries fields that no program shows.',
    level: 'warning',
    risk: RISK.document,
    help: CLEAR,
    explain:
      'Unknown fields of the notebook or a cell, and metadata of more than the policy allows (notebookMetadataBytes).',
  },
  {
    id: 'notebooks/data',
    title: 'A cell of the notebook contains much data.',
    level: 'warning',
    risk: RISK.encoding,
    help: 'Read data from a file in the environment instead of writing it into a cell.',
    explain:
      'A line of more than the policy allows (notebookLineChars) or a cell of more than notebookCellChars.',
  },
] as const satisfies readonly Rule[];
