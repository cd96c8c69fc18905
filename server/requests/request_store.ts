import type {
  HistoryEntry,
  Manifest,
  Push,
  RequestDetail,
  RequestFile,
  RequestSummary,
  VerdictRef,
  Vote,
} from '../../common';

/** Keys of verdicts that a newer one of the same scanner replaced: a late resend of one moves nothing. */
export interface Superseded {
  earlier?: string[];
}

export type StoredFile = RequestFile & Superseded;
export type StoredPush = Push & { votes: Vote[]; verdicts: VerdictRef[] } & Superseded;

/** A request as it is stored in `tre-airlock-requests`: one lean document, with its whole history. */
export interface RequestDocument extends RequestSummary {
  manifest?: Manifest;
  files: StoredFile[];
  /** Files of a manifest that is not whole yet; they become `files` when it is. */
  incoming: StoredFile[];
  /** The whole push; `push` is the short form that the queue shows. */
  pushed?: StoredPush;
  history: HistoryEntry[];
  /** True while steps wait to be copied to the audit stream. */
  audit_pending: boolean;
  /** Number of the last step that is in the audit stream. */
  audited: number;
  release?: RequestDetail['release'];
  /** Names, titles and people, for the queue's text search. */
  search: string;
  /**
   * The summary as JSON, in a field with doc values: a page of the queue is read from there, without parsing
   * documents that may hold 10,000 files each.
   */
  summary: string;
}

export interface StoredRequest {
  document: RequestDocument;
  seqNo: number;
  primaryTerm: number;
  /** What this server wrote last, not read again: another one may have changed it since. */
  remembered?: true;
}

/** A step to be recorded: storage takes it as a required argument, so nothing changes without its entry. */
export type NewStep = Omit<HistoryEntry, 'sequence' | 'previous' | 'at'>;

/** What the store fills itself is left out: the history, its mark for the audit writer, revision and times. */
export type ChangedDocument = Omit<
  RequestDocument,
  'history' | 'audit_pending' | 'audited' | 'revision' | 'created_at' | 'updated_at' | 'summary'
>;

export interface Change {
  document: ChangedDocument;
  /** At least one. */
  steps: NewStep[];
}

/** Decides on what is stored (undefined: nothing yet); undefined when nothing is to change. It may throw. */
export type Decide = (current: RequestDocument | undefined, at: string) => Change | undefined;

export interface UpdateOptions {
  /** What the caller has read already (null: that there is none), to save reading it twice. */
  read?: StoredRequest | null;
}

/**
 * Requests, written whole with if_seq_no; every write appends to the chained history. A request's revision is
 * the number of its last step, so that what a stale caller missed can be told.
 */
export interface RequestStore {
  /** Throws AirlockError 404. */
  get(id: string): Promise<StoredRequest>;
  find(id: string): Promise<StoredRequest | undefined>;
  /**
   * As `find`, but a request whose batches are coming in is not read again after each: the answer may be
   * `remembered`. What is decided on it is only written when it still holds.
   */
  findIncoming(id: string): Promise<StoredRequest | undefined>;
  /**
   * Reads, lets `decide` decide, appends the steps and writes; on a version conflict all of it is done again,
   * so that `decide` sees what the other one wrote. Throws AirlockError 404 when nothing is stored and
   * `decide` changes nothing.
   */
  update(id: string, decide: Decide, options?: UpdateOptions): Promise<RequestDocument>;
  /** Summaries that a query finds, in its order. Throws AirlockError 503 when nothing is installed. */
  search(query: Record<string, unknown>): Promise<SearchHits>;
}

export interface SearchHits {
  hits: Array<{ summary: RequestSummary; sort: unknown[] }>;
  total: number;
  moreThan: boolean;
}
