import { BufferSource } from '../source';
import type { ByteSource } from '../source';

/** The content ended before what it announced. */
export class EndOfContent extends Error {}

/** Bytes that are read from the source at a time. */
const WINDOW = 64 * 1024;

/** Reads numbers, lines and strings one after another; what is skipped is not read. */
export class Reader {
  private window: Buffer = Buffer.alloc(0);
  private windowAt = 0;

  constructor(
    readonly source: ByteSource,
    public at = 0,
    readonly end = source.size
  ) {}

  static of(bytes: Buffer): Reader {
    return new Reader(new BufferSource(bytes));
  }

  get isAtEnd(): boolean {
    return this.at >= this.end;
  }

  get left(): number {
    return this.end - this.at;
  }

  u8(): number {
    return this.need(1).readUInt8(this.take(1));
  }

  u16(): number {
    return this.need(2).readUInt16LE(this.take(2));
  }

  u32(): number {
    return this.need(4).readUInt32LE(this.take(4));
  }

  i32(): number {
    return this.need(4).readInt32LE(this.take(4));
  }

  /** 64 bits; throws where the number is larger than any file. */
  u64(): number {
    const value = this.need(8).readBigUInt64LE(this.take(8));
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new EndOfContent('a length is larger than any file');
    return Number(value);
  }

  /** A copy of the next bytes, of which at most `most` are kept. */
  bytes(length: number, most = length): Buffer {
    if (length > this.left) throw new EndOfContent('it ends within a string');
    const kept = Buffer.from(this.source.read(this.at, Math.min(length, most)));
    this.at += length;
    return kept;
  }

  skip(length: number): void {
    if (length > this.left) throw new EndOfContent('it ends within its data');
    this.at += length;
  }

  /** Text up to the next line end, without it; at most `most` bytes of it. */
  line(most = 4_096): string {
    const parts: Buffer[] = [];
    let length = 0;
    for (;;) {
      if (this.isAtEnd) throw new EndOfContent('it ends within a line');
      const piece = this.source.read(this.at, Math.min(this.left, 1_024));
      const newline = piece.indexOf(10);
      const part = newline === -1 ? piece : piece.subarray(0, newline);
      if (length < most) parts.push(Buffer.from(part.subarray(0, most - length)));
      length += part.length;
      this.at += newline === -1 ? piece.length : newline + 1;
      if (newline !== -1) return Buffer.concat(parts).toString('latin1');
    }
  }

  private need(length: number): Buffer {
    if (length > this.left) throw new EndOfContent('it ends too early');
    if (this.at < this.windowAt || this.at + length > this.windowAt + this.window.length) {
      this.window = Buffer.from(this.source.read(this.at, Math.min(WINDOW, this.left)));
      this.windowAt = this.at;
    }
    return this.window;
  }

  private take(length: number): number {
    const at = this.at - this.windowAt;
    this.at += length;
    return at;
  }
}
