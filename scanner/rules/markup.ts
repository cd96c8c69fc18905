import { RISK } from './rule';
import type { Rule } from './rule';

const EXPORT = 'Export text as .txt or .md, tables as .csv, and figures as the numbers behind them.';

/** Findings about HTML, SVG, XML and RTF. */
export const MARKUP_RULES = [
  {
    id: 'markup/script',
    title: 'The page contains scripts.',
    level: 'error',
    risk: RISK.harmful,
    help: EXPORT,
    explain: 'Script elements, event handlers (on…=), javascript: addresses, stylesheets with expressions.',
  },
  {
    id: 'markup/embedded',
    title: 'Other content is embedded in the page.',
    level: 'error',
    risk: RISK.document,
    help: EXPORT,
    explain: 'iframe, object, embed, applet, foreignObject of SVG, and srcdoc.',
  },
  {
    id: 'markup/data-url',
    title: 'The page contains files as data: addresses.',
    level: 'warning',
    risk: RISK.encoding,
    help: EXPORT,
    explain: 'data: addresses in attributes or styles; number and sizes are in the evidence.',
  },
  {
    id: 'markup/external',
    title: 'The page loads content from elsewhere.',
    level: 'warning',
    risk: RISK.document,
    help: EXPORT,
    explain:
      'Addresses that a program fetches by itself (src, xlink:href of use and image, stylesheets, schema locations); links to click on are passed.',
  },
  {
    id: 'markup/comment',
    title: 'There are comments that a reader does not see.',
    level: 'warning',
    risk: RISK.document,
    help: `Delete the comments. ${EXPORT}`,
    explain: 'Comments and CDATA of more than the policy allows (markupCommentBytes), all taken together.',
  },
  {
    id: 'markup/hidden-text',
    title: 'There is content that a reader does not see.',
    level: 'warning',
    risk: RISK.document,
    help: `Delete what is hidden. ${EXPORT}`,
    explain:
      'Hidden elements, templates, metadata of more than 1 KiB; in RTF hidden and deleted text, theme and data stores, unknown destinations.',
  },
  {
    id: 'markup/doctype',
    title: 'The XML declares entities of its own or loads a DTD.',
    level: 'error',
    risk: RISK.harmful,
    help: 'Save the XML without a DOCTYPE.',
    explain:
      'Entities can blow up ("billion laughs"), hide text or read files; a DOCTYPE without them, such as that of SVG, is passed.',
  },
  {
    id: 'markup/instruction',
    title: 'The XML carries processing instructions.',
    level: 'warning',
    risk: RISK.document,
    help: 'Save the XML without processing instructions.',
    explain: 'Any but <?xml …?> and short stylesheet references.',
  },
  {
    id: 'markup/trailing',
    title: 'There is content behind the end of the document.',
    level: 'error',
    risk: RISK.binary,
    help: EXPORT,
    explain: 'Anything but blanks behind the last </html> or the last brace of an RTF document.',
  },
  {
    id: 'markup/object',
    title: 'The RTF document contains objects, pictures or binary data.',
    level: 'error',
    risk: RISK.document,
    help: EXPORT,
    explain: '\\object with \\objdata, \\bin and \\pict.',
  },
] as const satisfies readonly Rule[];
