import fs from 'node:fs';
import path from 'node:path';

/** What `assembly/index.ts` exports; places are offsets in its memory. */
interface Exports {
  memory: WebAssembly.Memory;
  eventsAt(): number;
  windowAt(): number;
  windowBytes(): number;
  beginTokens(): void;
  scanTokens(length: number, what: number): number;
  tokensReached(): number;
  hasPeople(): number;
}

/** What the module tells: its kind, where it stands in the window, and what else the kind says. */
export type Tell = (kind: number, start: number, end: number, extra: number) => void;

/** Zeroes behind a window: the last step of sixty-four bytes reaches over its end, and looks a little ahead. */
const BEHIND = 128;
/** Numbers of one event. */
const EVENT = 4;

/** Beside the bundle once built; tests and tools that run from the source use the built one too. */
const moduleFile = (): string => {
  const beside = path.join(__dirname, 'kernel.wasm');
  return fs.existsSync(beside) ? beside : path.resolve(__dirname, '..', 'dist', 'kernel.wasm');
};

/**
 * The loops over every byte of a text, as a WebAssembly module that looks at sixty-four bytes at a time. It imports
 * nothing, so it reaches nothing but its own memory, and that never grows.
 */
export class Kernel {
  private readonly exports: Exports;
  private readonly window: Uint8Array;
  private readonly events: Int32Array;

  constructor(module: WebAssembly.Module) {
    this.exports = new WebAssembly.Instance(module).exports as unknown as Exports;
    const { memory, windowAt, windowBytes, eventsAt } = this.exports;
    this.window = new Uint8Array(memory.buffer, windowAt(), windowBytes() + BEHIND);
    this.events = new Int32Array(memory.buffer, eventsAt());
  }

  /** Reads the tokens of a window; answers whether running text may tell of a person. */
  scanTokens(bytes: Uint8Array, what: number, tell: Tell): boolean {
    const { exports, events } = this;
    this.lay(bytes);
    exports.beginTokens();
    do {
      const end = exports.scanTokens(bytes.length, what) * EVENT;
      for (let at = 0; at < end; at += EVENT)
        tell(
          events[at] as number,
          events[at + 1] as number,
          events[at + 2] as number,
          events[at + 3] as number
        );
    } while (exports.tokensReached() < bytes.length);
    return exports.hasPeople() !== 0;
  }

  private lay(bytes: Uint8Array): void {
    const { window } = this;
    if (bytes.length + BEHIND > window.length) throw new RangeError(`a window of ${bytes.length} bytes`);
    window.set(bytes);
    window.fill(0, bytes.length, bytes.length + BEHIND);
  }
}

let shared: Kernel | undefined;

/** The kernel of this thread, made when it is first needed. */
export function kernel(): Kernel {
  return (shared ??= new Kernel(new WebAssembly.Module(fs.readFileSync(moduleFile()))));
}
