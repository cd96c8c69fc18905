import type { Inspection } from './inspection';
import type { TextView } from './text/text_view';

/** Looks for hidden things in proven text. */
export type TextDetector = (inspection: Inspection, text: TextView) => void | Promise<void>;

/** The detectors of every text, in the order in which they run. */
export const TEXT_DETECTORS: readonly TextDetector[] = [];
