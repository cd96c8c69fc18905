import { TYPES } from './types';
import type { TypeId } from './types';

/** What a content is, whatever its name says. */
export interface ContentType {
  /** Short and stable: `csv`, `pdf`, `docx`, `pickle`, `unknown`. Policies allow types by it. */
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

/** Nothing at all. */
export const EMPTY: ContentType = { id: 'empty', mime: 'application/x-empty', extension: '', how: 'none' };

/** A known kind as what a content was found to be. */
export const typeOf = (id: TypeId, how: ContentType['how']): ContentType => ({
  id,
  mime: TYPES[id].mime,
  extension: TYPES[id].extensions[0] ?? '',
  how,
});
