import { HiddenText } from './hidden/hidden_text';
import { scanTokens } from './hidden/token_scan';
import type { TokenSink } from './hidden/token_scan';
import type { Inspection } from './inspection';
import { PeopleText } from './patients/people_text';
import { checkPeople } from './patients/person_columns';
import { checkTable } from './tables/check_table';
import { FormulaCells } from './tables/formula_cells';
import { readerOf } from './tables/readers';
import type { TextView } from './text/text_view';
import type { TextWindow } from './text/text_window';

/** Looks for hidden things in proven text. */
export type TextDetector = (inspection: Inspection, text: TextView) => void | Promise<void>;

/** Reads the text once for all that hides in its characters, its columns and its numbers. */
function readText(inspection: Inspection, text: TextView): void {
  const reader = readerOf(inspection, text);
  const hidden = new HiddenText(inspection, text.delimiter !== undefined);
  const people = new PeopleText(inspection);
  const prose = text.typeId === 'txt' || text.typeId === 'md';
  const { delimiter } = text;
  const formulas = delimiter === undefined ? undefined : new FormulaCells(inspection, delimiter);
  let window: TextWindow | undefined;
  const sink: TokenSink = {
    mixed: (start, end, changes) => hidden.mixed(start, end, changes),
    sign(at) {
      if (formulas && window) formulas.sign(window, at);
    },
    number(start, end) {
      hidden.number(start, end);
      people.number(start, end);
    },
    dense: (start, end) => hidden.dense(start, end),
    uuLine: (start, end) => hidden.uuLine(start, end),
    xored: (start, end, key) => hidden.xored(start, end, key),
    block: (start, end, flags) => hidden.block(start, end, flags),
    marker: (at) => hidden.marker(at),
  };
  for (window of text.windows()) {
    inspection.checkTime();
    hidden.begin(window);
    people.begin(window);
    const what = { formulas: formulas !== undefined, prose, goesOn: window.overlap > 0 };
    if (scanTokens(window.bytes, sink, what)) people.prose(window);
    reader?.read(window);
  }
  hidden.finish();
  formulas?.finish();
  reader?.stats.finish();
  if (reader) checkTable(inspection, reader.stats);
  people.finish(reader !== undefined && checkPeople(inspection, reader.stats));
}

/** The detectors of every text, in the order in which they run. */
export const TEXT_DETECTORS: readonly TextDetector[] = [readText];
