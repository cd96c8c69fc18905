import type { ByteSource } from '../source';

const ZEROS = Buffer.alloc(64 * 1024);

/** Whether a stretch holds nothing but zero bytes, as filling does. */
export function isFilling(source: ByteSource, start: number, end: number): boolean {
  const into = end - start > ZEROS.length ? Buffer.allocUnsafe(ZEROS.length) : undefined;
  for (let offset = start; offset < end; offset += ZEROS.length) {
    const bytes = source.read(offset, Math.min(ZEROS.length, end - offset), into);
    if (!bytes.equals(ZEROS.subarray(0, bytes.length))) return false;
  }
  return true;
}
