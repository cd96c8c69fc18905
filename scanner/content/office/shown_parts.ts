import type { Inspection } from '../inspection';
import { inspectMember } from '../member';
import { BufferSource } from '../source';
import { FlowText, SharedTexts, SheetText } from './shown_text';
import type { TextReader } from './shown_text';

export const isOfKind = (kinds: readonly string[], kind: string): boolean =>
  kinds.some((other) => other.toLowerCase() === kind.toLowerCase());

/** What a document shows, part by part: judged as the text and tables that should leave instead of it. */
export class ShownParts {
  private readonly flow = new FlowText();
  private readonly shared = new SharedTexts();
  private readonly sheets: { name: string; sheet: SheetText }[] = [];

  /** What reads a part's text; the kinds are those of the relationships that lead to it. */
  readerOf(name: string, kinds: readonly string[]): TextReader {
    if (isOfKind(kinds, 'sharedStrings')) return this.shared;
    if (!isOfKind(kinds, 'worksheet')) return this.flow;
    const sheet = new SheetText(this.shared.texts);
    this.sheets.push({ name: name.slice(name.lastIndexOf('/') + 1).replace(/\.xml$/i, ''), sheet });
    return sheet;
  }

  async inspect(inspection: Inspection): Promise<void> {
    const judge = async (name: string, text: string) => {
      if (text !== '') await inspectMember(inspection, name, new BufferSource(Buffer.from(`${text}\n`)));
    };
    for (const { name, sheet } of this.sheets) await judge(`${name}.csv`, sheet.csv);
    await judge('text.txt', this.flow.value);
  }
}
