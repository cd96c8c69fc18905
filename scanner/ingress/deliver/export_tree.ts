import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

import { syncFolder } from '../../disk/atomic_file';
import { decode } from '../git/commit';
import { GitError, GitLimit } from '../git/git';
import type { Git } from '../git/git';
import { ObjectReader } from '../git/object_reader';
import { isUnsafe } from '../push/check_form';

/** Bytes of git's list of a tree, of one file, and of all together. */
const MAX_LIST_BYTES = 64 * 1024 * 1024;
const MAX_FILE_BYTES = 1024 * 1024 * 1024;
const MAX_TREE_BYTES = 16 * 1024 * 1024 * 1024;

const ENTRY = /^(\d{6}) (\w+) ([0-9a-f]+)\t([^]+)$/;

export interface Exported {
  path: string;
  sha256: string;
  size: number;
}

export interface Skipped {
  path: string;
  reason: string;
}

/**
 * Writes the files of a commit's tree into a new folder, exactly as they are in git: no attribute, filter or
 * line-end setting of the repository plays a part. Links and submodules are left out and told. Rejects before
 * anything is written when two paths would be one file on Windows, or a path leads elsewhere.
 */
export async function exportTree(
  git: Git,
  commit: string,
  folder: string
): Promise<{ files: Exported[]; skipped: Skipped[] }> {
  const entries = await listTree(git, commit);
  const skipped = entries.flatMap(({ mode, path: name }) =>
    mode === '120000'
      ? [{ path: name, reason: 'a link' }]
      : mode === '160000'
        ? [{ path: name, reason: 'a submodule' }]
        : []
  );
  const plain = entries.filter(({ mode }) => mode === '100644' || mode === '100755');
  if (plain.length + skipped.length < entries.length)
    throw new GitError('The tree has entries of a mode that is not known.');
  checkPaths(plain.map(({ path: name }) => name));
  const reader = new ObjectReader(git);
  const files: Exported[] = [];
  let bytes = 0;
  try {
    for (const { oid, path: name } of plain) {
      const { content, size } = await reader.read(oid, MAX_FILE_BYTES);
      bytes += size;
      if (!content || bytes > MAX_TREE_BYTES)
        throw new GitLimit(`${name}: the tree is larger than what is delivered`);
      const file = path.join(folder, ...name.split('/'));
      fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o750 });
      writeNew(file, content);
      files.push({ path: name, sha256: createHash('sha256').update(content).digest('hex'), size });
    }
  } finally {
    reader.close();
  }
  syncFolders(folder);
  return { files, skipped };
}

async function listTree(
  git: Git,
  commit: string
): Promise<Array<{ mode: string; oid: string; path: string }>> {
  const list = await git.ask(['ls-tree', '-r', '-z', '--full-tree', commit], MAX_LIST_BYTES);
  return decode(list)
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const [, mode = '', , oid = '', name = ''] = ENTRY.exec(line) ?? [];
      if (name === '') throw new GitError('git ls-tree printed a line that is not known.');
      return { mode, oid, path: name };
    });
}

function checkPaths(names: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    if (isUnsafe(name)) throw new GitError(`The path ${JSON.stringify(name)} would lead elsewhere.`);
    const key = name.normalize('NFC').toLowerCase();
    const other = seen.get(key);
    if (other !== undefined)
      throw new GitError(
        `${JSON.stringify(other)} and ${JSON.stringify(name)} would be one file on Windows.`
      );
    seen.set(key, name);
  }
}

function writeNew(file: string, content: Buffer): void {
  const descriptor = fs.openSync(file, 'wx', 0o640);
  try {
    fs.writeFileSync(descriptor, content);
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}

function syncFolders(folder: string): void {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) syncFolders(path.join(folder, entry.name));
  syncFolder(folder);
}
