import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

import type { Judgement } from '../../content/inspect';
import type { Policy } from '../../policy';
import { SCANNER } from '../../version';
import type { Change } from '../git/changes';

/** A judgement that is larger is not kept. */
const MAX_BYTES = 256 * 1024;

/**
 * Judgements of files by their object id, the name that they were judged under, the policy and the scanner's version:
 * whichever of these changes, the file is judged anew. One small file each; it may be deleted at any time.
 */
export class BlobCache {
  private readonly folder: string;

  constructor(state: string, policy: Policy) {
    const key = JSON.stringify([SCANNER.version, policy.toFile()]);
    this.folder = path.join(state, 'blobs', createHash('sha256').update(key).digest('hex').slice(0, 32));
  }

  get(change: Change): Judgement | undefined {
    try {
      return JSON.parse(fs.readFileSync(this.file(change), 'utf8')) as Judgement;
    } catch {
      // Not there, or half written by a hook that was killed: judged anew.
      return undefined;
    }
  }

  put(change: Change, judgement: Judgement): void {
    const text = JSON.stringify(judgement);
    if (text.length > MAX_BYTES) return;
    const file = this.file(change);
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    const half = `${file}.${process.pid}`;
    fs.writeFileSync(half, text, { mode: 0o600 });
    fs.renameSync(half, file);
  }

  private file({ oid, path: name }: Change): string {
    const named = createHash('sha256').update(name).digest('hex').slice(0, 16);
    return path.join(this.folder, oid.slice(0, 2), `${oid}-${named}.json`);
  }
}
