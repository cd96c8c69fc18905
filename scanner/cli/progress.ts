import type { WriteStream } from 'node:tty';

const WIDTH = 24;
/** A terminal is written to this often at most. */
const INTERVAL_MS = 100;

/** A bar on a terminal; nothing at all in a pipe. */
export class Progress {
  private drawn = 0;
  private done = 0;

  constructor(
    private readonly stream: Pick<WriteStream, 'write'> & { isTTY?: boolean },
    private readonly total: number
  ) {}

  step(): void {
    this.done += 1;
    const now = performance.now();
    if (!this.stream.isTTY || now - this.drawn < INTERVAL_MS) return;
    this.drawn = now;
    const filled = Math.floor((this.done / Math.max(1, this.total)) * WIDTH);
    this.stream.write(`\r[${'='.repeat(filled).padEnd(WIDTH)}] ${this.done} of ${this.total} files`);
  }

  /** Takes the bar away, so that what follows stands on a clean line. */
  clear(): void {
    if (this.stream.isTTY) this.stream.write('\r\u001B[2K');
    this.drawn = 0;
  }
}
