import fs from 'node:fs';

/** Bytes that can be read at any place: a file of a share, a member of an archive, a blob of git. */
export interface ByteSource {
  /** Bytes in all. */
  readonly size: number;
  /** Bytes that are stored of a file; fewer than `size` where it has holes. Undefined where nobody knows. */
  readonly allocated?: number;
  /**
   * The bytes from `offset`, at most `length` of them, fewer at the end. Nobody may change them. Who reads much gives
   * memory to read into, which a source is free not to use, and uses it again when it likes.
   */
  read(offset: number, length: number, into?: Buffer): Buffer;
}

const NOTHING = Buffer.alloc(0);

/** Bytes in memory. The same bytes asked for twice in a row come as the same buffer, so that readers know them again. */
export class BufferSource implements ByteSource {
  readonly size: number;
  private last = { offset: -1, end: -1, bytes: NOTHING };

  constructor(
    private readonly bytes: Buffer,
    readonly allocated?: number
  ) {
    this.size = bytes.length;
  }

  read(offset: number, length: number): Buffer {
    const { last } = this;
    const end = Math.min(this.size, offset + length);
    if (offset !== last.offset || end !== last.end) {
      last.bytes = this.bytes.subarray(offset, end);
      last.offset = offset;
      last.end = end;
    }
    return last.bytes;
  }
}

/** An open file. Its size is the one it had when it was opened; a file that became shorter is an error. */
export class FileSource implements ByteSource {
  constructor(
    private readonly descriptor: number,
    readonly size: number,
    readonly allocated?: number
  ) {}

  read(offset: number, length: number, into?: Buffer): Buffer {
    const wanted = Math.max(0, Math.min(length, this.size - offset));
    const bytes = into && into.length >= wanted ? into.subarray(0, wanted) : Buffer.allocUnsafe(wanted);
    let filled = 0;
    while (filled < wanted) {
      const count = fs.readSync(this.descriptor, bytes, filled, wanted - filled, offset + filled);
      if (count === 0) throw new Error('The file became shorter while it was read.');
      filled += count;
    }
    return bytes;
  }
}

/** A part of another source. */
export class SlicedSource implements ByteSource {
  constructor(
    private readonly source: ByteSource,
    private readonly start: number,
    readonly size: number
  ) {}

  read(offset: number, length: number, into?: Buffer): Buffer {
    return this.source.read(this.start + offset, Math.max(0, Math.min(length, this.size - offset)), into);
  }
}

/** Bytes of one step through a source. */
export const CHUNK_BYTES = 1024 * 1024;

/** Memory to read a source into step by step; none for what is small, or lies in memory as it is. */
export const stepBuffer = (source: ByteSource): Buffer | undefined =>
  source.size > CHUNK_BYTES && !(source instanceof BufferSource)
    ? Buffer.allocUnsafeSlow(CHUNK_BYTES)
    : undefined;

/** The source's bytes in order, `CHUNK_BYTES` at a time; each step may use the memory of the one before. */
export function* chunks(source: ByteSource): Generator<Buffer> {
  const into = stepBuffer(source);
  for (let offset = 0; offset < source.size; offset += CHUNK_BYTES)
    yield source.read(offset, CHUNK_BYTES, into);
}
