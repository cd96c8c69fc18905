import { sameEntry } from './listing';
import type { Entry, Listing } from './listing';
import type { WatchState } from './state';

/** How a path of the share differs from what was last judged; an entry of `undefined` means that it is gone. */
export interface Difference {
  path: string;
  entry: Entry | undefined;
}

const isUnknown = (path: string, { unknown }: Listing) => unknown.some((folder) => path.startsWith(folder));

/** What differs between the share and what is remembered of it. What could not be listed is taken as unchanged. */
export function* differences(state: WatchState, listing: Listing): Generator<Difference> {
  for (const [path, entry] of listing.entries) {
    const known = state.files.get(path);
    if (!known || !sameEntry(known, entry)) yield { path, entry };
  }
  if (listing.truncated !== undefined) return;
  for (const path of state.files.keys())
    if (!listing.entries.has(path) && !isUnknown(path, listing)) yield { path, entry: undefined };
}

interface Waiting extends Difference {
  /** When it was first seen to differ, and when it last changed. */
  first: number;
  since: number;
}

export interface QuietTimes {
  /** Milliseconds without any change after which what came is taken as a group. */
  quiet: number;
  /** Milliseconds after which files that are quiet are taken although others still come. */
  longest: number;
}

/** Differences that wait until nobody writes any more. Times are of a clock that never goes back. */
export class Pending {
  private readonly waiting = new Map<string, Waiting>();

  constructor(private readonly times: QuietTimes) {}

  get size(): number {
    return this.waiting.size;
  }

  /** Takes in what a look at the share showed. */
  observe(found: Iterable<Difference>, now: number): void {
    const still = new Set<string>();
    for (const { path, entry } of found) {
      still.add(path);
      const known = this.waiting.get(path);
      if (!known) this.waiting.set(path, { path, entry, first: now, since: now });
      else if (!same(known.entry, entry)) Object.assign(known, { entry, since: now });
    }
    for (const path of this.waiting.keys()) if (!still.has(path)) this.waiting.delete(path);
  }

  /** The group that is ready: everything once all is quiet, what is quiet when others take too long, or nothing. */
  ready(now: number): Difference[] {
    const all = [...this.waiting.values()];
    const quiet = all.filter(({ since }) => now - since >= this.times.quiet);
    if (quiet.length === all.length) return all;
    return quiet.some(({ first }) => now - first >= this.times.longest) ? quiet : [];
  }

  /** A file that changed while it was read waits anew. */
  again(path: string, now: number): void {
    const known = this.waiting.get(path);
    if (known) known.since = now;
  }

  /** What has been dealt with. */
  drop(path: string): void {
    this.waiting.delete(path);
  }

  paths(): string[] {
    return [...this.waiting.keys()];
  }
}

const same = (a: Entry | undefined, b: Entry | undefined) =>
  a === undefined || b === undefined ? a === b : sameEntry(a, b);
