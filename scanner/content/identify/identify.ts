import { UNKNOWN } from '../content_type';
import type { ContentType } from '../content_type';
import type { Inspection } from '../inspection';
import type { TextView } from '../text/text_view';

export interface Identity {
  type: ContentType;
  /** Present when the content was proven to be text. */
  text?: TextView;
}

/** What a content is, by its bytes alone. */
export async function identify(_inspection: Inspection): Promise<Identity> {
  return { type: UNKNOWN };
}
