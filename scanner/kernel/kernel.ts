import fs from 'node:fs';

import { builtFile } from '../built_file';

/** What `assembly/index.ts` exports; places are offsets in its memory. */
interface Exports {
  memory: WebAssembly.Memory;
  eventsAt(): number;
  windowAt(): number;
  windowBytes(): number;

  beginTokens(goesOn: boolean): void;
  scanTokens(length: number, what: number): number;
  tokensReached(): number;
  hasPeople(): number;

  beginLines(): void;
  scanLines(length: number): number;
  linesDone(length: number): number;
  endLines(): number;
  lineFactsAt(): number;

  beginRows(delimiter: number): void;
  scanRows(length: number): void;
  endRows(): void;
  rowFactsAt(): number;

  mayHoldMarkup(length: number): number;

  clearRecords(): void;
  keyAt(column: number): number;
  addKey(column: number, size: number): void;
  sampleRecords(column: number, most: number, least: number, cells: number, smallBound: number): void;
  recordCells(): number;
  areRecordsDone(): number;
  countRecords(column: number, most: number, smallBound: number): void;
  readRecords(from: number, stop: number, length: number): number;
  recordColumn(): number;
  setRecordColumn(column: number): void;
  recordRows(): number;
  isUnknownKey(): number;
  eventCount(): number;

  samplesAt(): number;
  keptAt(column: number): number;
  hashesAt(column: number): number;

  beginJson(maxDepth: number, lines: boolean): void;
  pushJson(length: number): number;
  endJson(): number;

  wantedAt(): number;
  tallyAt(): number;
  sampleRows(most: number, least: number, cells: number, smallBound: number): void;
  countRows(most: number, smallBound: number): void;
  readRows(from: number, length: number, lastEnd: number, delimiter: number): number;
  rowsRead(): number;
  cellsRead(): number;
  areRowsDone(): number;
}

/** What the module tells: its kind, where it stands in the window, and what else the kind says. */
export type Tell = (kind: number, start: number, end: number, extra: number) => void;

/** Zeroes behind a window: the last step of sixty-four bytes reaches over its end, and looks a little ahead. */
const BEHIND = 128;
/** Numbers of one event. */
const EVENT = 4;

/**
 * The loops over every byte of a text, as a WebAssembly module that looks at sixty-four bytes at a time. It imports
 * nothing, so it reaches nothing but its own memory, and that never grows. Each kind of loop has one state, so of two
 * texts one is read to its end before the other is begun.
 */
export class Kernel {
  readonly exports: Exports;
  /** The module's memory, as bytes and as numbers: cheaper than a view for each few of them. */
  readonly bytes: Buffer;
  readonly words: Int32Array;
  private readonly window: Uint8Array;
  private readonly events: Int32Array;
  private laid?: Buffer;

  constructor(module: WebAssembly.Module) {
    this.exports = new WebAssembly.Instance(module).exports as Exports;
    const { memory, windowAt, windowBytes, eventsAt } = this.exports;
    this.bytes = Buffer.from(memory.buffer);
    this.words = new Int32Array(memory.buffer);
    this.window = new Uint8Array(memory.buffer, windowAt(), windowBytes() + BEHIND);
    this.events = new Int32Array(memory.buffer, eventsAt());
  }

  /**
   * Lays bytes where the loops read them, unless these very ones lie there: several loops read the same window. A
   * buffer whose bytes have changed must come as another object, as those of a source do.
   */
  lay(bytes: Buffer): number {
    if (bytes === this.laid) return bytes.length;
    const { window } = this;
    if (bytes.length + BEHIND > window.length) throw new RangeError(`a window of ${bytes.length} bytes`);
    window.set(bytes);
    window.fill(0, bytes.length, bytes.length + BEHIND);
    this.laid = bytes;
    return bytes.length;
  }

  /** Hands on the first so many events. */
  tell(count: number, tell: Tell): void {
    const { events } = this;
    for (let at = 0; at < count * EVENT; at += EVENT)
      tell(
        events[at] as number,
        events[at + 1] as number,
        events[at + 2] as number,
        events[at + 3] as number
      );
  }

  /** A view on numbers that the module keeps. */
  numbers(at: number, count: number): Float64Array {
    return new Float64Array(this.exports.memory.buffer, at, count);
  }
}

let compiled: WebAssembly.Module | undefined;
let shared: Kernel | undefined;
let other: Kernel | undefined;

const newKernel = () =>
  new Kernel((compiled ??= new WebAssembly.Module(fs.readFileSync(builtFile('kernel.wasm')))));

/** The kernel of this thread, made when it is first needed. */
export function kernel(): Kernel {
  return (shared ??= newKernel());
}

/** A second one, for what reads a text in turns with a loop of the same kind. */
export function otherKernel(): Kernel {
  return (other ??= newKernel());
}
