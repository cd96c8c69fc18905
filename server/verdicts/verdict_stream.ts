import type { ItemOutcome, StoredVerdict } from '../../common';

/** One ECS document for the stream, with its key as id. */
export interface StreamDocument {
  key: string;
  document: Record<string, unknown>;
}

export type AddOutcome = Pick<ItemOutcome, 'status' | 'error'>;

export interface VerdictsOfRequest {
  request: string;
  path?: string;
  size: number;
  /** Where the page before ended. */
  after?: StreamPosition;
}

export interface StreamPosition {
  /** Milliseconds of `@timestamp`. */
  time: number;
  key: string;
}

export interface StreamPage {
  items: StoredVerdict[];
  /** Where the next page begins; undefined on the last. */
  next?: StreamPosition;
}

/** `logs-tre.verdict-default`: create only. */
export interface VerdictStream {
  /**
   * Adds documents; answers one outcome each, in their order. One that is there already is a duplicate.
   * Rejects when Elasticsearch took none of them; then all can be sent again.
   */
  add(documents: readonly StreamDocument[]): Promise<AddOutcome[]>;
  /** Verdicts of one request, newest first, one a key. */
  page(query: VerdictsOfRequest): Promise<StreamPage>;
}
