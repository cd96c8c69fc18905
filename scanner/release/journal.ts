import fs from 'node:fs';
import path from 'node:path';

import { decode, object, projectId, releaseBody, uuid } from '../../common';
import type { TypeOf } from '../../common';
import { removeTemporaries, syncFolder, writeAtomically } from '../disk/atomic_file';

const staged = object({ project: projectId, request: uuid, body: releaseBody });
/** A copy that is whole and checked, and that the API may or may not have heard of yet. */
export type Staged = TypeOf<typeof staged>;

const MAX_BYTES = 128 * 1024 * 1024;
const STAGED = '.staged.json';

/** What the release agent has begun, on disk, and the records of what it has done. */
export class Journal {
  constructor(private readonly folder: string) {
    fs.mkdirSync(folder, { recursive: true, mode: 0o750 });
    removeTemporaries(folder);
  }

  begin(entry: Staged): void {
    writeAtomically(this.staged(entry.request), [JSON.stringify(entry)]);
  }

  /** What was begun and not ended. Throws when one cannot be read: to forget it could release a thing twice. */
  open(): Staged[] {
    return fs
      .readdirSync(this.folder)
      .filter((name) => name.endsWith(STAGED))
      .map((name) => {
        const file = path.join(this.folder, name);
        if (fs.statSync(file).size > MAX_BYTES) throw new Error(`${file} is too large to be ours.`);
        const decoded = decode(staged, JSON.parse(fs.readFileSync(file, 'utf8')));
        if (!decoded.ok) throw new Error(`${file} is none of ours.`);
        return decoded.value;
      });
  }

  end(request: string): void {
    fs.rmSync(this.staged(request), { force: true });
    syncFolder(this.folder);
  }

  /** Keeps the record of a release beside the state, for those who may not see the release folder. */
  keep(request: string, record: string): void {
    writeAtomically(path.join(this.folder, `${request}.record.json`), [record]);
  }

  private staged(request: string): string {
    return path.join(this.folder, `${request}${STAGED}`);
  }
}
