import { fileName } from '../verdicts/to_ecs';
import type { ChangedDocument } from './request_store';

/** Different words that a request is found by; of 10,000 files the first names serve. */
const MAX_WORDS = 2_000;
/** Characters of one word: what is longer nobody types. */
const MAX_WORD = 100;

/** Small letters and digits, parted at everything else: `Table_1.csv` is found by "table", "1" and "csv". */
export function searchWords(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.slice(0, MAX_WORD));
}

/** Names, titles and people of a request in words, each once. */
export function searchText(document: Omit<ChangedDocument, 'search'>): string {
  const words = new Set<string>();
  const add = (text: string | undefined) => {
    if (text === undefined || words.size >= MAX_WORDS) return;
    for (const word of searchWords(text)) words.add(word);
  };
  add(document.title);
  add(document.researcher);
  add(document.project.name);
  add(document.project.id);
  add(document.push?.repository);
  add(document.push?.ref);
  for (const file of document.files) add(fileName(file.path));
  return [...words].slice(0, MAX_WORDS).join(' ');
}
