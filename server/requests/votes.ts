import { manifestText } from '../../common';
import type { Vote, VoteBody } from '../../common';
import { badRequest } from '../errors';
import { textHash } from './canonical_hash';
import { hasItsVotes, totals } from './counts';
import type { Change, ChangedDocument, NewStep, RequestDocument, StoredFile } from './request_store';

/** Paths that a step of the history names; the votes beside the files say the rest. */
const NAMED_PATHS = 10;
/** Characters of each. */
const NAMED_LENGTH = 200;

const withVote = (votes: readonly Vote[], vote: Vote): Vote[] => [
  ...votes.filter(({ by }) => by !== vote.by),
  vote,
];

/** The paths in short, with a hash over all of them and their contents, in the form of a manifest. */
export function pathsDetail(files: readonly Pick<StoredFile, 'path' | 'sha256'>[]): Record<string, unknown> {
  return {
    files: files.length,
    files_sha256: textHash(manifestText(files)),
    paths: files.slice(0, NAMED_PATHS).map(({ path }) => path.slice(0, NAMED_LENGTH)),
  };
}

function chosenFiles(files: readonly StoredFile[], paths: readonly string[]): Set<string> {
  const known = new Set(files.map(({ path }) => path));
  const unknown = paths.filter((path) => !known.has(path));
  if (unknown.length > 0)
    throw badRequest(
      `The request has no file "${unknown[0]?.slice(0, NAMED_LENGTH)}"` +
        (unknown.length > 1 ? ` (and ${unknown.length - 1} more that you name).` : '.')
    );
  return new Set(paths);
}

interface Voted {
  document: ChangedDocument;
  /** Votes of every file, or of the push. */
  votes: Vote[][];
  detail: Record<string, unknown>;
}

function voteOnPush(document: ChangedDocument, vote: Vote, paths: VoteBody['paths']): Voted {
  if (paths) throw badRequest('A push is voted on as a whole: leave "paths" out.');
  const pushed = document.pushed && {
    ...document.pushed,
    votes: withVote(document.pushed.votes, vote),
  };
  return {
    document: { ...document, pushed },
    votes: [pushed?.votes ?? []],
    detail: { commit: pushed?.after },
  };
}

function voteOnFiles(document: ChangedDocument, vote: Vote, paths: VoteBody['paths']): Voted {
  const chosen = paths && chosenFiles(document.files, paths);
  const files = document.files.map((file) =>
    chosen && !chosen.has(file.path) ? file : { ...file, votes: withVote(file.votes, vote) }
  );
  const detail = chosen
    ? pathsDetail(files.filter(({ path }) => chosen.has(path)))
    : { files: files.length, manifest_sha256: document.manifest?.sha256 };
  return { document: { ...document, files }, votes: files.map((file) => file.votes), detail };
}

/** What all votes together decide, once every file has its votes: one that asks for changes returns it. */
function decision(votes: readonly Vote[][], needed: number): 'approve' | 'return' | undefined {
  if (!votes.every((given) => hasItsVotes(given, needed))) return undefined;
  return votes.flat().every(({ vote }) => vote === 'approve') ? 'approve' : 'return';
}

/** A reviewer's vote, which replaces their earlier one, and the decision that follows when it was the last. */
export function applyVote(current: RequestDocument, body: VoteBody, by: string, at: string): Change {
  const vote: Vote = { by, vote: body.vote, at };
  const voted = (current.pushed ? voteOnPush : voteOnFiles)(current, vote, body.paths);
  const steps: NewStep[] = [
    {
      action: 'vote',
      by,
      from: current.status,
      to: current.status,
      reason: body.reason,
      detail: { vote: body.vote, ...voted.detail },
    },
  ];
  const decided = decision(voted.votes, current.approvals_needed);
  let { status } = current;
  if (decided) {
    status = decided === 'approve' ? 'approved' : 'returned';
    steps.push({ action: decided, by, from: current.status, to: status, detail: { decided_by: 'votes' } });
  }
  const document = { ...voted.document, status };
  return { document: { ...document, ...totals(document) }, steps };
}
