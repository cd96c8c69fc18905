import { LIMITS } from '../../common';
import type { HistoryEntry } from '../../common';
import { conflict } from '../errors';
import { canonicalHash } from './canonical_hash';
import type { NewStep } from './request_store';

/** Steps that machines leave free, so that people can still decide and a late block can still stop a release. */
const KEPT_FOR_PEOPLE = 100;

/** What the next entry carries as `previous`, and the audit stream as the head of the chain. */
export function entryHash(entry: HistoryEntry): string {
  return canonicalHash(entry);
}

/** The history with the steps chained to its end. Throws AirlockError 409 when it would pass its bound. */
export function appendSteps(
  history: readonly HistoryEntry[],
  steps: readonly NewStep[],
  at: string
): HistoryEntry[] {
  if (history.length + steps.length > LIMITS.history)
    throw conflict(
      `The history of this request is full (${LIMITS.history} steps). Withdraw it and submit its files as a new request.`
    );
  const chained = [...history];
  for (const step of steps) {
    const last = chained[chained.length - 1];
    chained.push({
      ...step,
      sequence: chained.length + 1,
      at,
      previous: last ? entryHash(last) : null,
    });
  }
  return chained;
}

/** Throws AirlockError 409 when a scanner's message that moves nothing would use up the steps of people. */
export function checkRoomForMachines(history: readonly HistoryEntry[]): void {
  if (history.length < LIMITS.history - KEPT_FOR_PEOPLE) return;
  throw conflict(
    `The history of this request is nearly full (${history.length} of ${LIMITS.history} steps). Send larger ` +
      `batches (up to ${LIMITS.batchFiles} files), or submit the files as a new request.`
  );
}

/** Number of the first entry that does not follow from the one before it, or undefined when all do. */
export function verifyChain(history: readonly HistoryEntry[]): number | undefined {
  let previous: string | null = null;
  for (const [index, entry] of history.entries()) {
    if (entry.sequence !== index + 1 || entry.previous !== previous) return index + 1;
    previous = entryHash(entry);
  }
  return undefined;
}

/** When the request was last submitted before the step; undefined for a submission itself. */
export function lastSubmission(history: readonly HistoryEntry[], step: HistoryEntry): string | undefined {
  const isSubmission = ({ action }: HistoryEntry) => action === 'submit' || action === 'resubmit';
  if (isSubmission(step)) return undefined;
  return history.filter((entry) => entry.sequence < step.sequence && isSubmission(entry)).pop()?.at;
}

/** A step as the audit stream holds it. */
export interface AuditedStep {
  sequence: number;
  /** Hash of the entry when it was copied. */
  head: string;
}

/** Number of the first step that is not what was copied to the audit stream, or undefined. */
export function differsFromAudit(
  history: readonly HistoryEntry[],
  audited: readonly AuditedStep[]
): number | undefined {
  const differing = audited
    .filter(({ sequence, head }) => {
      const entry = history[sequence - 1];
      return !entry || entryHash(entry) !== head;
    })
    .map(({ sequence }) => sequence);
  return differing.length > 0 ? Math.min(...differing) : undefined;
}
