/** Characters kept of all tokens of one kind. */
const POOL_BYTES = 64 * 1024;

/** Tokens put one after another, as the one who split them would read them; bounded. */
export class Pool {
  private bytes?: Buffer;
  private filled = 0;
  /** Tokens, and their characters, kept or not. */
  tokens = 0;
  characters = 0;
  /** The line of the first. */
  line?: number;

  add(token: Buffer, line: () => number): void {
    this.line ??= line();
    this.tokens += 1;
    this.characters += token.length;
    this.bytes ??= Buffer.alloc(POOL_BYTES);
    this.filled += token.copy(this.bytes, this.filled, 0, Math.min(token.length, POOL_BYTES - this.filled));
  }

  get text(): string {
    return this.bytes?.toString('latin1', 0, this.filled) ?? '';
  }
}
