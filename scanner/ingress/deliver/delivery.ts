import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

import type { RequestDetail } from '../../../common';
import { syncFolder, writeAtomically } from '../../disk/atomic_file';
import { SCANNER } from '../../version';
import { GitError } from '../git/git';
import type { Git } from '../git/git';
import { exportTree } from './export_tree';
import type { Exported } from './export_tree';

const MANIFEST = 'manifest.json';
/** Names the newest version in words: shares of Windows know no links. */
const CURRENT = 'CURRENT.txt';

export interface Delivered {
  folder: string;
  files: Exported[];
}

/**
 * Puts the approved tree of a push into the intermediate store: `<store>/<project>/<repository>/<version>/files` with
 * `manifest.json` beside it. A version appears whole or not at all, and is never written again: delivering the same
 * request a second time finds it there.
 */
export async function deliver(
  git: Git,
  store: string,
  request: RequestDetail,
  repository: string
): Promise<Delivered> {
  const push = request.push;
  if (!push) throw new GitError('The request is of files and no push.');
  const home = path.join(
    store,
    request.project.id,
    repository.replace(/[^\w.-]+/g, '_').replace(/^\.+/, '_')
  );
  const version = path.join(home, `${push.after.slice(0, 12)}-${request.id}`);
  const before = readManifest(version);
  if (before) return { folder: version, files: before.files };
  fs.mkdirSync(home, { recursive: true, mode: 0o750 });
  const making = path.join(home, `.making-${randomUUID()}`);
  fs.mkdirSync(path.join(making, 'files'), { recursive: true, mode: 0o750 });
  try {
    const { files, skipped } = await exportTree(git, push.after, path.join(making, 'files'));
    const manifest = {
      request: request.id,
      project: request.project.id,
      repository: push.repository,
      ref: push.ref,
      commit: push.after,
      pusher: push.pusher,
      delivered_at: new Date().toISOString(),
      by: SCANNER,
      files,
      skipped,
    };
    writeAtomically(path.join(making, MANIFEST), [`${JSON.stringify(manifest, null, 2)}\n`]);
    fs.renameSync(making, version);
    syncFolder(home);
    writeAtomically(path.join(home, CURRENT), [`${path.basename(version)}\n`]);
    return { folder: version, files };
  } catch (error) {
    fs.rmSync(making, { recursive: true, force: true });
    throw error;
  }
}

function readManifest(version: string): { files: Exported[] } | undefined {
  try {
    return JSON.parse(fs.readFileSync(path.join(version, MANIFEST), 'utf8')) as { files: Exported[] };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
