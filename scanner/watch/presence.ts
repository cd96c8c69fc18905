import type { Listing } from './listing';
import type { WatchState } from './state';

/** Known files of which so many must be found again before a folder with another number counts as the share. */
const SHARE_OF_KNOWN = 0.5;

/**
 * Why a folder with another device or number than before is not the share but, most likely, the one under a mount that
 * is gone; undefined when it is the share. Were it taken for the share, every request would be withdrawn.
 */
export function absence(
  { files }: Pick<WatchState, 'files'>,
  { entries }: Pick<Listing, 'entries'>,
  hasOurReport: boolean
): string | undefined {
  // Where nothing is known, nothing can be withdrawn.
  if (hasOurReport || files.size === 0) return undefined;
  let found = 0;
  for (const [path, { size }] of files) if (entries.get(path)?.size === size) found += 1;
  if (found >= files.size * SHARE_OF_KNOWN) return undefined;
  return (
    'The folder is another one than before, with neither our report nor the known files in it: the share is most ' +
    'likely not mounted. Nothing is concluded from that.'
  );
}
