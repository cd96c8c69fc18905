import type { Listing } from './listing';
import type { WatchState } from './state';

/** Known files of which so many must be found again before a folder with another number counts as the share. */
const SHARE_OF_KNOWN = 0.5;

/**
 * Why what was listed is not the share but, most likely, the empty folder under a mount that is gone; undefined when
 * it is the share. Were it taken for the share, every request would be withdrawn.
 */
export function absence(
  state: WatchState,
  root: { dev: number; ino: number },
  listing: Listing
): string | undefined {
  const { share } = state;
  if (!share || (share.dev === root.dev && share.ino === root.ino) || listing.report) return undefined;
  if (!state.reported && state.files.size === 0) return undefined;
  let found = 0;
  for (const [path, { size }] of state.files) if (listing.entries.get(path)?.size === size) found += 1;
  if (state.files.size > 0 && found >= state.files.size * SHARE_OF_KNOWN) return undefined;
  return (
    'The folder is another one than before, with neither our report nor the known files in it: the share is most ' +
    'likely not mounted. Nothing is concluded from that.'
  );
}
