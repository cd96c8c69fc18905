import type { ContentType } from '../content_type';
import type { Inspection } from '../inspection';

/** Whether a content of this kind may leave under this name. */
export function checkType(_inspection: Inspection, _type: ContentType): void {}
