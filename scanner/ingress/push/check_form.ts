import { posix } from 'node:path';

import type { Change } from '../git/changes';
import type { CommitObject } from '../git/commit';
import type { PushContent } from './read_push';
import type { Note } from './note';

const ORDINARY_MODES = new Set(['100644', '100755', '120000', '160000']);
/** Forms of `.git` that file systems take for it: case, `git~1`, trailing blanks and points, ignored characters. */
const GIT_FOLDER = /^(?:\.git|git~\d+)[ .]*(?::.*)?$/i;
const IGNORED_BY_HFS = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;

/** What can be said of a push by its form alone, without the contents of files. */
export function checkForm(push: PushContent): Note[] {
  return [
    ...push.oddTips.map(({ ref, type }): Note => ({
      rule: 'push/odd-ref',
      file: ref,
      evidence: `a ${type}`,
    })),
    ...push.commits.flatMap(checkCommit),
    ...push.changes.flatMap(checkChange),
    ...checkCollisions(push.changes),
  ];
}

const checkCommit = ({ oid, otherHeaders }: CommitObject): Note[] =>
  otherHeaders.length === 0
    ? []
    : [{ rule: 'push/odd-header', commit: oid, evidence: otherHeaders.join('\n') }];

function checkChange({ commit, mode, path }: Change): Note[] {
  const at = { commit, file: path };
  const notes: Note[] = [];
  if (isUnsafe(path)) notes.push({ rule: 'push/unsafe-path', ...at });
  if (mode === '160000') notes.push({ rule: 'push/submodule', ...at });
  else if (mode === '100755') notes.push({ rule: 'push/executable', ...at });
  else if (!ORDINARY_MODES.has(mode)) notes.push({ rule: 'push/mode', ...at, evidence: mode });
  return notes;
}

/** Whether a path would be written elsewhere than it says on some system; also used when a tree is delivered. */
export function isUnsafe(path: string): boolean {
  if (path === '' || path.includes('\\') || path.includes('\0') || /^[a-z]:/i.test(path)) return true;
  return path
    .split('/')
    .some(
      (part) =>
        part === '' || part === '.' || part === '..' || GIT_FOLDER.test(part.replace(IGNORED_BY_HFS, ''))
    );
}

/** What a link's target is against where the link lies. */
export function checkLink({ commit, path }: Change, target: string): Note {
  const outside =
    target.startsWith('/') ||
    target.includes('\\') ||
    posix.normalize(posix.join(posix.dirname(path), target)).startsWith('..');
  return { rule: outside ? 'push/link-outside' : 'push/link', commit, file: path, evidence: target };
}

function checkCollisions(changes: readonly Change[]): Note[] {
  const first = new Map<string, string>();
  return changes.flatMap(({ commit, path }) => {
    const key = path.normalize('NFC').toLowerCase();
    const other = first.get(key) ?? path;
    first.set(key, other);
    return other === path
      ? []
      : [{ rule: 'push/case-collision' as const, commit, file: path, evidence: other }];
  });
}
