import fs from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { LIMITS } from '../../common';
import { inFolder, openFolder } from '../disk/open_beneath';
import { isReport } from '../report/names';
import { NO_STAMP, sameEntry, stampOf } from './listing';
import type { Entry, Listing } from './listing';

export interface WalkLimits {
  files: number;
  depth: number;
}

/** Entries between two pauses, in which timers and signals get their turn. */
const SLICE = 4_000;
/** Entries of a folder that are fetched at a time. */
const FETCHED = 512;

const unreadable = (kind: Entry['kind'], why: string): Entry => ({ ...NO_STAMP, kind, why });

/**
 * Lists a share from its open root: every plain file with what tells its changes, and what is no plain file as such.
 * Links are not followed, other file systems not entered, nothing is opened but folders. Throws when the root itself
 * cannot be listed; a folder below it that cannot is an entry of its own. `entries` of the look before may be given:
 * they are brought up to date in place, which saves making 100,000 of them anew at every look.
 */
export async function walk(
  root: number,
  limits: WalkLimits,
  signal?: AbortSignal,
  entries: Map<string, Entry> = new Map()
): Promise<Listing> {
  const walker = new Walker(fs.fstatSync(root).dev, limits, signal, entries);
  await walker.folder(root, '', 0);
  walker.sweep();
  return walker.listing;
}

let looks = 0;

class Walker {
  readonly listing: Listing;
  private readonly look = (looks += 1);
  private seen = 0;
  private found = 0;

  constructor(
    private readonly device: number,
    private readonly limits: WalkLimits,
    private readonly signal: AbortSignal | undefined,
    entries: Map<string, Entry>
  ) {
    this.listing = { entries, unknown: [] };
  }

  /** Takes out what an earlier look found and this one did not. */
  sweep(): void {
    const { entries } = this.listing;
    if (this.found === entries.size) return;
    for (const [shown, { look }] of entries) if (look !== this.look) entries.delete(shown);
  }

  async folder(folder: number, prefix: string, depth: number): Promise<void> {
    const listed = fs.opendirSync(`/proc/self/fd/${folder}`, { bufferSize: FETCHED });
    try {
      for (let next = listed.readSync(); next !== null; next = listed.readSync()) {
        this.seen += 1;
        if (this.seen % SLICE === 0) {
          await nextTurn();
          this.signal?.throwIfAborted();
        }
        if (!this.hasRoom()) return;
        const below = this.one(folder, next.name, prefix, depth);
        if (below) await below;
      }
    } finally {
      listed.closeSync();
    }
  }

  /** Folders count too: a share of folders without end must come to one. */
  private hasRoom(): boolean {
    if (this.found < this.limits.files && this.seen <= 2 * this.limits.files) return true;
    this.listing.truncated = `It holds more than ${this.limits.files} files; those beyond are not looked at.`;
    return false;
  }

  /** What is to be waited for, when it is a folder; 100,000 promises of files would cost more than the files. */
  private one(folder: number, name: string, prefix: string, depth: number): Promise<void> | undefined {
    if (depth === 0 && isReport(name)) return undefined;
    const shown = prefix + name;
    const stat = fs.lstatSync(inFolder(folder, name), { throwIfNoEntry: false });
    if (!stat) {
      // A name that is no UTF-8 comes to us with replacements, by which nothing can be found.
      if (name.includes('\uFFFD')) this.add(shown, unreadable('name', 'Its name is not UTF-8.'));
      return undefined;
    }
    if (stat.isDirectory()) return this.below(folder, name, shown, depth, stat.dev);
    const isOurs = stat.isFile() && stat.dev === this.device;
    this.add(shown, isOurs ? { kind: 'file', ...stampOf(stat) } : unreadable('other', kindOf(stat)));
    return undefined;
  }

  private async below(parent: number, name: string, shown: string, depth: number, device: number) {
    if (device !== this.device)
      return this.add(shown, unreadable('other', 'It is another file system, put into the share.'));
    if (depth + 1 > this.limits.depth)
      return this.add(shown, unreadable('folder', `It lies deeper than ${this.limits.depth} folders.`));
    let folder: number;
    try {
      folder = openFolder(parent, name);
    } catch (error) {
      return this.unlisted(shown, error);
    }
    try {
      await this.folder(folder, `${shown}/`, depth + 1);
    } catch (error) {
      if (this.signal?.aborted) throw error;
      this.unlisted(shown, error);
    } finally {
      fs.closeSync(folder);
    }
  }

  private unlisted(shown: string, error: unknown): void {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return;
    this.listing.unknown.push(`${shown}/`);
    this.add(shown, unreadable('folder', `The folder cannot be listed (${code ?? 'unknown error'}).`));
  }

  private add(shown: string, entry: Entry): void {
    if (shown.length > LIMITS.pathLength)
      return this.add(shorten(shown), unreadable('name', 'Its path is too long.'));
    const { entries } = this.listing;
    const known = entries.get(shown);
    if (known?.look !== this.look) this.found += 1;
    if (known && sameEntry(known, entry)) known.look = this.look;
    else entries.set(shown, { ...entry, look: this.look });
  }
}

const CUT = 3_900;
const shorten = (shown: string) => `${shown.slice(0, CUT).replace(/[\uD800-\uDBFF]$/, '')}…`;

function kindOf(stat: fs.Stats): string {
  if (stat.isSymbolicLink()) return 'It is a link.';
  if (stat.isFIFO()) return 'It is a pipe.';
  if (stat.isSocket()) return 'It is a socket.';
  if (stat.isFile()) return 'It is on another file system.';
  return 'It is a device.';
}
