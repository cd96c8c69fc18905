import { readChanges } from '../git/changes';
import type { Change } from '../git/changes';
import { decode, parseCommit } from '../git/commit';
import type { CommitObject } from '../git/commit';
import { GitLimit } from '../git/git';
import type { Git } from '../git/git';
import type { ObjectReader } from '../git/object_reader';
import { isZero } from './updates';
import type { RefUpdate } from './updates';

/** A commit or tag object that is larger holds something else than a message. */
const MAX_MESSAGE_BYTES = 1024 * 1024;
/** A tag of a tag of a tag … */
const MAX_TAG_DEPTH = 8;
/** Bytes of an object id in git's lists. */
const LINE_BYTES = 65;

export interface TagObject {
  oid: string;
  ref: string;
  message: string;
}

/** A ref that leads to something else than a commit: git takes it, and nobody sees it. */
export interface OddTip {
  ref: string;
  type: string;
}

/** All that a push brings. */
export interface PushContent {
  /** Oldest first. */
  commits: CommitObject[];
  tags: TagObject[];
  oddTips: OddTip[];
  changes: Change[];
}

/**
 * What counts as known already: the tips before the push (`range`), all refs of the repository (`existing`, for
 * pre-receive, when none has moved yet), or all refs but those that the push has moved (`others`, for post-receive).
 */
export type Known = 'range' | 'existing' | 'others';

/** Reads every new commit, tag and file of a push. Rejects with GitError or GitLimit. */
export async function readPush(
  git: Git,
  reader: ObjectReader,
  updates: readonly RefUpdate[],
  known: Known,
  maxCommits: number
): Promise<PushContent> {
  const tags: TagObject[] = [];
  const oddTips: OddTip[] = [];
  const tips: string[] = [];
  for (const { ref, after } of updates) {
    if (isZero(after)) continue;
    const tip = await peel(reader, ref, after, tags);
    if (tip.type === 'commit') tips.push(tip.oid);
    else oddTips.push({ ref, type: tip.type });
  }
  const exclude = await excluded(git, updates, known);
  const commits: CommitObject[] = [];
  for (const oid of await newCommits(git, tips, exclude, maxCommits)) {
    const { content } = await reader.read(oid, MAX_MESSAGE_BYTES);
    if (!content) throw new GitLimit(`the commit ${oid} is larger than ${MAX_MESSAGE_BYTES} bytes`);
    commits.push(parseCommit(oid, content));
  }
  const changes = await readChanges(
    git,
    commits.map(({ oid }) => oid)
  );
  return { commits, tags, oddTips, changes };
}

/** Follows tag objects to what they mark, and keeps their messages. */
async function peel(
  reader: ObjectReader,
  ref: string,
  start: string,
  tags: TagObject[]
): Promise<{ oid: string; type: string }> {
  let oid = start;
  for (let depth = 0; depth < MAX_TAG_DEPTH; depth += 1) {
    const object = await reader.read(oid, MAX_MESSAGE_BYTES);
    if (object.type !== 'tag') return object;
    if (!object.content) throw new GitLimit(`the tag ${oid} is larger than ${MAX_MESSAGE_BYTES} bytes`);
    const text = decode(object.content);
    const end = text.indexOf('\n\n');
    tags.push({ oid, ref, message: end < 0 ? '' : text.slice(end + 2) });
    oid = /^object ([0-9a-f]+)$/m.exec(text)?.[1] ?? '';
  }
  throw new GitLimit(`the tag ${start} marks a tag more than ${MAX_TAG_DEPTH} deep`);
}

async function excluded(git: Git, updates: readonly RefUpdate[], known: Known): Promise<string[]> {
  const before = updates.flatMap((update) => (isZero(update.before) ? [] : [update.before]));
  if (known === 'range') return before;
  const moved = new Set(known === 'others' ? updates.map(({ ref }) => ref) : []);
  const list = await git.ask(['for-each-ref', '--format=%(objectname) %(refname)'], 64 * 1024 * 1024);
  const others = decode(list)
    .split('\n')
    .flatMap((line) => {
      const blank = line.indexOf(' ');
      return blank < 0 || moved.has(line.slice(blank + 1)) ? [] : [line.slice(0, blank)];
    });
  return [...before, ...others];
}

async function newCommits(
  git: Git,
  tips: readonly string[],
  exclude: readonly string[],
  maxCommits: number
): Promise<string[]> {
  if (tips.length === 0) return [];
  // --ignore-missing: a ref of the server may mark a blob, or lead nowhere after a crash.
  const input = [...tips, ...[...new Set(exclude)].map((oid) => `^${oid}`)].join('\n');
  const list = await git.ask(
    ['rev-list', '--topo-order', '--reverse', '--ignore-missing', '--stdin'],
    maxCommits * LINE_BYTES,
    `${input}\n`
  );
  return decode(list)
    .split('\n')
    .filter((line) => line !== '');
}
