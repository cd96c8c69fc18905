import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

import type { Result } from '../../../common';
import { writeAtomically } from '../../disk/atomic_file';

/** The last push to one ref, as the hook judged it. */
export interface Entry {
  request: string;
  repository: string;
  ref: string;
  after: string;
  verdict: Result;
}

/** Which request stands for which ref: a push to a ref goes on with its request where that was returned. */
export class RefBook {
  private readonly folder: string;

  constructor(state: string) {
    this.folder = path.join(state, 'refs');
    fs.mkdirSync(this.folder, { recursive: true, mode: 0o750 });
  }

  last(repository: string, ref: string): Entry | undefined {
    try {
      return JSON.parse(fs.readFileSync(this.file(repository, ref), 'utf8')) as Entry;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  note(entry: Entry): void {
    writeAtomically(this.file(entry.repository, entry.ref), [`${JSON.stringify(entry)}\n`]);
  }

  static newRequest = (): string => randomUUID();

  private file(repository: string, ref: string): string {
    const name = createHash('sha256').update(`${repository}\0${ref}`).digest('hex');
    return path.join(this.folder, `${name}.json`);
  }
}
