import { RESULTS } from '../../../common';
import type { RequestFile, Result } from '../../../common';

export const FILE_SORTS = ['result', 'path', 'size'] as const;
export type FileSort = (typeof FILE_SORTS)[number];

export interface FileView {
  /** Part of the path, without regard to case. */
  text: string;
  result?: Result;
  sort: FileSort;
  direction: 'asc' | 'desc';
}

export const WORST_FIRST: FileView = { text: '', sort: 'result', direction: 'desc' };

/** A collator is built once: a request has up to 10,000 files, and each sort compares over 100,000 times. */
const byName = new Intl.Collator('en', { numeric: true });
const byPath = (a: RequestFile, b: RequestFile) => byName.compare(a.path, b.path);

const COMPARE: Record<FileSort, (a: RequestFile, b: RequestFile) => number> = {
  result: (a, b) => RESULTS.indexOf(a.result) - RESULTS.indexOf(b.result) || a.risk - b.risk,
  path: byPath,
  size: (a, b) => a.size - b.size,
};

/** The files that fit, in order; equal ones by path, so that no order depends on how they came. */
export function arrangeFiles(files: readonly RequestFile[], view: FileView): RequestFile[] {
  const words = view.text.toLowerCase();
  const sign = view.direction === 'asc' ? 1 : -1;
  return files
    .filter((file) => view.result === undefined || file.result === view.result)
    .filter((file) => words === '' || file.path.toLowerCase().includes(words))
    .sort((a, b) => sign * COMPARE[view.sort](a, b) || byPath(a, b));
}

const UNITS = ['kB', 'MB', 'GB', 'TB'] as const;

/** "17 bytes", "1.2 kB", "3.4 MB", in powers of 1,000. */
export function formatSize(bytes: number): string {
  if (bytes < 1_000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  const power = Math.min(Math.floor(Math.log10(bytes) / 3), UNITS.length);
  const value = bytes / 1_000 ** power;
  return `${value.toFixed(value < 10 ? 1 : 0)} ${UNITS[power - 1] ?? ''}`;
}
