import type {
  HistoryEntry,
  RequestFile,
  RequestSummary,
  Push,
  Manifest,
  Vote,
  VerdictRef,
} from '../../common';

/** A request as it is stored in `tre-airlock-requests`: one lean document, with its whole history. */
export interface RequestDocument extends Omit<RequestSummary, 'push'> {
  manifest?: Manifest;
  files: RequestFile[];
  /** Files of a manifest that is not whole yet; they become `files` when it is. */
  incoming: RequestFile[];
  push?: Push & { votes: Vote[]; verdicts: VerdictRef[] };
  history: HistoryEntry[];
  /** True while steps wait to be copied to the audit stream. */
  audit_pending: boolean;
  /** Number of the last step that is in the audit stream. */
  audited: number;
  release?: { at: string; by: string; destination: string; files: number; commit?: string };
  /** Names, titles and people, for the queue's text search. */
  search: string;
}

export interface StoredRequest {
  document: RequestDocument;
  seqNo: number;
  primaryTerm: number;
}

/** A step to be recorded: storage takes it as a required argument, so nothing changes without its entry. */
export type NewStep = Omit<HistoryEntry, 'sequence' | 'previous' | 'at'>;

export interface Change {
  document: RequestDocument;
  steps: NewStep[];
}

/** Requests, written whole with if_seq_no; every write appends to the chained history. */
export interface RequestStore {
  /** Throws AirlockError 404. */
  get(id: string): Promise<StoredRequest>;
  find(id: string): Promise<StoredRequest | undefined>;
  /**
   * Reads, lets `change` decide (it may throw), appends the steps and writes; on a version conflict all of it
   * is done again, so that `change` sees what the other one wrote. Refreshes when a person waits for the queue.
   */
  update(
    id: string,
    change: (current: RequestDocument | undefined) => Change | Promise<Change>,
    options: { refresh: boolean }
  ): Promise<RequestDocument>;
}
