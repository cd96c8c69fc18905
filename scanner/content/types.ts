import type { ContentType } from './content_type';

type Kind = Omit<ContentType, 'how'> & {
  /** Extensions that may stand on such content, the usual one first. */
  extensions: readonly string[];
};

/** Kinds of content that policies may name under `allowed`. */
export const TYPES = {
  txt: { id: 'txt', mime: 'text/plain', extension: 'txt', extensions: ['txt', 'text', 'log'] },
  md: { id: 'md', mime: 'text/markdown', extension: 'md', extensions: ['md', 'markdown'] },
  csv: { id: 'csv', mime: 'text/csv', extension: 'csv', extensions: ['csv'] },
  tsv: { id: 'tsv', mime: 'text/tab-separated-values', extension: 'tsv', extensions: ['tsv', 'tab'] },
  json: { id: 'json', mime: 'application/json', extension: 'json', extensions: ['json'] },
  ndjson: {
    id: 'ndjson',
    mime: 'application/x-ndjson',
    extension: 'ndjson',
    extensions: ['ndjson', 'jsonl'],
  },
} as const satisfies Record<string, Kind>;

export type TypeId = keyof typeof TYPES;
export const TYPE_IDS = Object.keys(TYPES) as TypeId[];
