import { RISK } from './rule';
import type { Rule } from './rule';

const EXPORT =
  'Export the text as .txt or .md, sheets as .csv, and figures as the table of numbers behind them.';

/** Findings about office documents: where data hides beyond what is seen on the page. */
export const OFFICE_RULES = [
  {
    id: 'office/macros',
    title: 'The document contains macros.',
    level: 'error',
    risk: RISK.document,
    help: `${EXPORT} Code leaves as a text file, through review.`,
    explain:
      'A VBA project, Excel 4 macro sheets, Basic or script libraries: found by part and stream names, content types and relationships, not by the extension.',
  },
  {
    id: 'office/encrypted',
    title: 'The document is protected by a password, so nobody can see what is in it.',
    level: 'error',
    risk: RISK.encryption,
    help: `${EXPORT} Nothing that is encrypted can leave.`,
    explain: 'An EncryptedPackage stream, encryption marks of Word and Excel 97-2003, or of an ODF manifest.',
  },
  {
    id: 'office/embedded',
    title: 'Other files or objects are embedded in the document.',
    level: 'error',
    risk: RISK.document,
    help: `Take the embedded objects out. ${EXPORT}`,
    explain:
      'OLE objects, packages, ActiveX controls, alternative-format chunks, embedded workbooks of charts.',
  },
  {
    id: 'office/external',
    title: 'The document refers to files or data outside itself.',
    level: 'warning',
    risk: RISK.document,
    help: `Break the links (Data, Edit links) and take connections out. ${EXPORT}`,
    explain:
      'External relationships other than plain hyperlinks (templates, pictures, objects), external workbooks with their cached cells, data connections and queries, DDE fields.',
  },
  {
    id: 'office/cached-data',
    title: 'The workbook keeps a hidden copy of source data.',
    level: 'error',
    risk: RISK.patients,
    help: 'Copy the table as values into a new sheet and save that as .csv.',
    explain:
      'Records of pivot caches, data models and cached cells of other workbooks hold the rows that a summary was made of, whether or not a sheet shows them.',
  },
  {
    id: 'office/hidden-sheet',
    title: 'The workbook has hidden sheets.',
    level: 'warning',
    risk: RISK.document,
    help: 'Delete the hidden sheets, or save each sheet that shall leave as .csv.',
    explain: 'State "hidden" of a sheet, or a table of an ODF document that is not displayed.',
  },
  {
    id: 'office/very-hidden-sheet',
    title: 'The workbook has sheets that its own menu cannot show.',
    level: 'error',
    risk: RISK.document,
    help: 'Save each sheet that shall leave as .csv.',
    explain: 'State "veryHidden": only code can set and unset it.',
  },
  {
    id: 'office/hidden-cells',
    title: 'The workbook has hidden rows, columns or values.',
    level: 'warning',
    risk: RISK.document,
    help: 'Delete hidden rows and columns, or save the sheet as .csv, which shows them.',
    explain:
      'Rows or columns that are hidden, filtered away or of no height, number formats such as ;;; that show nothing, hidden names.',
  },
  {
    id: 'office/hidden-text',
    title: 'The document has hidden text or slides.',
    level: 'warning',
    risk: RISK.document,
    help: `Delete what is hidden. ${EXPORT}`,
    explain: 'Text with the mark "hidden" (vanish), slides that are not shown, hidden paragraphs of ODF.',
  },
  {
    id: 'office/comments',
    title: 'The document has comments or speaker notes.',
    level: 'warning',
    risk: RISK.document,
    help: `Delete comments and notes. ${EXPORT}`,
    explain: 'Comment parts, threaded comments, annotations of ODF, notes of slides.',
  },
  {
    id: 'office/tracked-changes',
    title: 'The document keeps earlier versions of its text (tracked changes).',
    level: 'warning',
    risk: RISK.document,
    help: `Accept or reject all changes. ${EXPORT}`,
    explain: 'Insertions, deletions and moves in Word and ODF, revision logs in Excel.',
  },
  {
    id: 'office/custom-xml',
    title: 'The document carries custom XML data that no page shows.',
    level: 'warning',
    risk: RISK.document,
    help: `Use "Inspect document" to remove custom XML. ${EXPORT}`,
    explain:
      'Parts under customXml. Word writes small ones itself (lists of sources); their names and sizes are shown.',
  },
  {
    id: 'office/properties',
    title: 'The document carries properties of its own.',
    level: 'warning',
    risk: RISK.document,
    help: `Use "Inspect document" to remove properties. ${EXPORT}`,
    explain:
      'Custom document properties and user-defined fields of ODF; a comment or keywords of more than 200 characters.',
  },
  {
    id: 'office/alternate-content',
    title: 'Parts of the document show other content in other programs.',
    level: 'note',
    risk: RISK.document,
    help: EXPORT,
    explain: 'mc:AlternateContent: which branch is seen depends on the program. Word uses it for shapes.',
  },
  {
    id: 'office/unknown-part',
    title: 'The document contains parts that belong to nothing in it.',
    level: 'error',
    risk: RISK.document,
    help: EXPORT,
    explain:
      'Every part must be reached from the root by relationships (or stand in the manifest) and have a kind that office programs know. Others are never shown, but travel along.',
  },
  {
    id: 'office/legacy-format',
    title: 'This is an old binary document; only its list of contents is checked.',
    level: 'warning',
    risk: RISK.document,
    help: EXPORT,
    explain:
      'Compound files (doc, xls, ppt, msi): streams are listed, macros, objects and encryption recognised, text not read.',
  },
  {
    id: 'office/opaque',
    title: 'Documents of this kind are not looked into.',
    level: 'warning',
    risk: RISK.document,
    help: EXPORT,
    explain: 'Only the signature of such documents is checked, not what they hold.',
  },
] as const satisfies readonly Rule[];
