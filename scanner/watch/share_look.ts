import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

import type { ProjectConfig } from '../config/load';
import { openBeneath } from '../disk/open_beneath';
import { told } from '../log';
import { REPORT_TEXT } from '../report/names';
import type { Entry, Listing } from './listing';
import { absence } from './presence';
import type { Says } from './says';
import type { WatchState } from './state';
import { walk } from './walk';
import type { WalkLimits } from './walk';

/** Bytes of a report that are compared; ours are shorter. */
const REPORT_BYTES = 16 * 1024 * 1024;

/** Looks at a project's share, and tells the share from the folder that is there while it is not mounted. */
export class ShareLook {
  /** What the last look found. */
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly project: ProjectConfig,
    private readonly state: WatchState,
    private readonly says: Says,
    private readonly limits: WalkLimits
  ) {}

  /**
   * What lies in the open share; undefined when that is not the share, which has been said then. Notes in the state
   * where the share is; `moved` tells that it was elsewhere before.
   */
  async at(root: number, signal: AbortSignal): Promise<{ listing: Listing; moved: boolean } | undefined> {
    const { dev, ino } = fs.fstatSync(root);
    if (this.project.mounted && fs.statSync(path.dirname(this.project.share)).dev === dev)
      return this.says.trouble('share', 'error', 'The share is not mounted.');
    let listing: Listing;
    try {
      listing = await walk(root, this.limits, signal, this.entries);
    } catch (error) {
      signal.throwIfAborted();
      return this.says.trouble('share', 'error', `The share cannot be listed: ${told(error)}`);
    }
    const before = this.state.share;
    const moved = before?.dev !== dev || before.ino !== ino;
    const away = moved ? absence(this.state, listing, this.hasOurReport(root)) : undefined;
    if (away !== undefined) return this.says.trouble('share', 'error', away);
    if (moved) this.state.share = { dev, ino };
    this.says.right('share');
    if (listing.truncated === undefined) this.says.right('truncated');
    else this.says.trouble('truncated', 'error', listing.truncated);
    return { listing, moved };
  }

  /** Whether the report in it is the very one that we wrote last; an older one may lie under the mount. */
  private hasOurReport(root: number): boolean {
    if (this.state.report === undefined) return false;
    try {
      const descriptor = openBeneath(root, REPORT_TEXT);
      try {
        if (fs.fstatSync(descriptor).size > REPORT_BYTES) return false;
        return sha256(fs.readFileSync(descriptor)) === this.state.report;
      } finally {
        fs.closeSync(descriptor);
      }
    } catch {
      return false;
    }
  }
}

export const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');
