import { HiddenText } from './hidden/hidden_text';
import { scanTokens } from './hidden/token_scan';
import type { Inspection } from './inspection';
import type { TextView } from './text/text_view';

/** Looks for hidden things in proven text. */
export type TextDetector = (inspection: Inspection, text: TextView) => void | Promise<void>;

/** Reads the text once for all that hides in its characters. */
function readTokens(inspection: Inspection, text: TextView): void {
  const hidden = new HiddenText(inspection, text.table !== undefined);
  for (const window of text.windows()) {
    inspection.checkTime();
    hidden.begin(window);
    scanTokens(window.bytes, hidden);
  }
  hidden.finish();
}

/** The detectors of every text, in the order in which they run. */
export const TEXT_DETECTORS: readonly TextDetector[] = [readTokens];
