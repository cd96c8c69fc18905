import { hashFile } from '../scan/hash_file';
import { beneath } from '../disk/open_beneath';
import { NO_HASH } from './state';
import type { FileRecord, WatchState } from './state';

const HOUR = 3_600_000;
/** Milliseconds after which a file that could not be read is tried again. */
const RETRY_UNREAD = 10 * 60_000;

/** SHA-256 of a file of the share, or undefined when it cannot be read now. */
export async function hashBeneath(root: number, path: string): Promise<string | undefined> {
  try {
    const way = beneath(root, path);
    try {
      return (await hashFile(way.file)).sha256;
    } finally {
      way.close();
    }
  } catch {
    return undefined;
  }
}

export interface RehashBudget {
  hours: number;
  /** Bytes and milliseconds of one turn. */
  bytes: number;
  milliseconds: number;
}

const isDue = (file: FileRecord, hours: number, now: number) =>
  file.kind === 'file' && now - file.verified >= (file.sha256 === NO_HASH ? RETRY_UNREAD : hours * HOUR);

/**
 * Reads a part of what was not read for long, and answers the paths whose content is not what was judged, although
 * size and times say so. Those that are the same are marked as read.
 */
export async function rehash(
  root: number,
  state: WatchState,
  { hours, bytes, milliseconds }: RehashBudget,
  now: number = Date.now()
): Promise<{ differing: string[]; read: number }> {
  const until = performance.now() + milliseconds;
  const differing: string[] = [];
  let left = bytes;
  let read = 0;
  for (const [path, file] of state.files) {
    if (!isDue(file, hours, now)) continue;
    if (left <= 0 || performance.now() > until) break;
    left -= file.size;
    read += 1;
    const sha256 = await hashBeneath(root, path);
    if (sha256 === undefined || sha256 === file.sha256) file.verified = now;
    else differing.push(path);
  }
  return { differing, read };
}
