import { RISK } from './rule';
import type { Rule } from './rule';

const EXPORT = 'Export the text as .txt or .md and tables as .csv instead of a PDF.';

/** Findings about PDF files. */
export const PDF_RULES = [
  {
    id: 'pdf/attachment',
    title: 'Files are attached to the PDF.',
    level: 'error',
    risk: RISK.document,
    help: `Take the attachments out. ${EXPORT}`,
    explain:
      'EmbeddedFile streams, EmbeddedFiles name trees, file attachment annotations, associated files (AF), rich media.',
  },
  {
    id: 'pdf/javascript',
    title: 'The PDF contains JavaScript.',
    level: 'error',
    risk: RISK.harmful,
    help: EXPORT,
    explain: '/JavaScript or /JS in an object, also in compressed object streams and with #-escaped names.',
  },
  {
    id: 'pdf/action',
    title: 'The PDF starts something when it is opened or used.',
    level: 'error',
    risk: RISK.harmful,
    help: EXPORT,
    explain: '/Launch, /SubmitForm, /ImportData, /GoToR, /GoToE, or additional actions (/AA).',
  },
  {
    id: 'pdf/hidden-layer',
    title: 'The PDF has layers, which can be hidden.',
    level: 'warning',
    risk: RISK.document,
    help: EXPORT,
    explain: 'Optional content groups (/OCG, /OCProperties); which are shown is up to the viewer.',
  },
  {
    id: 'pdf/encrypted',
    title: 'The PDF is encrypted, so its content cannot be checked.',
    level: 'error',
    risk: RISK.encryption,
    help: `Save it without a password. ${EXPORT}`,
    explain: 'An /Encrypt entry in a trailer or cross-reference stream.',
  },
  {
    id: 'pdf/earlier-versions',
    title: 'The PDF keeps earlier versions of its content.',
    level: 'warning',
    risk: RISK.document,
    help: `Print it to a new PDF. ${EXPORT}`,
    explain:
      'More than one %%EOF: what was changed or taken out is still in the file. A linearised file has two of its own and is passed.',
  },
  {
    id: 'pdf/hidden-data',
    title: 'The PDF holds bytes outside its document.',
    level: 'error',
    risk: RISK.binary,
    help: EXPORT,
    explain: 'Bytes before %PDF- or behind the last %%EOF, or long stretches between objects.',
  },
  {
    id: 'pdf/form',
    title: 'The PDF has form fields or XFA data.',
    level: 'warning',
    risk: RISK.document,
    help: `Print it to a new PDF. ${EXPORT}`,
    explain: '/AcroForm or /XFA: values in fields need not be visible.',
  },
  {
    id: 'pdf/invisible-text',
    title: 'The PDF has text that is not drawn.',
    level: 'warning',
    risk: RISK.document,
    help: EXPORT,
    explain: 'Text rendering mode 3 in a content stream. Scanned pages with recognised text use it too.',
  },
  {
    id: 'pdf/lost-object',
    title: 'The PDF contains objects that nothing in it uses.',
    level: 'warning',
    risk: RISK.document,
    help: `Print it to a new PDF. ${EXPORT}`,
    explain: 'Streams that no other object refers to are never shown, but travel along.',
  },
  {
    id: 'pdf/metadata',
    title: 'The PDF carries data of programs or long descriptions.',
    level: 'warning',
    risk: RISK.document,
    help: EXPORT,
    explain:
      '/PieceInfo, XMP of more than 16 KiB, entries of the document information of more than 200 characters.',
  },
  {
    id: 'pdf/annotation',
    title: 'The PDF has comments or drawings laid over its pages.',
    level: 'warning',
    risk: RISK.document,
    help: `Delete the comments. ${EXPORT}`,
    explain: 'Annotations other than links and form fields; they can be hidden or closed.',
  },
  {
    id: 'pdf/image',
    title: 'The PDF contains pictures, which can carry anything.',
    level: 'note',
    risk: RISK.binary,
    help: 'Export the table of numbers behind a figure instead of the figure.',
    explain: 'Image XObjects; their number and largest size are in the evidence.',
  },
  {
    id: 'pdf/unread',
    title: 'Parts of the PDF could not be read.',
    level: 'warning',
    risk: RISK.unread,
    help: EXPORT,
    explain:
      'Streams that are damaged or packed in a way that is not opened here, where objects or page content may be in them.',
  },
] as const satisfies readonly Rule[];
