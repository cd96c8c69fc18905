import fs from 'node:fs';
import path from 'node:path';

import type { SubmissionAnswer } from '../../../common';
import { Refused } from '../../api/client';
import type { Api } from '../../api/client';
import { syncFolder, writeAtomically } from '../../disk/atomic_file';

/** Verdicts that wait for the API: some 10 MB each at the very most. */
const MAX_WAITING = 10_000;
/** A verdict that another process has begun to send is sent again after this, when that process died. */
const STALE_MS = 5 * 60_000;

const NAME = /^(\d{13})-[0-9a-f-]{36}\.json$/;

export class OutboxFull extends Error {}

/**
 * Verdicts on pushes on the disk, from before the first try until the API has answered. Several hooks run at the
 * same time: each verdict is one file, taken by renaming it.
 */
export class Outbox {
  private readonly folder: string;
  private readonly refused: string;

  constructor(state: string) {
    this.folder = path.join(state, 'outbox');
    this.refused = path.join(state, 'refused');
    for (const folder of [this.folder, this.refused]) fs.mkdirSync(folder, { recursive: true, mode: 0o750 });
  }

  /** Keeps a verdict; it is on the disk when this returns. Throws OutboxFull, or the file system's error. */
  add(request: string, body: string): string {
    if (this.waiting().length >= MAX_WAITING)
      throw new OutboxFull(
        `${MAX_WAITING} verdicts wait for Kibana already, so no push is taken. Tell your operators.`
      );
    const name = `${String(Date.now()).padStart(13, '0')}-${request}.json`;
    writeAtomically(path.join(this.folder, name), [body]);
    return name;
  }

  /** Names of verdicts that wait, oldest first. */
  waiting(): string[] {
    return fs
      .readdirSync(this.folder)
      .filter((name) => NAME.test(name))
      .sort();
  }

  /**
   * Sends what waits, oldest first, until the API does not answer; rejects with the API's error then. `told` is
   * called with each answer. What the API will never take goes to `refused`, with the reason beside it.
   */
  async flush(
    api: Pick<Api, 'pushVerdict'>,
    told: (name: string, outcome: SubmissionAnswer | Refused) => void
  ): Promise<void> {
    this.recover();
    for (const name of this.waiting()) {
      const taken = path.join(this.folder, `${name}.sending`);
      try {
        fs.renameSync(path.join(this.folder, name), taken);
      } catch {
        continue; // Another hook sends it.
      }
      try {
        const answer = await api.pushVerdict(fs.readFileSync(taken, 'utf8'));
        fs.rmSync(taken);
        syncFolder(this.folder);
        told(name, answer);
      } catch (error) {
        if (error instanceof Refused && isFinal(error.status)) {
          writeAtomically(path.join(this.refused, `${name}.reason.txt`), [
            `${error.status} ${error.message}\n`,
          ]);
          fs.renameSync(taken, path.join(this.refused, name));
          told(name, error);
          continue;
        }
        fs.renameSync(taken, path.join(this.folder, name));
        throw error;
      }
    }
  }

  /** What a killed process had begun to send waits again; sent twice it is known by its key. */
  private recover(): void {
    for (const name of fs.readdirSync(this.folder)) {
      if (!name.endsWith('.sending')) continue;
      const file = path.join(this.folder, name);
      const stats = fs.statSync(file, { throwIfNoEntry: false });
      if (stats && Date.now() - stats.ctimeMs > STALE_MS)
        fs.renameSync(file, file.slice(0, -'.sending'.length));
    }
  }
}

/** Answers that the same body will always get. A missing right or project may be mended, so those wait. */
const isFinal = (status: number) => status === 400 || status === 409 || status === 413 || status === 422;
