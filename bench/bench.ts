import type { Result } from './result';
import type { Stage } from './stage';

/** What a benchmark gets. */
export interface Bench {
  quick: boolean;
  /** Events over which the first page of Processes is looked for. */
  events: number;
  /** The engine is one that was there already. */
  external: boolean;
  /** Opened when it is first asked for. */
  stage(): Promise<Stage>;
  say(line: string): void;
}

/** Measures one thing; a thrown error is a failure, a missed target is not. */
export type Benchmark = (bench: Bench) => Promise<Result[]>;
