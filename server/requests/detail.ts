import type { HistoryEntry, Project, RequestDetail, RequestFile, Vote } from '../../common';
import { shownFiles } from './counts';
import { PERSONS_ACTIONS, canAct, isHeld, voteRefusal } from './policies';
import type { Actor } from './policies';
import type { RequestDocument, Superseded } from './request_store';
import { toSummary } from './summary';

const votedBy = (name: string) => (votes: readonly Vote[]) => votes.some(({ by }) => by === name);

/**
 * Reviews by several people are independent: others' votes are hidden until the reader has voted on
 * everything. When one approval is enough there is nothing to keep apart.
 */
export function hidesVotes(document: RequestDocument, reader: string): boolean {
  if (document.status !== 'in_review' || document.approvals_needed < 2) return false;
  const given = document.pushed ? [document.pushed.votes] : document.files.map(({ votes }) => votes);
  return !given.every(votedBy(reader));
}

const redacted = (entry: HistoryEntry, reader: string): HistoryEntry =>
  entry.action === 'vote' && entry.by !== reader
    ? { ...entry, reason: undefined, detail: { hidden: true } }
    : entry;

function withoutKeys<T extends Superseded>({ earlier: _earlier, ...rest }: T): Omit<T, 'earlier'> {
  return rest;
}

/** GET /requests/{id}, as this reader may see it. */
export function toDetail(document: RequestDocument, project: Project, reader: Actor): RequestDetail {
  const hidden = hidesVotes(document, reader.name);
  const seen = (votes: readonly Vote[]) =>
    hidden ? votes.filter(({ by }) => by === reader.name) : [...votes];
  const shown = shownFiles(document);
  const files = shown.map((file): RequestFile => ({ ...withoutKeys(file), votes: seen(file.votes) }));
  const refused = voteRefusal(reader, document, project);
  const { manifest, pushed } = document;
  const collecting = document.status === 'submitted' || document.incoming.length > 0;
  return {
    ...toSummary(document),
    ...(manifest
      ? { manifest: { ...manifest, received: collecting ? shown.length : document.files.length } }
      : {}),
    files,
    ...(pushed ? { pushed: { ...withoutKeys(pushed), votes: seen(pushed.votes) } } : {}),
    history: hidden ? document.history.map((entry) => redacted(entry, reader.name)) : document.history,
    moves: isHeld(document, project) ? [] : PERSONS_ACTIONS.filter((action) => canAct(action, document)),
    votes_hidden: hidden,
    ...(refused === undefined ? {} : { vote_refused: refused }),
    ...(document.release ? { release: document.release } : {}),
  };
}
