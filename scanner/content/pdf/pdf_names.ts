import type { RuleId } from '../../rules';
import type { Tally } from '../tally';
import { walk } from './pdf_value';
import type { PdfValue } from './pdf_value';

/** Characters of a title, author or the like that need no explanation. */
const MAX_INFORMATION = 200;

const rules = (rule: RuleId, names: string): [string, RuleId][] =>
  names.split(' ').map((name) => [name, rule]);

/** Names that are a finding wherever they stand, as a key or as a value. */
const FOUND = new Map<string, RuleId>([
  ...rules('pdf/attachment', 'EmbeddedFile EmbeddedFiles EF FileAttachment RichMedia Screen Movie Sound 3D'),
  ...rules('pdf/javascript', 'JavaScript JS'),
  ...rules('pdf/action', 'Launch SubmitForm ImportData GoToR GoToE Rendition AA'),
  ...rules('pdf/hidden-layer', 'OCProperties OCG OCMD'),
  ...rules('pdf/form', 'AcroForm XFA'),
  ...rules('pdf/metadata', 'PieceInfo'),
]);
/** Short names that mean something else as the value of a key, such as a font's or a resource's. */
const ONLY_AS_KEY = new Set(['JS', 'AA', 'EF', '3D', 'Screen', 'Sound', 'Movie']);
/** Kinds of annotations, as the value of /Subtype. */
const ANNOTATIONS = new Set(
  'Text FreeText Popup Highlight Underline StrikeOut Squiggly Stamp Ink Caret Redact Watermark'.split(' ')
);
const INFORMATION = new Set(['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer']);

/** Collects what the names of a PDF give away, and which objects are referred to. */
export class PdfNames {
  readonly referenced = new Set<number>();

  constructor(private readonly tally: Tally) {}

  visit(value: PdfValue, place: string): void {
    walk(value, (item, key) => {
      if (item.kind === 'reference') this.referenced.add(item.object);
      if (item.kind === 'dictionary') for (const name of item.entries.keys()) this.note(name, place);
      // /Subtype /Screen and the like are annotations; /S /JavaScript an action.
      if (
        item.kind === 'name' &&
        (key === 'Subtype' || key === 'S' || key === 'Type' || !ONLY_AS_KEY.has(item.name))
      )
        this.note(item.name, place);
      if (item.kind === 'name' && key === 'Subtype' && ANNOTATIONS.has(item.name))
        this.tally.add('pdf/annotation', `${item.name} in ${place}`);
      if (item.kind === 'string' && key && INFORMATION.has(key) && item.bytes > MAX_INFORMATION * 2)
        this.tally.add('pdf/metadata', `${key} of ${item.bytes} bytes in ${place}`);
    });
  }

  private note(name: string, place: string): void {
    const rule = FOUND.get(name);
    if (rule) this.tally.add(rule, `/${name} in ${place}`);
  }
}
