import { HiddenText } from './hidden/hidden_text';
import { scanTokens } from './hidden/token_scan';
import type { TokenSink } from './hidden/token_scan';
import type { Inspection } from './inspection';
import { PeopleText } from './patients/people_text';
import { checkPeople } from './patients/person_columns';
import { checkTable } from './tables/check_table';
import { readerOf } from './tables/readers';
import type { TextView } from './text/text_view';

/** Looks for hidden things in proven text. */
export type TextDetector = (inspection: Inspection, text: TextView) => void | Promise<void>;

/** Reads the text once for all that hides in its characters, its columns and its numbers. */
function readText(inspection: Inspection, text: TextView): void {
  const reader = readerOf(inspection, text);
  const hidden = new HiddenText(inspection, text.table !== undefined);
  const people = new PeopleText(inspection, text.typeId === 'txt' || text.typeId === 'md');
  const sink: TokenSink = {
    mixed: (start, end, changes) => hidden.mixed(start, end, changes),
    number(start, end) {
      hidden.number(start, end);
      people.number(start, end);
    },
    word: (start, end) => hidden.word(start, end),
    block: (start, end, characters, changes) => hidden.block(start, end, characters, changes),
  };
  for (const window of text.windows()) {
    inspection.checkTime();
    hidden.begin(window);
    people.begin(window);
    scanTokens(window.bytes, sink);
    reader?.read(window);
  }
  hidden.finish();
  reader?.stats.finish();
  if (reader) checkTable(inspection, reader.stats);
  people.finish(reader !== undefined && checkPeople(inspection, reader.stats));
}

/** The detectors of every text, in the order in which they run. */
export const TEXT_DETECTORS: readonly TextDetector[] = [readText];
