import type { ByteSource } from '../source';

/** A part of another source; what reaches beyond its end is cut off. */
export class SliceSource implements ByteSource {
  readonly size: number;

  constructor(
    private readonly whole: ByteSource,
    private readonly start: number,
    length: number
  ) {
    this.size = Math.max(0, Math.min(length, whole.size - start));
  }

  read(offset: number, length: number): Buffer {
    return this.whole.read(this.start + offset, Math.max(0, Math.min(length, this.size - offset)));
  }
}

const ZEROS = Buffer.alloc(64 * 1024);

/** Whether a stretch holds nothing but zero bytes, as filling does. */
export function isFilling(source: ByteSource, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset += ZEROS.length) {
    const bytes = source.read(offset, Math.min(ZEROS.length, end - offset));
    if (!bytes.equals(ZEROS.subarray(0, bytes.length))) return false;
  }
  return true;
}
