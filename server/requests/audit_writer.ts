import type { Direction } from '../../common';

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
  /** Copies the steps of one request that are not in the stream yet. A failure is left to the timer. */
  copy(requestId: string): Promise<void>;
  /** Stores one event now; throws when it could not be stored. */
  record(event: AuditEvent): Promise<void>;
  start(): void;
  /** Ends the timer and waits for the run in progress. */
  stop(): Promise<void>;
}
