const FIRST = 1_000;
const LONGEST = 5 * 60_000;
/** The longest that the other side may ask for. */
const LONGEST_ASKED = 60 * 60_000;
const JITTER = 0.2;

/** How long to wait after failures in a row: twice as long each time, up to five minutes, never all at once. */
export class Backoff {
  private failures = 0;
  private until = 0;

  constructor(private readonly random: () => number = Math.random) {}

  /** Notes a failure; `seconds` is what the other side asked for. Answers the milliseconds to wait. */
  failed(now: number, seconds?: number): number {
    const own = Math.min(LONGEST, FIRST * 2 ** this.failures);
    this.failures += 1;
    const asked = Math.min(LONGEST_ASKED, (seconds ?? 0) * 1_000);
    const wait = Math.max(asked, own) * (1 + JITTER * this.random());
    this.until = now + wait;
    return wait;
  }

  succeeded(): void {
    this.failures = 0;
    this.until = 0;
  }

  /** Milliseconds until the next try. */
  remaining(now: number): number {
    return Math.max(0, this.until - now);
  }
}
