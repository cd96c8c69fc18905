import type { SimulatedEvent } from '../../simulator/windows_event';
import type { Stage } from './stage';

/** An event as it is sent to Elasticsearch; nested objects of ECS. */
export type Document = Record<string, unknown>;

/** When, in seconds after the set's first moment. Negative or fractional values are allowed. */
interface Placed {
  offset: number;
}

/** What Winlogbeat sends, before any ingest pipeline. */
export interface WinlogbeatEvent extends Placed {
  target: 'winlogbeat';
  build(stage: Stage, at: number): SimulatedEvent;
}

/**
 * `linux`: Sysmon for Linux as Elastic Agent stores it; `auditbeat`: Auditbeat; `verdict` and `audit`: the
 * airlock's own streams.
 */
export interface StoredKindOfEvent extends Placed {
  target: 'linux' | 'auditbeat' | 'verdict' | 'audit';
  build(stage: Stage, at: number): Document;
}

export type ProofEvent = WinlogbeatEvent | StoredKindOfEvent;
export type Target = ProofEvent['target'];

/** A field and the value that it has in the exception that an operator would make. */
export type Exception = (stage: Stage) => Record<string, string>;

export interface EventSet {
  /** What happens, in words that a person understands. */
  words: string;
  events: ProofEvent[];
  /** A benign set that only an operator's exception keeps from alerting. */
  exception?: Exception;
}

export interface Proof {
  /**
   * The rule hits its sets on Winlogbeat's own documents, too, without this project's pipelines
   * (after Winlogbeat's module pipelines, as they lie in an ordinary cluster).
   */
  plain: boolean;
  /** At least three, each written from how the technique is done. */
  hits: EventSet[];
  /** A benign twin of each hit. */
  misses: EventSet[];
}
