import type { Direction, HistoryEntry } from '../../common';

/** A look or a download, or a step that belongs to no request: goes to the audit stream at once. */
export interface AuditEvent {
  action: string;
  by: string;
  outcome: 'success' | 'failure';
  request?: { id: string; direction: Direction };
  project?: { id: string; name?: string };
  reason?: string;
  detail?: Record<string, unknown>;
}

/** Writes `logs-tre.audit-default`: create only. */
export interface AuditWriter {
  /**
   * Copies the steps of one request that are not in the stream yet. Never rejects: what could not be copied is
   * logged and left to the timer. Handlers do not wait for it; the steps are safe in the request's history.
   */
  copy(requestId: string): Promise<void>;
  /** Stores one event now; throws when it could not be stored. */
  record(event: AuditEvent): Promise<void>;
  /** Number of the first step that is not what was copied to the stream, or undefined when all that were are. */
  firstDifference(requestId: string, history: readonly HistoryEntry[]): Promise<number | undefined>;
  start(): void;
  /** Ends the timer and waits for the copies in progress. */
  stop(): Promise<void>;
}
