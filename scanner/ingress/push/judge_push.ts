import { LEVELS, LIMITS, resultOfFindings } from '../../../common';
import type { Finding, Result } from '../../../common';
import type { Judgement } from '../../content/inspect';
import type { Policy } from '../../policy';
import { ordered } from '../../scan/ordered';
import type { BlobCache } from '../cache/blob_cache';
import type { Change } from '../git/changes';
import { decode } from '../git/commit';
import { GitError, GitLimit } from '../git/git';
import type { Git } from '../git/git';
import { ObjectReader } from '../git/object_reader';
import { checkForm, checkLink } from './check_form';
import { findingOf } from './note';
import type { Note } from './note';
import { readPush } from './read_push';
import type { Known, PushContent } from './read_push';
import type { RefUpdate } from './updates';

export interface PushJudgement {
  verdict: Result;
  findings: Finding[];
  /** `error` when not all could be judged; the verdict is then never `pass`. */
  scan: 'complete' | 'error';
  content: PushContent;
  /** Files that the push brings, in all its commits, and those that were judged before. */
  files: number;
  known: number;
}

export interface Judge {
  judgeBlob(path: string, content: Uint8Array): Promise<Judgement>;
  /** Files judged at the same time. */
  jobs: number;
}

/** A link's target is a path. */
const MAX_LINK_BYTES = 4_096;
const EMPTY: PushContent = { commits: [], tags: [], oddTips: [], changes: [] };

/** Judges every commit, tag, name and file of a push, deleted again or not. Never rejects: what fails is a finding. */
export async function judgePush(
  git: Git,
  updates: readonly RefUpdate[],
  known: Known,
  policy: Policy,
  judge: Judge,
  cache?: BlobCache
): Promise<PushJudgement> {
  const reader = new ObjectReader(git);
  const session = new Session(policy);
  let content = EMPTY;
  let cached = 0;
  try {
    content = await readPush(git, reader, updates, known, policy.threshold('pushCommits'));
    if (content.changes.length > policy.threshold('pushFiles'))
      throw new GitLimit(
        `the push has ${content.changes.length} new files, more than ${policy.threshold('pushFiles')} are not judged`
      );
    session.note(...checkForm(content), ...(await rewritten(git, updates)));
    await judgeMessages(content, judge, session);
    cached = await judgeFiles(content.changes, reader, policy, judge, session, cache);
  } catch (error) {
    if (!(error instanceof GitError) && !(error instanceof GitLimit)) throw error;
    session.failed = true;
    session.note({ rule: error instanceof GitLimit ? 'scan/limit' : 'scan/failed', evidence: error.message });
  } finally {
    reader.close();
  }
  return { ...session.result(), content, files: content.changes.length, known: cached };
}

/** Collects findings, the gravest kept when there are more than the API takes. */
class Session {
  failed = false;
  private findings: Finding[] = [];
  private readonly deadline: number;

  constructor(private readonly policy: Policy) {
    this.deadline = performance.now() + policy.threshold('pushSeconds') * 1_000;
  }

  note(...notes: Note[]): void {
    for (const note of notes) {
      const finding = findingOf(note, this.policy);
      if (finding) this.findings.push(finding);
    }
  }

  judged(
    { findings, scan }: Pick<Judgement, 'findings' | 'scan'>,
    file: string | undefined,
    commit: string
  ): void {
    this.failed ||= scan === 'error';
    for (const finding of findings)
      this.findings.push({ ...finding, ...(file !== undefined && { file }), commit });
  }

  checkTime(): void {
    if (performance.now() > this.deadline)
      throw new GitLimit(`judging the push took longer than ${this.policy.threshold('pushSeconds')} s`);
  }

  result(): Pick<PushJudgement, 'verdict' | 'findings' | 'scan'> {
    const verdict = resultOfFindings(this.findings);
    const gravest = [...this.findings].sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level));
    return {
      verdict: this.failed && verdict === 'pass' ? 'review' : verdict,
      findings: gravest.slice(0, LIMITS.findingsPerPush),
      scan: this.failed ? 'error' : 'complete',
    };
  }
}

/** Messages of commits and tags are text that comes in like any other. */
async function judgeMessages({ commits, tags }: PushContent, judge: Judge, session: Session): Promise<void> {
  const texts = [...commits, ...tags].map(({ oid, message }) => ({ oid, message }));
  const judgements = ordered(texts, judge.jobs * 2, async ({ oid, message }) => {
    session.checkTime();
    return { oid, judgement: await judge.judgeBlob('message.txt', Buffer.from(message)) };
  });
  for await (const { oid, judgement } of judgements) {
    const said = judgement.findings.filter(({ rule }) => !/^(?:types|names)\//.test(rule));
    session.judged(
      {
        findings: said.map((finding) => ({
          ...finding,
          message: `In the message: ${finding.message}`.slice(0, LIMITS.messageLength),
        })),
        scan: judgement.scan,
      },
      undefined,
      oid
    );
  }
}

async function judgeFiles(
  changes: readonly Change[],
  reader: ObjectReader,
  policy: Policy,
  judge: Judge,
  session: Session,
  cache?: BlobCache
): Promise<number> {
  let cached = 0;
  const files = changes.filter(({ mode }) => mode !== '160000');
  const judgements = ordered(inTurn(files, reader, policy), judge.jobs * 2, async (load) => {
    session.checkTime();
    const before = cache?.get(load.change);
    if (before) {
      cached += 1;
      return { change: load.change, judgement: before };
    }
    const read = await load.read();
    if (!('content' in read)) return { change: load.change, note: read };
    const judgement = await judge.judgeBlob(load.change.path, read.content);
    if (judgement.scan === 'complete') cache?.put(load.change, judgement);
    return { change: load.change, judgement };
  });
  for await (const { change, judgement, note } of judgements) {
    if (note) session.note(note);
    if (judgement) session.judged(judgement, change.path, change.commit);
  }
  return cached;
}

interface Load {
  change: Change;
  read: () => Promise<{ content: Buffer } | Note>;
}

/** Reads go one after another through one reader, whatever is judged at the same time. */
function inTurn(changes: readonly Change[], reader: ObjectReader, policy: Policy): Load[] {
  let last: Promise<unknown> = Promise.resolve();
  const most = policy.threshold('blobBytes');
  return changes.map((change) => ({
    change,
    read: () => {
      const mine = last.then(() => readFile(change, reader, most));
      last = mine.catch(() => undefined);
      return mine;
    },
  }));
}

async function readFile(
  change: Change,
  reader: ObjectReader,
  most: number
): Promise<{ content: Buffer } | Note> {
  const link = change.mode === '120000';
  const { type, size, content } = await reader.read(change.oid, link ? MAX_LINK_BYTES : most);
  if (type !== 'blob') throw new GitError(`The object ${change.oid} is a ${type} and no file.`);
  if (!content)
    return { rule: 'push/large-file', commit: change.commit, file: change.path, evidence: `${size} bytes` };
  return link ? checkLink(change, decode(content)) : { content };
}

/** Refs whose old tip is no ancestor of the new one. */
async function rewritten(git: Git, updates: readonly RefUpdate[]): Promise<Note[]> {
  const notes: Note[] = [];
  for (const { ref, before, after } of updates) {
    if (/^0+$/.test(before) || /^0+$/.test(after)) continue;
    const base = await git.ask(['merge-base', '--is-ancestor', before, after], 1_024).then(
      () => true,
      // Exit code 1: it is none. Anything else shows itself when the push is read.
      () => false
    );
    if (!base)
      notes.push({ rule: 'push/rewritten', file: ref, commit: after, evidence: `${before} was replaced` });
  }
  return notes;
}
