import type { Stats } from 'node:fs';

/**
 * What lies at a path of the share. Only a `file` is ever opened. `other` is a link, a device, a pipe or a folder of
 * another file system; `name` has a name that is no UTF-8; `folder` could not be listed, or lies too deep.
 */
export type EntryKind = 'file' | 'other' | 'name' | 'folder';

/** What tells that a file was changed, without reading it. Times in whole microseconds. */
export interface Stamp {
  size: number;
  mtime: number;
  ctime: number;
  ino: number;
}

export interface Entry extends Stamp {
  kind: EntryKind;
  /** Why it cannot be read, when that is known already. */
  why?: string;
  /** The look that saw it last; looks that follow each other share what did not change. */
  look?: number;
}

/** An entry without what is of no use later. */
export const plainEntry = ({ kind, size, mtime, ctime, ino, why }: Entry): Entry => ({
  kind,
  size,
  mtime,
  ctime,
  ino,
  ...(why === undefined ? {} : { why }),
});

export const NO_STAMP: Stamp = { size: 0, mtime: 0, ctime: 0, ino: 0 };

const MICRO = 1_000;
/** Numbers of files that some servers make are beyond what a number holds exactly; their upper bits tell enough. */
const SHRINK = 4_096;

export const stampOf = (stat: Pick<Stats, 'size' | 'mtimeMs' | 'ctimeMs' | 'ino'>): Stamp => ({
  size: stat.size,
  mtime: Math.round(stat.mtimeMs * MICRO),
  ctime: Math.round(stat.ctimeMs * MICRO),
  ino: stat.ino > Number.MAX_SAFE_INTEGER ? Math.floor(stat.ino / SHRINK) : stat.ino,
});

export const sameEntry = (a: Entry, b: Entry): boolean =>
  a.kind === b.kind &&
  a.size === b.size &&
  a.mtime === b.mtime &&
  a.ctime === b.ctime &&
  a.ino === b.ino &&
  a.why === b.why;

/** One look at a share. */
export interface Listing {
  entries: Map<string, Entry>;
  /** Folders, each with a `/` at its end, whose content is not known this time: nothing in them was removed. */
  unknown: string[];
  /** Why the look ended early; then nothing can be said of files that are missing. */
  truncated?: string;
}
