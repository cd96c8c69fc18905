/** What a content is, whatever its name says. */
export interface ContentType {
  /** Short and stable: `csv`, `pdf`, `docx`, `pickle`, `text`, `unknown`. Policies allow types by it. */
  id: string;
  /** Media type. */
  mime: string;
  /** The usual extension, without the dot, small letters; empty when there is none. */
  extension: string;
  /** How it was found: `signature`, `structure` (it parses as that), `text` (proven text of no other kind), `none`. */
  how: 'signature' | 'structure' | 'text' | 'none';
}

export const UNKNOWN: ContentType = {
  id: 'unknown',
  mime: 'application/octet-stream',
  extension: '',
  how: 'none',
};
