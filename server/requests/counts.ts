import { worstResult } from '../../common';
import type { RequestCounts, RequestSummary, VerdictRef, Vote } from '../../common';
import type { ChangedDocument, StoredFile } from './request_store';

/** Whether enough reviewers voted, whatever they said. */
export const hasItsVotes = (votes: readonly Vote[], needed: number) => votes.length >= needed;

const isApproved = (votes: readonly Vote[], needed: number) =>
  hasItsVotes(votes, needed) && votes.every(({ vote }) => vote === 'approve');

function levelsOf(verdicts: readonly VerdictRef[]): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  for (const { levels } of verdicts) {
    if (!levels) continue;
    sum[0] += levels[0];
    sum[1] += levels[1];
    sum[2] += levels[2];
  }
  return sum;
}

type Judged = Pick<ChangedDocument, 'files' | 'incoming' | 'status' | 'pushed' | 'approvals_needed'>;
type Totals = Pick<RequestSummary, 'counts' | 'risk' | 'worst'>;

function pushTotals({ pushed, approvals_needed }: Judged): Totals {
  const verdicts = pushed?.verdicts ?? [];
  const worst = worstResult(verdicts.map(({ result }) => result));
  const [note, warning, error] = levelsOf(verdicts);
  return {
    worst,
    risk: Math.max(0, ...verdicts.map(({ risk }) => risk ?? 0)),
    counts: {
      files: pushed?.files ?? 0,
      pass: worst === 'pass' ? 1 : 0,
      review: worst === 'review' ? 1 : 0,
      block: worst === 'block' ? 1 : 0,
      note,
      warning,
      error,
      approved: isApproved(pushed?.votes ?? [], approvals_needed) ? 1 : 0,
    },
  };
}

/** The files that a reader of the request looks at: those of a manifest that is coming in, while it does. */
export const shownFiles = ({ status, files, incoming }: Pick<Judged, 'status' | 'files' | 'incoming'>) =>
  status === 'submitted' || incoming.length > 0 ? incoming : files;

/** What the files (or the push) add up to. */
export function totals(document: Judged): Totals {
  if (document.pushed) return pushTotals(document);
  const files: readonly StoredFile[] = shownFiles(document);
  const counts: RequestCounts = {
    files: files.length,
    pass: 0,
    review: 0,
    block: 0,
    note: 0,
    warning: 0,
    error: 0,
    approved: 0,
  };
  let risk = 0;
  for (const file of files) {
    counts[file.result] += 1;
    const [note, warning, error] = levelsOf(file.verdicts);
    counts.note += note;
    counts.warning += warning;
    counts.error += error;
    risk = Math.max(risk, file.risk);
    if (isApproved(file.votes, document.approvals_needed)) counts.approved += 1;
  }
  const worst = counts.block > 0 ? 'block' : counts.review > 0 ? 'review' : 'pass';
  return { counts, risk, worst };
}
