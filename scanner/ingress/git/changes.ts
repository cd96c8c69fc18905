import { decode } from './commit';
import { GitError } from './git';
import type { Git } from './git';

/** A file as a commit leaves it. Deleted files are in the commit that put them there. */
export interface Change {
  commit: string;
  /** `100644`, `100755` (may be run), `120000` (link), `160000` (submodule). */
  mode: string;
  oid: string;
  path: string;
}

/** Bytes of git's list of changes: some 100 bytes a file. */
const MAX_LIST_BYTES = 256 * 1024 * 1024;

const COMMIT = /^[0-9a-f]{40,64}$/;
const ENTRY = /^:\d{6} (\d{6}) [0-9a-f]+ ([0-9a-f]+) [A-Z]\d*$/;

/**
 * What each commit puts where, against each of its parents, oldest first, each (object, mode, path) once. Renames are
 * told as new files, so that every name is seen.
 */
export async function readChanges(git: Git, commits: readonly string[]): Promise<Change[]> {
  if (commits.length === 0) return [];
  const args = ['diff-tree', '--stdin', '-r', '-m', '--root', '--raw', '-z', '--no-renames', '--no-abbrev'];
  const strict = ['--ignore-submodules=none', '--no-ext-diff', '--no-textconv'];
  const list = await git.ask([...args, ...strict], MAX_LIST_BYTES, `${commits.join('\n')}\n`);
  const seen = new Set<string>();
  const changes: Change[] = [];
  let commit = '';
  let entry: RegExpExecArray | null = null;
  for (const record of records(list)) {
    if (entry) {
      const [, mode = '', oid = ''] = entry;
      entry = null;
      const key = `${oid} ${mode} ${record.toString('latin1')}`;
      if (mode === '000000' || seen.has(key)) continue;
      seen.add(key);
      changes.push({ commit, mode, oid, path: decode(record) });
      continue;
    }
    const text = record.toString('latin1');
    if (COMMIT.test(text)) commit = text;
    else if (!(entry = ENTRY.exec(text)))
      throw new GitError('git diff-tree printed a line that is not known.');
  }
  return changes;
}

function* records(list: Buffer): Generator<Buffer> {
  for (let start = 0; start < list.length;) {
    const end = list.indexOf(0, start);
    if (end < 0) return;
    yield list.subarray(start, end);
    start = end + 1;
  }
}
